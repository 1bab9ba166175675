import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_OF_TEXT, MOST_VARIANTS, topUpCounts } from './topUp.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('topUpCounts', () => {
  it('gives the first seeds one more, and none to a class that has enough', () => {
    const labels = ['ant', 'ant', 'ant', 'bee', 'cat', 'cat', 'cat', 'cat', 'cat', 'cat'];
    expect(topUpCounts(labels, () => 5)).toEqual([1, 1, 0, 4, 0, 0, 0, 0, 0, 0]);
    expect(topUpCounts(labels, () => 6)).toEqual([1, 1, 1, 5, 0, 0, 0, 0, 0, 0]);
    const eachItsOwn = (label: string): number => (label === 'cat' ? 8 : 2);
    expect(topUpCounts(labels, eachItsOwn)).toEqual([0, 0, 0, 1, 1, 1, 0, 0, 0, 0]);
  });

  it('makes no more than 50 of a seed', () => {
    expect(topUpCounts(['ant', 'ant'], () => 1000)).toEqual([50, 50]);
    expect(topUpCounts(['ant'], () => 51)).toEqual([50]);
    expect(topUpCounts(['ant', 'ant', 'ant'], () => 500, MOST_OF_TEXT)).toEqual([166, 166, 165]);
  });

  it('has nothing to do without seeds', () => {
    expect(topUpCounts([], () => 10)).toEqual([]);
  });

  it.each([0, -1, 2.5, NaN])('refuses %d images a class', (target) => {
    expect(() => topUpCounts(['ant'], () => target)).toThrow(/^Expected a whole number of at least 1/u);
  });

  it('comes to the target where 50 a seed allow it, as evenly as can be, whatever the order of the seeds', () => {
    const labels = fc.array(fc.constantFrom('ant', 'bee', 'cat'), { maxLength: 60 });
    fc.assert(
      fc.property(labels, fc.integer({ min: 1, max: 4000 }), (all, target) => {
        const counts = topUpCounts(all, () => target);
        expect(counts).toHaveLength(all.length);
        for (const label of new Set(all)) {
          const own = counts.filter((_, i) => all[i] === label);
          const missing = Math.max(0, target - own.length);
          expect(sum(own)).toBe(Math.min(missing, MOST_VARIANTS * own.length));
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
          expect(own).toEqual(own.toSorted((a, b) => b - a));
          expect(Math.max(...own)).toBeLessThanOrEqual(MOST_VARIANTS);
        }
      }),
    );
  });
});
