/** @file Zips for tests: honest ones, and ones that no tool would write. */

import { crc32 } from 'node:zlib';

export interface RawEntry {
  readonly name: string;
  /** The bytes as they lie in the zip. */
  readonly data: Uint8Array;
  /** 0: stored, 8: deflated. Default: 0. */
  readonly method?: number;
  /** What the headers say; default: the truth, for stored bytes. */
  readonly size?: number;
  readonly compressedSize?: number;
  readonly crc?: number;
  /** Unix mode; 0o120777 is a link. Default: a regular file. */
  readonly mode?: number;
  /** Where the directory says that the entry lies; default: where it does. */
  readonly offset?: number;
}

/** A zip of these entries, written by the letter of the format and no library, so that it can lie. */
export function rawZip(entries: readonly RawEntry[]): Uint8Array<ArrayBuffer> {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const { data, method = 0, crc = crc32(data), mode = 0o100644, offset = at } = entry;
    const { compressedSize = data.length, size = data.length } = entry;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2); // names are UTF-8
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(0x21_0000, 6); // 1980-01-01
    common.writeUInt32LE(crc, 10);
    common.writeUInt32LE(compressedSize, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, name, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), common, tail, name);
    parts.push(local);
    at += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...parts, index, end]));
}
