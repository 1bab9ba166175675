/** @file The page's side of the worker that writes a zip: one worker a zip, gone when it is ended. */

import { proxy, transfer, wrap, type Remote } from 'comlink';
import { FailureError } from '../core/failure.ts';
import { failure, type Result } from '../protocol/failure.ts';
import type { WritePiece, ZipOutput, ZipWorker } from '../protocol/zip.ts';
import { whenLost } from './whenLost.ts';

export interface WorkerZip extends ZipOutput {
  /**
   * Gives the bytes away with their memory; resolves when the worker may be given more. What goes wrong with this addition is thrown by a later
   * one, or by `close`.
   */
  addStored(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Ends the worker, also before the zip is complete; nothing is on its way to the sink after that. */
  end(): Promise<void>;
}

/** One worker: its methods, and the news of its death. */
export interface ZipLink {
  readonly remote: Pick<Remote<ZipWorker>, 'open' | 'addStored' | 'addText' | 'close'>;
  /** Resolves when the worker is gone. */
  readonly lost: Promise<unknown>;
  readonly terminate: () => void;
}

function linkZip(): ZipLink {
  const worker = new Worker(new URL('../../workers/zip.worker.ts', import.meta.url), { type: 'module', name: 'zip' });
  const remote = wrap<ZipWorker>(worker);
  return {
    remote,
    lost: whenLost(worker, remote),
    terminate() {
      worker.terminate();
    },
  };
}

/** What may be with the worker at a time, so that it never waits for the page: files, and their bytes (one may have more). */
const AT_WORKER = { files: 8, bytes: 8 * 1024 * 1024 };

/**
 * A zip onto a stream, written in a worker: what the library leaves to be collected lies there, and not in the page.
 *
 * @param sink takes the bytes, in order and in large pieces, and may not keep them; it is closed with the zip. What it throws is thrown by an
 * addition, or by `close`.
 * @param link starts the worker; another one in tests.
 */
export function openZip(sink: WritableStream<Uint8Array>, link: () => ZipLink = linkZip): WorkerZip {
  const { remote, lost: gone, terminate } = link();
  const lost = gone.then(() => failure({ code: 'worker-lost', what: 'writing' }));
  let refused: { readonly error: unknown } | null = null;
  let ended = false;
  let writing: Promise<unknown> = Promise.resolve();
  const write: WritePiece = async (piece) => {
    const writer = sink.getWriter();
    try {
      await writer.write(piece);
      return transfer(piece, [piece.buffer]);
    } catch (error) {
      // An error that crosses to the worker and back is not the one it was.
      refused = { error };
      return null;
    } finally {
      writer.releaseLock();
    }
  };
  const onPiece: WritePiece = (piece) => {
    // A message may be on its way when the worker is ended, and the sink another's by then.
    const written = ended ? Promise.resolve(null) : write(piece);
    writing = written;
    return written;
  };
  const opened = remote.open(proxy(onPiece));
  const done = async (asked: Promise<Result<null>>): Promise<void> => {
    const result = await Promise.race([opened.then(() => asked), lost]);
    if (refused) throw refused.error;
    if (!result.ok) throw new FailureError(result.error);
  };
  const atWorker: { readonly added: Promise<void>; readonly bytes: number }[] = [];
  const waitWhile = async (holds: () => boolean): Promise<void> => {
    while (atWorker.length > 0 && holds()) await atWorker.shift()!.added;
  };
  const isFull = (): boolean =>
    atWorker.length >= AT_WORKER.files || atWorker.reduce((sum, { bytes }) => sum + bytes, 0) > AT_WORKER.bytes;
  const add = async (added: Promise<void>, bytes: number): Promise<void> => {
    // Thrown when its turn comes, which it never does where an earlier one failed.
    added.catch(() => undefined);
    atWorker.push({ added, bytes });
    await waitWhile(isFull);
  };
  return {
    addStored(path, bytes) {
      const { length } = bytes;
      return add(done(remote.addStored(path, transfer(bytes, [bytes.buffer]))), length);
    },
    addText: (path, text) => add(done(remote.addText(path, text)), text.length),
    async close() {
      await waitWhile(() => true);
      await done(remote.close());
      await sink.close();
    },
    async end() {
      ended = true;
      await writing;
      terminate();
    },
  };
}
