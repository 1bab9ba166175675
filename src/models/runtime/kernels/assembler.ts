/** @file The instructions of WebAssembly that the kernels are written in, as bytes (WebAssembly 2.0, "Binary Format"). */

/** Instructions one after the other. */
export type Code = readonly (number | Code)[];

/** Types of locals. */
export const I32 = 0x7f;
export const V128 = 0x7b;

/** Bytes of instructions. */
export const bytesOfCode = (code: Code): number[] =>
  code.flatMap((part) => (typeof part === 'number' ? [part] : bytesOfCode(part)));

/** An unsigned number as LEB128: seven bits a byte, the lowest first. */
export function unsigned(value: number): number[] {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return [...bytes, rest];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** A signed number as LEB128: the last byte's sixth bit is its sign. */
export function signed(value: number): number[] {
  const bytes = [];
  for (let rest = value; ; rest >>= 7) {
    if (rest >= -0x40 && rest < 0x40) return [...bytes, rest & 0x7f];
    bytes.push((rest & 0x7f) | 0x80);
  }
}

/** Instructions of 128 bits come after a prefix. */
const vector = (operation: number): number[] => [0xfd, ...unsigned(operation)];

export const get = (local: number): Code => [0x20, unsigned(local)];
export const set = (local: number): Code => [0x21, unsigned(local)];
export const tee = (local: number): Code => [0x22, unsigned(local)];

export const i32 = {
  value: (value: number): Code => [0x41, signed(value)],
  isZero: 0x45,
  /** Unsigned. */
  atLeast: 0x4f,
  add: 0x6a,
  subtract: 0x6b,
  and: 0x71,
  shiftLeft: 0x74,
};

export const f32x4 = {
  zero: [vector(0x0c), Array.from({ length: 16 }, () => 0)] as Code,
  /** One number four times. */
  splat: vector(0x13),
  add: vector(0xe4),
  multiply: vector(0xe6),
  /** Four numbers at an address and an offset in bytes; nothing is promised of its alignment. */
  load: (offset: number): Code => [vector(0x00), 0, unsigned(offset)],
  /** One number of memory, four times. */
  loadSplat: (offset: number): Code => [vector(0x09), 2, unsigned(offset)],
  store: (offset: number): Code => [vector(0x0b), 0, unsigned(offset)],
};

const VOID = 0x40;
const END = 0x0b;

/** Runs what is inside where the number on the stack is not zero. */
export const when = (...inside: Code): Code => [0x04, VOID, inside, END];
/** Runs what is inside, and again as long as the number that it leaves on the stack is not zero. */
export const repeat = (...inside: Code): Code => [0x03, VOID, inside, 0x0d, 0, END];
/** Leaves the function with what is on the stack. */
export const leave = 0x0f;
