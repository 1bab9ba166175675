import { describe, expect, it } from 'vitest';
import { readAhead } from './readAhead.ts';

/** Pictures of one byte each, and how many of them were read. */
function pictures(count: number, broken = -1) {
  const seen = { begun: 0 };
  const all = Array.from({ length: count }, (_, i) => ({
    path: `${i}.png`,
    get: async () => {
      seen.begun++;
      // Later ones are quicker.
      await new Promise((resolve) => setTimeout(resolve, count - i));
      if (i === broken) throw new Error(`${i} is gone`);
      return Uint8Array.of(i);
    },
  }));
  return { all, seen };
}

describe('readAhead', () => {
  it('gives every picture in its order, with its hash', async () => {
    const { all } = pictures(7);
    const read = [];
    for await (const picture of readAhead(all)) read.push(picture);
    expect(read.map(({ path }) => path)).toEqual(all.map(({ path }) => path));
    expect(read.map(({ bytes }) => [...bytes])).toEqual([[0], [1], [2], [3], [4], [5], [6]]);
    // Of the byte 0x00.
    expect(read[0]!.sha256).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('has no more bytes in memory than it may', async () => {
    const { all, seen } = pictures(9);
    let taken = 0;
    for await (const picture of readAhead(all.map((one) => ({ ...one, bytes: 30 * 1024 * 1024 })))) {
      expect(seen.begun).toBeLessThanOrEqual(taken + 2);
      expect(picture.bytes).toHaveLength(1);
      taken++;
    }
    expect(taken).toBe(9);
  });

  it('fails at the picture that fails, not before', async () => {
    const { all } = pictures(5, 2);
    const read: string[] = [];
    const run = async () => {
      for await (const { path } of readAhead(all)) read.push(path);
    };
    await expect(run()).rejects.toThrow('2 is gone');
    expect(read).toEqual(['0.png', '1.png']);
  });
});
