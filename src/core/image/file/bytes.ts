/** @file Numbers and texts inside a file's bytes. Reading past the end gives zeros: what is missing is told by lengths. */

/** Bytes of a file, whoever owns the memory. */
export type FileBytes = Uint8Array;

export const u16be = (bytes: FileBytes, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
export const u16le = (bytes: FileBytes, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
export const u24le = (bytes: FileBytes, at: number): number => u16le(bytes, at) | ((bytes[at + 2] ?? 0) << 16);
export const u32be = (bytes: FileBytes, at: number): number => u16be(bytes, at) * 0x10000 + u16be(bytes, at + 2);
export const u32le = (bytes: FileBytes, at: number): number => u16le(bytes, at) + u16le(bytes, at + 2) * 0x10000;
export const i32be = (bytes: FileBytes, at: number): number => u32be(bytes, at) | 0;
export const i32le = (bytes: FileBytes, at: number): number => u32le(bytes, at) | 0;

/** Text of one byte a character. */
export function latin(bytes: FileBytes, at: number, length: number): string {
  let text = '';
  for (let i = at; i < Math.min(at + length, bytes.length); i++) text += String.fromCharCode(bytes[i]!);
  return text;
}

/** Whether a text of one byte a character stands at a place. */
export const has = (bytes: FileBytes, at: number, text: string): boolean => latin(bytes, at, text.length) === text;

/** Writes 32 bits, the highest first. */
export function put32be(bytes: FileBytes, at: number, value: number): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = value >>> (24 - 8 * i);
}

/** Writes 32 bits, the lowest first. */
export function put32le(bytes: FileBytes, at: number, value: number): void {
  for (let i = 0; i < 4; i++) bytes[at + i] = value >>> (8 * i);
}

/** Parts of files, one after the other. */
export function joined(parts: readonly FileBytes[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
