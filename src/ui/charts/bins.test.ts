import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binsOf, countIn } from './bins.ts';

describe('binsOf', () => {
  it('takes round borders', () => {
    const { edges } = binsOf([0.02, 0.31, 0.55, 0.97], 10);
    expect(edges.map((edge) => Number(edge.toFixed(9)))).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  });

  it('has a bin for one value, and one for none', () => {
    expect(binsOf([2, 2])).toEqual({ edges: [1.5, 2.5] });
    expect(countIn([], binsOf([]))).toEqual([0]);
  });

  it('loses no value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 1 }), (values) => {
        const bins = binsOf(values);
        expect(countIn(values, bins).reduce((sum, n) => sum + n, 0)).toBe(values.length);
        expect(bins.edges[0]!).toBeLessThanOrEqual(Math.min(...values) + 1e-9);
        expect(bins.edges.at(-1)!).toBeGreaterThanOrEqual(Math.max(...values) - 1e-9);
      }),
    );
  });

  it('puts a value where its bin says', () => {
    expect(countIn([0, 0.1, 0.35, 1], { edges: [0, 0.25, 0.5, 0.75, 1] })).toEqual([2, 1, 0, 1]);
  });
});
