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

/**
 * A picture on its way into a zip: a blob crosses between threads without its bytes, which the worker reads where they lie; bytes that were
 * made for the zip are given away.
 */
export interface ZipPicture {
  readonly path: string;
  readonly content: Blob | Uint8Array<ArrayBuffer>;
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
  /** Adds pictures, compressed already, in their order; they are read at once, beside what is written before. Gives their SHA-256. */
  addPictures(pictures: readonly ZipPicture[]): Promise<Result<readonly string[]>>;
  /** See `ZipOutput`. */
  addText(path: string, text: string): Promise<Result<null>>;
  close(): Promise<Result<null>>;
}
