import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from './spread.ts';

describe('spread', () => {
  it('leaves out what would lie over another', () => {
    expect(
      spread(
        [
          { x: 0, y: 0 },
          { x: 9, y: 9 },
          { x: 10, y: 0 },
          { x: 5, y: 30 },
        ],
        10,
        9,
      ),
    ).toEqual([0, 2, 3]);
    expect(
      spread(
        [
          { x: 0, y: 0 },
          { x: 50, y: 0 },
          { x: 90, y: 0 },
        ],
        10,
        2,
      ),
    ).toEqual([0, 1]);
  });

  it('leaves no two over each other, and no room unused', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 80 }), (places) => {
        const touches = (a: number, b: number) =>
          Math.abs(places[a]!.x - places[b]!.x) < 28 && Math.abs(places[a]!.y - places[b]!.y) < 28;
        const found = spread(places, 28, places.length);
        for (const [i, one] of found.entries())
          for (const other of found.slice(i + 1)) expect(touches(one, other)).toBe(false);
        const left = [...places.keys()].filter((index) => !found.includes(index));
        for (const index of left) expect(found.some((one) => touches(one, index))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
