/** @file Pictures read a few ahead of the one that is written: reading and hashing wait for other processes most of the time. */

import { ahead } from '../../core/ahead.ts';
import { sha256 } from '../../core/bytes/sha256.ts';

/** Pictures in memory at a time. */
const MOST = 32;
/** Bytes in memory at a time; one picture may have more. */
const WEIGHT = 64 * 1024 * 1024;

/** A picture on its way: its bytes are read when it is its turn. */
export interface OutgoingPicture {
  readonly path: string;
  /** About, where it may be large. Default: too few to count. */
  readonly bytes?: number;
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>;
}

export interface ReadPicture {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

/**
 * Reads pictures in their order.
 *
 * @param pictures to read.
 * @throws what reading a picture throws, when it is that picture's turn.
 */
export const readAhead = (pictures: readonly OutgoingPicture[]): AsyncGenerator<ReadPicture> =>
  ahead(pictures, read, { most: MOST, weigh: ({ bytes = 0 }) => bytes, weight: WEIGHT });

async function read({ path, read }: OutgoingPicture): Promise<ReadPicture> {
  const bytes = await read();
  return { path, bytes, sha256: await sha256(bytes) };
}
