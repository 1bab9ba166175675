/** @file CRC-32 as PNG and zip have it (ISO 3309), eight bytes at a time: every picture of an export is summed twice. */

/** What a byte does to the sum when so many others follow it in its eight: [8][256]. */
const TABLE = tables();

function tables(): Uint32Array {
  const table = new Uint32Array(8 * 256);
  for (let n = 0; n < 256; n++) {
    let value = n;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
    table[n] = value;
  }
  for (let i = 256; i < table.length; i++) table[i] = table[table[i - 256]! & 0xff]! ^ (table[i - 256]! >>> 8);
  return table;
}

/**
 * The sum of bytes from one place to before another ("slicing by 8": Kounavis and Berry, 2005).
 *
 * @param from the first that counts.
 * @param to the first that does not any more; bytes that are missing before it count as zeros.
 * @returns 32 bits, not negative.
 */
export function crc32(bytes: Uint8Array, from: number, to: number): number {
  let sum = 0xffffffff;
  let i = from;
  for (; i + 8 <= to; i += 8) {
    const first = sum ^ (bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24));
    sum =
      TABLE[0x700 + (first & 0xff)]! ^
      TABLE[0x600 + ((first >>> 8) & 0xff)]! ^
      TABLE[0x500 + ((first >>> 16) & 0xff)]! ^
      TABLE[0x400 + (first >>> 24)]! ^
      TABLE[0x300 + bytes[i + 4]!]! ^
      TABLE[0x200 + bytes[i + 5]!]! ^
      TABLE[0x100 + bytes[i + 6]!]! ^
      TABLE[bytes[i + 7]!]!;
  }
  for (; i < to; i++) sum = TABLE[(sum ^ bytes[i]!) & 0xff]! ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}
