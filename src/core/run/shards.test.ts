import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from './recipe.ts';
import { parseShard, seedCost, shardName, shardsOf } from './shards.ts';
import { slotsOf } from './slots.ts';

describe('parseShard', () => {
  it.each([
    ['3/50', { index: 3, of: 50 }],
    ['1/1', { index: 1, of: 1 }],
    ['0/5', null],
    ['6/5', null],
    ['1/0', null],
    ['1/10001', null],
    ['-1/5', null],
    ['3 of 5', null],
  ])('reads %s', (text, shard) => {
    expect(parseShard(text)).toEqual(shard);
  });

  it('names shards in the order of their numbers', () => {
    expect([shardName({ index: 3, of: 50 }), shardName({ index: 12, of: 50 })]).toEqual(['03-of-50', '12-of-50']);
  });
});

describe('seedCost', () => {
  const costOf = (parts: readonly ReturnType<typeof partOf>[], count: number, tries?: number) =>
    seedCost({ parts, select: tries === undefined ? null : { tries } }, slotsOf({ parts }, count), 0);

  it('counts guided variants thrice, and classical ones less than drawn ones', () => {
    expect(costOf([partOf('gif')], 4)).toBe(12);
    expect(costOf([partOf('unguided')], 4)).toBe(4);
    expect(costOf([partOf('randaugment')], 4)).toBe(1);
    expect(costOf([partOf('gif'), partOf('unguided')], 4)).toBe(8);
    expect(costOf([partOf('unguided')], 4, 3)).toBe(12);
  });

  it('counts the reading of a large picture, and nothing where nothing is made', () => {
    const parts = [partOf('unguided')];
    expect(seedCost({ parts, select: null }, slotsOf({ parts }, 1), 4e6)).toBe(3);
    expect(seedCost({ parts, select: null }, [], 4e6)).toBe(0);
  });
});

describe('shardsOf', () => {
  it('gives every seed a shard, and none more than the others by more than the dearest seed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (costs, of) => {
          const shards = shardsOf(costs, of);
          expect(shards).toHaveLength(costs.length);
          const sums = new Array<number>(of).fill(0);
          shards.forEach((shard, i) => (sums[shard - 1]! += costs[i]!));
          expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(Math.max(0, ...costs) + 1e-9);
          expect(shardsOf(costs, of)).toEqual(shards);
        },
      ),
    );
  });

  it('shares seeds of one cost out evenly, those without any too', () => {
    const counts = (costs: number[]) => [1, 2, 3].map((n) => shardsOf(costs, 3).filter((shard) => shard === n).length);
    expect(counts(new Array<number>(9).fill(2))).toEqual([3, 3, 3]);
    expect(counts(new Array<number>(9).fill(0))).toEqual([3, 3, 3]);
  });
});
