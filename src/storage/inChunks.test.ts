import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inChunks } from './inChunks.ts';

function recorder() {
  const pieces: Uint8Array[] = [];
  const ends: string[] = [];
  return {
    pieces,
    ends,
    sink: {
      write: (bytes: Uint8Array) => Promise.resolve(pieces.push(bytes)),
      close: () => Promise.resolve(void ends.push('closed')),
      abort: () => Promise.resolve(void ends.push('aborted')),
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
          const { pieces, ends, sink } = recorder();
          const writer = inChunks(sink, size).getWriter();
          for (const part of parts) await writer.write(part);
          await writer.close();
          expect(pieces.flatMap((piece) => [...piece])).toEqual(parts.flatMap((part) => [...part]));
          expect(pieces.slice(0, -1).every((piece) => piece.length === size)).toBe(true);
          expect(ends).toEqual(['closed']);
        },
      ),
    );
  });

  it('writes nothing more when it is given up', async () => {
    const { pieces, ends, sink } = recorder();
    const writer = inChunks(sink, 8).getWriter();
    await writer.write(Uint8Array.of(1, 2, 3));
    await writer.abort();
    expect([pieces, ends]).toEqual([[], ['aborted']]);
  });
});
