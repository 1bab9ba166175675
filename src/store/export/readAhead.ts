/** @file Pictures got a few ahead of the one that is written: what waits for other processes waits together. */

import { ahead, type Ahead } from '../../core/ahead.ts';
import { sha256 } from '../../core/bytes/sha256.ts';

/** Pictures in memory at a time. */
const MOST = 32;
/** Bytes in memory at a time; one picture may have more. */
const WEIGHT = 64 * 1024 * 1024;

/** A picture on its way: it is got when it is its turn. */
export interface OutgoingPicture {
  readonly path: string;
  /** About, where it may be large. Default: too few to count. */
  readonly bytes?: number;
  /** Where it lies, or its bytes where it was made for the export. */
  readonly get: () => Promise<Blob | Uint8Array<ArrayBuffer>>;
}

/** A picture where it lies, or its bytes: a blob is a name, whose bytes are read by whoever wants them. */
export interface GotPicture {
  readonly path: string;
  readonly content: Blob | Uint8Array<ArrayBuffer>;
}

export interface ReadPicture {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

const BOUNDS: Ahead<OutgoingPicture> = { most: MOST, weigh: ({ bytes = 0 }) => bytes, weight: WEIGHT };

/**
 * Gets pictures in their order.
 *
 * @throws what getting a picture throws, when it is that picture's turn.
 */
export const getAhead = (pictures: readonly OutgoingPicture[]): AsyncGenerator<GotPicture> =>
  ahead(pictures, async ({ path, get }) => ({ path, content: await get() }), BOUNDS);

/**
 * Gets and reads pictures in their order.
 *
 * @throws what getting or reading a picture throws, when it is that picture's turn.
 */
export const readAhead = (pictures: readonly OutgoingPicture[]): AsyncGenerator<ReadPicture> =>
  ahead(pictures, read, BOUNDS);

async function read({ path, get }: OutgoingPicture): Promise<ReadPicture> {
  const content = await get();
  const bytes = content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content;
  return { path, bytes, sha256: await sha256(bytes) };
}
