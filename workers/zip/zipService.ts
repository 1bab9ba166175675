/**
 * @file Writes a zip for the page. Pictures are read and hashed here too: the page names them, and their bytes never come to it (each that
 * did cost it more than writing it, see `docs/speed.md`).
 */

import { transfer } from 'comlink';
import { sha256 } from '../../src/core/bytes/sha256.ts';
import { failureOf } from '../../src/core/failure.ts';
import { failure, success, type Result } from '../../src/protocol/failure.ts';
import type { WritePiece, ZipOutput, ZipPicture, ZipWorker } from '../../src/protocol/zip.ts';
import { hold } from '../studio/hold.ts';
import { inChunks } from './inChunks.ts';
import { createZip } from './zipWriter.ts';

export function createZipService(): ZipWorker {
  let zip: ZipOutput | null = null;
  /** One after another. */
  let tail: Promise<unknown> = Promise.resolve();

  const attempt = <T>(work: (zip: ZipOutput) => Promise<T>): Promise<Result<T>> => {
    const open = zip;
    if (!open) throw new Error('Expected a zip that is open, got none; open it first.');
    const result = tail.then(async () => {
      try {
        return success(await work(open));
      } catch (error) {
        return failure(failureOf(error));
      }
    });
    tail = result;
    return result;
  };
  const done = async (work: Promise<void>): Promise<null> => {
    await work;
    return null;
  };

  return {
    hold,
    open(onPiece) {
      zip = createZip(inChunks(given(onPiece)));
      return Promise.resolve();
    },
    addPictures(pictures) {
      const all = pictures.map(read);
      // Thrown when its turn comes, which it never does where an earlier one failed.
      for (const one of all) one.catch(() => undefined);
      return attempt(async (open) => {
        const digests: string[] = [];
        for (const [i, { path }] of pictures.entries()) {
          const { bytes, digest } = await all[i]!;
          await open.addStored(path, bytes);
          digests.push(digest);
        }
        return digests;
      });
    },
    addText: (path, text) => attempt((open) => done(open.addText(path, text))),
    close: () => attempt((open) => done(open.close())),
  };
}

async function read({ content }: ZipPicture) {
  const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
  return { bytes, digest: await sha256(bytes) };
}

/** Pieces are given to the page with their memory, and come back with it. */
const given =
  (onPiece: WritePiece) =>
  async (piece: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
    const back = await onPiece(transfer(piece, [piece.buffer]));
    if (!back) throw new Error('Expected a piece to be written, got it refused; the page knows why.');
    return back;
  };
