/**
 * @file Writes a zip for the page. Every picture goes through a dozen streams of the library, which copy it twice: here nobody waits
 * for them, and what they leave to be collected lies beside a small heap, which is collected often and at once.
 */

import { transfer } from 'comlink';
import { failureOf } from '../../src/core/failure.ts';
import { failure, success, type Result } from '../../src/protocol/failure.ts';
import type { WritePiece, ZipOutput, ZipWorker } from '../../src/protocol/zip.ts';
import { hold } from '../studio/hold.ts';
import { inChunks } from './inChunks.ts';
import { createZip } from './zipWriter.ts';

export function createZipService(): ZipWorker {
  let zip: ZipOutput | null = null;
  /** One after another: the library keeps what comes meanwhile in buffers. */
  let tail: Promise<unknown> = Promise.resolve();
  const attempt = (work: (zip: ZipOutput) => Promise<void>): Promise<Result<null>> => {
    const open = zip;
    if (!open) throw new Error('Expected a zip that is open, got none; open it first.');
    const result = tail.then(async () => {
      try {
        await work(open);
        return success(null);
      } catch (error) {
        return failure(failureOf(error));
      }
    });
    tail = result;
    return result;
  };
  return {
    hold,
    open(onPiece) {
      zip = createZip(inChunks(given(onPiece)));
      return Promise.resolve();
    },
    addStored: (path, bytes) => attempt((open) => open.addStored(path, bytes)),
    addText: (path, text) => attempt((open) => open.addText(path, text)),
    close: () => attempt((open) => open.close()),
  };
}

/** Pieces are given to the page with their memory, and come back with it. */
const given =
  (onPiece: WritePiece) =>
  async (piece: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> => {
    const back = await onPiece(transfer(piece, [piece.buffer]));
    if (!back) throw new Error('Expected a piece to be written, got it refused; the page knows why.');
    return back;
  };
