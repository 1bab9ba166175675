/**
 * @file SHA-256 (FIPS 180-4) of a long text, in steps: the platform wants all of its bytes at once, which is as much memory again, and does not
 * let a page answer while it takes them over.
 */

import type { Steps } from '../steps.ts';
import { bytesOf } from './utf8.ts';

/** Characters that a step takes. */
const PIECE = 65_536;
/** Multiplications that are worth as much as a piece, about. */
const A_PIECE = 1e6;
const BLOCK = 64;

/** Fractional parts of the cube roots of the first 64 primes, 32 bits of each, and of the square roots of the first eight. */
const [ROUNDS, START] = constants();

function constants(): readonly [Int32Array, Int32Array] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime > 0)) primes.push(n);
  const bits = (root: (n: number) => number) => (n: number) => (root(n) % 1) * 2 ** 32;
  return [
    Int32Array.from(primes, (n) => bits(Math.cbrt)(n) | 0),
    Int32Array.from(primes.slice(0, 8), (n) => bits(Math.sqrt)(n) | 0),
  ];
}

/**
 * SHA-256 of a text as UTF-8.
 *
 * @returns 64 lower-case hexadecimal digits.
 */
export function* sha256InSteps(text: string): Steps<string> {
  const state = START.slice();
  const schedule = new Int32Array(64);
  let rest = new Uint8Array();
  let length = 0;
  for (let from = 0; from < text.length;) {
    const to = endOf(text, from + PIECE);
    const bytes = bytesOf(text.slice(from, to));
    length += bytes.length;
    rest = blocks(state, schedule, joined(rest, bytes));
    from = to;
    yield A_PIECE;
  }
  blocks(state, schedule, joined(rest, padding(length)));
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** Where a piece may end: a pair of surrogates is one letter. */
function endOf(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const last = text.charCodeAt(at - 1);
  return last >= 0xd800 && last < 0xdc00 ? at - 1 : at;
}

/** A bit, zeros, and the number of bits: to the end of a block. */
function padding(length: number): Uint8Array {
  const bytes = new Uint8Array(BLOCK - (length % BLOCK) + (length % BLOCK < BLOCK - 8 ? 0 : BLOCK));
  bytes[0] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(bytes.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(bytes.length - 4, (length * 8) % 2 ** 32);
  return bytes;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

/** Takes all whole blocks; gives what is left. */
function blocks(state: Int32Array, schedule: Int32Array, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (; at + BLOCK <= bytes.length; at += BLOCK) {
    for (let i = 0; i < 16; i++) schedule[i] = view.getInt32(at + 4 * i);
    compress(state, schedule);
  }
  return bytes.slice(at);
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function compress(state: Int32Array, w: Int32Array): void {
  for (let i = 16; i < 64; i++) {
    const [x, y] = [w[i - 15]!, w[i - 2]!];
    const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!];
  let [e, f, g, h] = [state[4]!, state[5]!, state[6]!, state[7]!];
  for (let i = 0; i < 64; i++) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i]! + w[i]!) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  const sums = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) state[i] = state[i]! + sums[i]!;
}
