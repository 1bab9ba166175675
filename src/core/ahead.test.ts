import { describe, expect, it } from 'vitest';
import { ahead } from './ahead.ts';

/** Work on numbers that notes what was begun; later ones are quicker. */
function work(count: number, broken = -1) {
  const seen = { begun: 0 };
  const items = Array.from({ length: count }, (_, i) => i);
  const double = async (i: number): Promise<number> => {
    seen.begun++;
    await new Promise((resolve) => setTimeout(resolve, count - i));
    if (i === broken) throw new Error(`${i} is gone`);
    return 2 * i;
  };
  return { items, double, seen };
}

describe('ahead', () => {
  it('gives every result in the order of the items', async () => {
    const { items, double } = work(7);
    const got: number[] = [];
    for await (const result of ahead(items, double, { most: 3 })) got.push(result);
    expect(got).toEqual([0, 2, 4, 6, 8, 10, 12]);
  });

  it('has no more under way than it may, and at least half of them', async () => {
    const { items, double, seen } = work(9);
    let taken = 0;
    for await (const result of ahead(items, double, { most: 4 })) {
      expect(result).toBe(2 * taken);
      expect(seen.begun).toBeLessThanOrEqual(taken + 4);
      expect(seen.begun).toBeGreaterThanOrEqual(Math.min(9, taken + 2));
      taken++;
    }
    expect(taken).toBe(9);
  });

  it('has nothing heavier under way than it may, but for one alone', async () => {
    const weights = [1, 1, 5, 1, 1, 1, 9, 1];
    let total = 0;
    let heaviest = 0;
    const carried: number[] = [];
    const carry = async (weighs: number): Promise<number> => {
      total += weighs;
      if (total > weighs) heaviest = Math.max(heaviest, total);
      await Promise.resolve();
      return weighs;
    };
    for await (const weighs of ahead(weights, carry, { most: 4, weigh: (own) => own, weight: 6 })) {
      carried.push(weighs);
      total -= weighs;
    }
    expect(carried).toEqual(weights);
    expect(heaviest).toBe(6);
  });

  it('fails at the item that fails, not before', async () => {
    const { items, double } = work(5, 2);
    const got: number[] = [];
    const run = async () => {
      for await (const result of ahead(items, double, { most: 4 })) got.push(result);
    };
    await expect(run()).rejects.toThrow('2 is gone');
    expect(got).toEqual([0, 2]);
  });
});
