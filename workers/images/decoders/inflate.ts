/** @file Inflating zlib data that may be a bomb. */

import { Unzlib } from 'fflate';

/** Bytes that are inflated between two looks at the length: they grow to four megabytes at most. */
const STEP = 4096;

/**
 * @param length bytes that are wanted: what comes after them is left.
 * @returns at most so many bytes.
 * @throws Error where the data is damaged.
 */
export function inflate(deflated: Uint8Array, length: number): Uint8Array {
  const result = new Uint8Array(length);
  let to = 0;
  const stream = { ended: false };
  const unzlib = new Unzlib((chunk, final) => {
    const part = chunk.subarray(0, length - to);
    result.set(part, to);
    to += part.length;
    stream.ended ||= final;
  });
  for (let at = 0; at < deflated.length && to < length && !stream.ended; at += STEP) {
    unzlib.push(deflated.subarray(at, at + STEP), at + STEP >= deflated.length);
  }
  return result.subarray(0, to);
}
