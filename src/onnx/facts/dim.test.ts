import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dim } from './dim.ts';
import {
  addDims,
  broadcastShapes,
  divideExactly,
  floorDivide,
  multiplyDims,
  sameDim,
  subtractDims,
  symbol,
} from './dim.ts';

const [h, w] = [symbol('h'), symbol('w')];

/** Value of a size for given h and w. */
function at(dim: Dim, sizes: Readonly<Record<string, number>>): number {
  if (typeof dim === 'number') return dim;
  return [...dim.terms].reduce((sum, [name, factor]) => {
    const parts = name === '' ? [] : name.split('*');
    return sum + parts.reduce((product, part) => product * sizes[part]!, factor);
  }, 0);
}

const dims: fc.Arbitrary<Dim> = fc.letrec<{ dim: Dim }>((tie) => ({
  dim: fc.oneof(
    { depthSize: 'small' },
    fc.integer({ min: -4, max: 9 }),
    fc.constantFrom(h, w),
    fc.tuple(tie('dim'), tie('dim')).map(([a, b]) => addDims(a, b)),
    fc.tuple(tie('dim'), tie('dim')).map(([a, b]) => multiplyDims(a, b)),
  ),
})).dim;

describe('sizes', () => {
  it('add and multiply as their values do', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(dims, dims, size, size, (a, b, height, width) => {
        const sizes = { h: height, w: width };
        expect(at(addDims(a, b), sizes) - (at(a, sizes) + at(b, sizes))).toBe(0);
        expect(at(multiplyDims(a, b), sizes) - at(a, sizes) * at(b, sizes)).toBe(0);
        expect(sameDim(subtractDims(addDims(a, b), b), a)).toBe(true);
      }),
    );
  });

  it('divide where the result is whole', () => {
    expect(divideExactly(multiplyDims(multiplyDims(h, w), 12), multiplyDims(h, 4))).toEqual(multiplyDims(w, 3));
    expect(divideExactly(addDims(h, 1), 2)).toBeUndefined();
    expect(floorDivide(addDims(multiplyDims(h, 2), 4), 2)).toEqual(addDims(h, 2));
    expect(sameDim(floorDivide(addDims(h, 1), 2), floorDivide(addDims(h, 1), 2))).toBe(true);
  });

  it('broadcast', () => {
    expect(broadcastShapes([h, 1, 3], [w, 3])).toEqual([h, w, 3]);
    expect(broadcastShapes([h, 4], [h, 1])).toEqual([h, 4]);
  });
});
