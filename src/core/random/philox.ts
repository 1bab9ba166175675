/**
 * @file Philox4x32-10, a counter-based generator: block number n of a stream is a pure function of (counter n, key), so a
 * stream needs no state, can be entered anywhere, and two streams with different counters or keys never overlap.
 *
 * J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011. Tested against
 * the known-answer vectors that the authors publish with Random123.
 */

export type Counter = readonly [number, number, number, number];
export type Key = readonly [number, number];

const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9; // the golden ratio
const WEYL_1 = 0xbb67ae85; // sqrt(3) - 1

/** Upper 32 bits of the 64-bit product of two unsigned 32-bit numbers, by 16-bit halves: each partial product is exact. */
function mulHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const low = a0 * b0;
  const middle = a1 * b0 + (low >>> 16);
  const cross = a0 * b1 + (middle % 0x10000);
  return (a1 * b1 + Math.floor(middle / 0x10000) + Math.floor(cross / 0x10000)) >>> 0;
}

/**
 * One block of four random words.
 *
 * @param counter four unsigned 32-bit words: where in which stream.
 * @param key two unsigned 32-bit words.
 * @returns four independent, uniformly distributed unsigned 32-bit words.
 */
export function philox4x32(counter: Counter, key: Key): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = mulHigh(MULTIPLIER_0, c0);
    const high1 = mulHigh(MULTIPLIER_1, c2);
    const low0 = Math.imul(MULTIPLIER_0, c0) >>> 0;
    const low1 = Math.imul(MULTIPLIER_1, c2) >>> 0;
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + WEYL_0) >>> 0;
    k1 = (k1 + WEYL_1) >>> 0;
  }
  return [c0, c1, c2, c3];
}
