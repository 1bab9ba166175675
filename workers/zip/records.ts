/**
 * @file The records of a zip (PKWARE's APPNOTE 6.3.9) as bytes: what stands before an entry, its line in the directory, and the end. Sizes
 * stand before the bytes: some readers refuse stored entries whose sizes only follow them.
 */

/** What is known of an entry when it is written. */
export interface Entry {
  /** Its path, as UTF-8. */
  readonly name: Uint8Array;
  readonly method: 'stored' | 'deflated';
  readonly crc32: number;
  /** Bytes in the zip. */
  readonly packed: number;
  /** Bytes of the file. */
  readonly size: number;
  /** Where it begins in the zip. */
  readonly offset: number;
}

/** In their fields, this or more is said in others, which came with the version 4.5 of the format ("zip64"). */
const MOST_16 = 0xffff;
const MOST_32 = 0xffffffff;

/** Versions of the format that can read it. */
const NEEDS = { stored: 10, deflated: 20, zip64: 45 };
const METHOD = { stored: 0, deflated: 8 };
/** UNIX, by no version of the format. */
const MADE_BY = 0x0300;
/** A file that its owner writes and everyone reads. */
const MODE = 0o100644;
/** Midnight before the first of January 2000: the same content gives the same bytes, so entries do not carry the time of the run. */
const DATE = (20 << 25) | (1 << 21) | (1 << 16);
/** General purpose bit 11: the name is UTF-8. */
const UTF8 = 1 << 11;

/** Writes numbers and bytes one after the other. */
function record(length: number) {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const out = {
    bytes,
    u16(...values: number[]) {
      for (const value of values) view.setUint16((at += 2) - 2, value, true);
      return out;
    },
    u32(...values: number[]) {
      for (const value of values) view.setUint32((at += 4) - 4, value, true);
      return out;
    },
    u64(...values: number[]) {
      for (const value of values) view.setBigUint64((at += 8) - 8, BigInt(value), true);
      return out;
    },
    put(content: Uint8Array) {
      bytes.set(content, at);
      at += content.length;
      return out;
    },
  };
  return out;
}

const isPlain = (name: Uint8Array): boolean => name.every((byte) => byte >= 0x20 && byte <= 0x7e);

/** What an entry's own record and its line in the directory both say, from the version on. */
const common = (out: ReturnType<typeof record>, version: number, entry: Entry, extra: number) =>
  out
    .u16(version, isPlain(entry.name) ? 0 : UTF8, METHOD[entry.method])
    .u32(DATE, entry.crc32, entry.packed, entry.size)
    .u16(entry.name.length, extra);

/**
 * What stands before an entry's bytes.
 *
 * @throws Error where its name or its bytes are too many for it.
 */
export function localHeader(entry: Entry): Uint8Array {
  const { name, packed, size } = entry;
  if (name.length > MOST_16) throw new Error(`Expected a path of at most ${MOST_16} bytes, got one of ${name.length}.`);
  if (packed >= MOST_32 || size >= MOST_32)
    throw new Error(`Expected a file of less than 4 GiB, got ${size} bytes; split it.`);
  const out = record(30 + name.length).u32(0x04034b50);
  return common(out, NEEDS[entry.method], entry, 0).put(name).bytes;
}

/** An entry's line in the directory. */
export function directoryLine(entry: Entry): Uint8Array {
  const { name, method, offset } = entry;
  const isFar = offset >= MOST_32;
  const extra = isFar ? 12 : 0;
  const out = record(46 + name.length + extra)
    .u32(0x02014b50)
    .u16(MADE_BY);
  common(out, isFar ? NEEDS.zip64 : NEEDS[method], entry, extra)
    // No comment, on the first disk, no internal attributes.
    .u16(0, 0, 0)
    .u32(MODE * 0x10000, isFar ? MOST_32 : offset)
    .put(name);
  return isFar ? out.u16(1, 8).u64(offset).bytes : out.bytes;
}

/**
 * What stands behind the directory.
 *
 * @param entries how many there are.
 * @param start where the directory begins.
 * @param length of it, in bytes.
 */
export function endOfDirectory(entries: number, start: number, length: number): Uint8Array {
  const isLarge = entries >= MOST_16 || start >= MOST_32 || length >= MOST_32;
  const out = record(isLarge ? 56 + 20 + 22 : 22);
  if (!isLarge) return out.u32(0x06054b50).u16(0, 0, entries, entries).u32(length, start).u16(0).bytes;
  return out
    .u32(0x06064b50)
    .u64(44)
    .u16(NEEDS.zip64, NEEDS.zip64)
    .u32(0, 0)
    .u64(entries, entries, length, start)
    .u32(0x07064b50, 0)
    .u64(start + length)
    .u32(1)
    .u32(0x06054b50)
    .u16(MOST_16, MOST_16, MOST_16, MOST_16)
    .u32(MOST_32, MOST_32)
    .u16(0).bytes;
}
