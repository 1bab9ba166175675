/** @file The page's side of the worker that writes a zip: one worker a zip, gone when it is ended. */

import { proxy, transfer, wrap, type Remote } from 'comlink';
import { FailureError } from '../core/failure.ts';
import { failure, type Result } from '../protocol/failure.ts';
import type { WritePiece, ZipOutput, ZipPicture, ZipWorker } from '../protocol/zip.ts';
import { whenLost } from './whenLost.ts';

export interface WorkerZip extends Pick<ZipOutput, 'addText' | 'close'> {
  /**
   * Adds a picture, compressed already; bytes are given away with their memory. Resolves when the worker may be given more. What goes wrong
   * with this addition is thrown by a later one, by `written`, or by `close`.
   */
  addPicture(picture: ZipPicture): Promise<void>;
  /** Waits for all pictures that were added; gives the SHA-256 of each by its path. */
  written(): Promise<ReadonlyMap<string, string>>;
  /** Ends the worker, also before the zip is complete; nothing is on its way to the sink after that. */
  end(): Promise<void>;
}

/** One worker: its methods, and the news of its death. */
export interface ZipLink {
  readonly remote: Pick<Remote<ZipWorker>, 'open' | 'addPictures' | 'addText' | 'close'>;
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

/** What crosses together: a message costs more than a blob's handle. Pictures, and their bytes (one may have more). */
const PARCEL = { pictures: 32, bytes: 4 * 1024 * 1024 };
/** Parcels that are with the worker at a time, so that it reads the next while it writes one. */
const AT_WORKER = 3;

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
  const done = async <T>(asked: Promise<Result<T>>): Promise<T> => {
    const result = await Promise.race([opened.then(() => asked), lost]);
    if (refused) throw refused.error;
    if (!result.ok) throw new FailureError(result.error);
    return result.value;
  };
  const digests = new Map<string, string>();
  const atWorker: Promise<void>[] = [];
  const give = async (work: Promise<void>): Promise<void> => {
    // Thrown when its turn comes, which it never does where an earlier one failed.
    work.catch(() => undefined);
    atWorker.push(work);
    while (atWorker.length > AT_WORKER) await atWorker.shift();
  };
  let parcel: ZipPicture[] = [];
  let weight = 0;
  const post = async (pictures: readonly ZipPicture[]): Promise<void> => {
    const buffers = pictures.flatMap(({ content }) => (content instanceof Blob ? [] : [content.buffer]));
    const made = await done(remote.addPictures(transfer(pictures, buffers)));
    for (const [i, digest] of made.entries()) digests.set(pictures[i]!.path, digest);
  };
  const send = async (): Promise<void> => {
    if (parcel.length === 0) return;
    const pictures = parcel;
    parcel = [];
    weight = 0;
    await give(post(pictures));
  };
  const settle = async (): Promise<void> => {
    await send();
    while (atWorker.length > 0) await atWorker.shift();
  };
  return {
    async addPicture(picture) {
      const { content } = picture;
      const bytes = content instanceof Blob ? content.size : content.length;
      if (weight + bytes > PARCEL.bytes) await send();
      parcel.push(picture);
      weight += bytes;
      if (parcel.length >= PARCEL.pictures || weight >= PARCEL.bytes) await send();
    },
    async written() {
      await settle();
      return digests;
    },
    async addText(path, text) {
      // One text at a time: those of a large set are large.
      await settle();
      await done(remote.addText(path, text));
    },
    async close() {
      await settle();
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
