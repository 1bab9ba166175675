import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockReader } from './blockReader.ts';

const BYTES = 3 * 1024 * 1024 + 12_345;
const content = Uint8Array.from({ length: BYTES }, (_, i) => (i * 2_654_435_761) >>> 24);

/** A file that counts how often it is read. */
function counted() {
  const file = new Blob([content]);
  const reads: number[] = [];
  const slice = file.slice.bind(file);
  file.slice = (start, end) => {
    reads.push(start ?? 0);
    return slice(start, end);
  };
  return { file, reads };
}

describe('BlockReader', () => {
  it('gives the bytes that are there, in memory of their own', async () => {
    const { file } = counted();
    const reader = new BlockReader(file);
    const range = fc.tuple(fc.nat({ max: BYTES + 10 }), fc.nat({ max: 2 * 1024 * 1024 }));
    await fc.assert(
      fc.asyncProperty(range, async ([at, length]) => {
        const bytes = await reader.readUint8Array(at, length);
        const same = Buffer.compare(bytes, content.subarray(at, at + length)) === 0;
        bytes.fill(0);
        return same;
      }),
      { numRuns: 60 },
    );
  });

  it('reads a block once for all that lie in it', async () => {
    const { file, reads } = counted();
    const reader = new BlockReader(file);
    await Promise.all(Array.from({ length: 50 }, (_, i) => reader.readUint8Array(20_000 * i, 20_000)));
    expect(reads).toEqual([0]);
    await reader.readUint8Array(1024 * 1024 - 10, 20);
    expect(reads).toEqual([0, 1024 * 1024]);
  });

  it('reads again what could not be read', async () => {
    const { file } = counted();
    const slice = file.slice.bind(file);
    let failures = 1;
    file.slice = (start, end) => {
      const part = slice(start, end);
      if (failures-- > 0) part.arrayBuffer = () => Promise.reject(new Error('the disk is gone'));
      return part;
    };
    const reader = new BlockReader(file);
    await expect(reader.readUint8Array(0, 4)).rejects.toThrow('the disk is gone');
    expect([...(await reader.readUint8Array(0, 4))]).toEqual([...content.subarray(0, 4)]);
  });
});
