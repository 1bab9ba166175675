/** @file Pictures read a few ahead of the one that is written: reading and hashing wait for other processes most of the time. */

import { sha256 } from '../../core/bytes/sha256.ts';

/** Pictures in memory at a time. */
const AHEAD = 8;

/** A picture on its way: its bytes are read when it is its turn. */
export interface OutgoingPicture {
  readonly path: string;
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
 * @param count most of them in memory at a time.
 * @throws what reading a picture throws, when it is that picture's turn.
 */
export async function* readAhead(pictures: readonly OutgoingPicture[], count = AHEAD): AsyncGenerator<ReadPicture> {
  const underWay: Promise<ReadPicture>[] = [];
  const begin = (picture: OutgoingPicture) => {
    const reading = read(picture);
    // It is awaited when its turn comes, which it never does where an earlier one failed.
    reading.catch(() => undefined);
    underWay.push(reading);
  };
  pictures.slice(0, count).forEach(begin);
  for (let next = count; underWay.length > 0; next++) {
    yield await underWay.shift()!;
    const picture = pictures[next];
    if (picture) begin(picture);
  }
}

async function read({ path, read }: OutgoingPicture): Promise<ReadPicture> {
  const bytes = await read();
  return { path, bytes, sha256: await sha256(bytes) };
}
