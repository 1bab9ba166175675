/** @file A WebAssembly binary's code section, function by function (WebAssembly 2.0, "Binary Format"). */

import { joined } from '../../../core/image/file/bytes.ts';
import { unsigned } from './assembler.ts';

/** Magic number and version. */
const HEADER = 8;
const CODE_SECTION = 10;

/** A function's body as it lies in the binary: declarations of locals, instructions. */
export type Body = Uint8Array<ArrayBuffer>;

/**
 * A binary with some function bodies replaced.
 *
 * @param wasm a whole module.
 * @param replace what stands in place of a body; the same one where nothing changes.
 * @throws Error where it is no WebAssembly, or has no code.
 */
export async function mapBodies(
  wasm: Uint8Array<ArrayBuffer>,
  replace: (body: Body) => Promise<Body>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (String.fromCharCode(...wasm.subarray(0, 4)) !== '\0asm') {
    throw new Error('Expected a WebAssembly binary, got other bytes; install the packages again.');
  }
  for (let at = HEADER; at < wasm.length;) {
    const [size, start] = readUnsigned(wasm, at + 1);
    const end = start + size;
    if (wasm[at] === CODE_SECTION) {
      const code = await mapCode(wasm.subarray(start, end), replace);
      const head = [wasm.subarray(0, at), Uint8Array.of(CODE_SECTION, ...unsigned(code.length))];
      return joined([...head, code, wasm.subarray(end)]);
    }
    at = end;
  }
  throw new Error('Expected a WebAssembly binary with code, got one without; install the packages again.');
}

async function mapCode(
  code: Uint8Array<ArrayBuffer>,
  replace: (body: Body) => Promise<Body>,
): Promise<Uint8Array<ArrayBuffer>> {
  const [count, first] = readUnsigned(code, 0);
  const parts = [code.subarray(0, first)];
  /** From where on nothing has changed: what lies between two changes is taken at once. */
  let same = first;
  let at = first;
  for (let i = 0; i < count; i++) {
    const [size, start] = readUnsigned(code, at);
    const body = code.subarray(start, start + size);
    const other = await replace(body);
    if (other !== body) {
      parts.push(code.subarray(same, at), Uint8Array.from(unsigned(other.length)), other);
      same = start + size;
    }
    at = start + size;
  }
  return joined([...parts, code.subarray(same)]);
}

/** What a body declares: so many groups of locals, the first at `first`, so many locals in all; its instructions start at `start`. */
export function readLocals(body: Body) {
  const [groups, first] = readUnsigned(body, 0);
  let start = first;
  let count = 0;
  for (let i = 0; i < groups; i++) {
    const [some, type] = readUnsigned(body, start);
    count += some;
    start = type + 1;
  }
  return { groups, first, count, start };
}

/** @returns a number as LEB128, and where the next byte lies. */
export function readUnsigned(bytes: Uint8Array, at: number): readonly [value: number, next: number] {
  let value = 0;
  let next = at;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[next++]!;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, next];
  }
}
