/** @file The page's side of the worker that writes a zip: one worker a zip, gone when it is ended. */

import { proxy, transfer, wrap } from 'comlink';
import { FailureError } from '../core/failure.ts';
import { failure, type Result } from '../protocol/failure.ts';
import type { WritePiece, ZipOutput, ZipWorker } from '../protocol/zip.ts';
import { whenLost } from './whenLost.ts';

export interface WorkerZip extends ZipOutput {
  /** The bytes are given away with their memory. */
  addStored(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Ends the worker, also before the zip is complete; nothing is on its way to the sink after that. */
  end(): Promise<void>;
}

/**
 * A zip onto a stream, written in a worker: what the library leaves to be collected lies there, and not in the page. What is added is awaited
 * before more is.
 *
 * @param sink takes the bytes, in order and in large pieces, and may not keep them; it is closed with the zip.
 * What it throws is thrown by the addition under way.
 */
export function openZip(sink: WritableStream<Uint8Array>): WorkerZip {
  const worker = new Worker(new URL('../../workers/zip.worker.ts', import.meta.url), { type: 'module', name: 'zip' });
  const remote = wrap<ZipWorker>(worker);
  const lost = whenLost(worker, remote).then(() => failure({ code: 'worker-lost', what: 'writing' }));
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
  return {
    addStored: (path, bytes) => done(remote.addStored(path, transfer(bytes, [bytes.buffer]))),
    addText: (path, text) => done(remote.addText(path, text)),
    async close() {
      await done(remote.close());
      await sink.close();
    },
    async end() {
      ended = true;
      await writing;
      worker.terminate();
    },
  };
}
