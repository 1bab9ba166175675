/** @file A zip that is written as it grows, by whoever wants one, and the worker that writes one for the page. */

import type { Result } from './failure.ts';

export interface ZipOutput {
  /** Adds a file that is compressed already. */
  addStored(path: string, bytes: Uint8Array): Promise<void>;
  /** Adds a text, compressed. */
  addText(path: string, text: string): Promise<void>;
  /** Writes the directory; the zip is complete after that. */
  close(): Promise<void>;
}

/** Bytes of a zip, the next ones: given away. */
export type Piece = Uint8Array<ArrayBuffer>;

/**
 * Puts the next bytes of a zip where it goes.
 *
 * @returns the memory of the piece, to be filled again; `null` where the bytes could not be written, and no more are wanted.
 */
export type WritePiece = (piece: Piece) => Promise<Piece | null>;

/** Writes one zip; what is added while something else is waits for its turn. */
export interface ZipWorker {
  /** See `Missed`. */
  hold(lock: string): Promise<void>;
  /** Begins. */
  open(onPiece: WritePiece): Promise<void>;
  /** See `ZipOutput`; the bytes are given away. */
  addStored(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Result<null>>;
  addText(path: string, text: string): Promise<Result<null>>;
  close(): Promise<Result<null>>;
}
