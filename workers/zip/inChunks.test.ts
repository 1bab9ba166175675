import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inChunks } from './inChunks.ts';

/** Gives the memory of a piece back with other bytes in it, as one that was written and is needed no more. */
function recorder() {
  const pieces: Uint8Array[] = [];
  return {
    pieces,
    take: (piece: Uint8Array<ArrayBuffer>) => {
      pieces.push(piece.slice());
      return Promise.resolve(piece.fill(255));
    },
  };
}

describe('inChunks', () => {
  it('hands on the same bytes in pieces of one size, the last one shorter', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40 })),
        fc.integer({ min: 1, max: 16 }),
        async (parts, size) => {
          const { pieces, take } = recorder();
          const writer = inChunks(take, size).getWriter();
          for (const part of parts) await writer.write(part);
          await writer.close();
          expect(pieces.flatMap((piece) => [...piece])).toEqual(parts.flatMap((part) => [...part]));
          expect(pieces.slice(0, -1).every((piece) => piece.length === size)).toBe(true);
        },
      ),
    );
  });

  it('hands on nothing more when it is given up', async () => {
    const { pieces, take } = recorder();
    const writer = inChunks(take, 8).getWriter();
    await writer.write(Uint8Array.of(1, 2, 3));
    await writer.abort();
    expect(pieces).toEqual([]);
  });
});
