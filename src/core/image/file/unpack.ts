/** @file The two small compressions of TIFF 6.0: PackBits (section 9) and LZW (section 13). */

import type { FileBytes } from './bytes.ts';

/** @returns `length` bytes; zeros where the data ends before. */
export function unpackBits(packed: FileBytes, length: number): FileBytes {
  const result = new Uint8Array(length);
  let to = 0;
  for (let at = 0; at < packed.length && to < length;) {
    const count = (packed[at++]! << 24) >> 24;
    if (count >= 0) {
      const literal = packed.subarray(at, at + Math.min(count + 1, length - to));
      result.set(literal, to);
      to += literal.length;
      at += count + 1;
    } else if (count !== -128) {
      result.fill(packed[at++] ?? 0, to, to + 1 - count);
      to += 1 - count;
    }
  }
  return result;
}

const CLEAR = 256;
const END = 257;
const CODES = 4096;

/**
 * @returns `length` bytes; zeros where the data ends before.
 * @throws Error where a code was never given.
 */
export function unpackLzw(packed: FileBytes, length: number): FileBytes {
  const result = new Uint8Array(length);
  // A string is a stretch of what has been written: where it begins, and how long it is.
  const begins = new Uint32Array(CODES);
  const lengths = new Uint32Array(CODES);
  let next = END + 1;
  let width = 9;
  let last: { at: number; length: number } | null = null;
  let to = 0;
  for (let bit = 0; bit + width <= 8 * packed.length && to < length;) {
    const at = bit >> 3;
    const window = (packed[at]! << 16) | ((packed[at + 1] ?? 0) << 8) | (packed[at + 2] ?? 0);
    const code = (window >> (24 - width - (bit & 7))) & (2 ** width - 1);
    bit += width;
    if (code === END) break;
    if (code === CLEAR) {
      [next, width, last] = [END + 1, 9, null];
      continue;
    }
    const start = to;
    if (code < CLEAR) {
      result[to++] = code;
    } else {
      // A code that is being defined stands for the last string and its first byte.
      const known = code < next;
      if (!known && (code > next || !last)) throw new Error('Expected an LZW code that was given before.');
      const [from, count] = known ? [begins[code]!, lengths[code]!] : [last!.at, last!.length + 1];
      for (let i = 0; i < count && to < length; i++) result[to++] = result[from + i]!;
    }
    if (last && next < CODES) {
      begins[next] = last.at;
      lengths[next++] = last.length + 1;
    }
    last = { at: start, length: to - start };
    // One code early, as every writer does.
    if (next >= 2 ** width - 1 && width < 12) width++;
  }
  return result;
}
