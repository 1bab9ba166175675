import { describe, expect, it } from 'vitest';
import { projectState, SEEDS } from '../../testing/projects.ts';
import type { ImageId } from '../../core/brands.ts';
import { classKey } from '../ids.ts';
import { growOrder, seedsCompared, seedsLeft, siblingsAmong, variantCounts, variantsAsked } from './selectors.ts';
import { NO_RUN } from './state.ts';

describe('variantCounts', () => {
  it('is K for every seed, or what the run says of each', () => {
    expect([...variantCounts(projectState().run).values()]).toEqual([3, 3, 3, 3]);
    expect([...variantCounts(projectState(0, [2, 0, 4, 1]).run)]).toEqual([2, 0, 4, 1].map((n, i) => [SEEDS[i], n]));
    expect(variantsAsked(projectState(0, [2, 0, 4, 1]).run)).toBe(7);
    expect(variantsAsked(NO_RUN)).toBe(0);
  });
});

describe('seedsCompared', () => {
  it('is every seed of a class that gets variants, with those that get none of it', () => {
    const labelOf = (id: string) => classKey(id.split('/')[0]!);
    expect(seedsCompared(projectState().run, labelOf)).toEqual(SEEDS);
    expect(seedsCompared(projectState(0, [0, 0, 1, 0]).run, labelOf)).toEqual(SEEDS.slice(2));
  });
});

describe('growOrder', () => {
  it('takes one seed of every class in turn, and goes on where a run was left', () => {
    const [a, b, c, d] = SEEDS as [ImageId, ImageId, ImageId, ImageId];
    const labelOf = (id: ImageId) => classKey(id === d ? 'dog' : 'cat');
    expect(growOrder(projectState(0).run, labelOf)).toEqual([a, d, b, c]);
    expect(growOrder(projectState(1).run, labelOf)).toEqual([d, b, c]);
  });
});

describe('seedsLeft', () => {
  it('leaves out what is grown, what failed, and what gets no variants', () => {
    const { run } = projectState(1, [2, 0, 4, 1]);
    expect(seedsLeft(run)).toEqual([SEEDS[2], SEEDS[3]]);
    const failure = { code: 'unexpected', text: '' } as const;
    expect(seedsLeft({ ...run, failures: [{ seed: SEEDS[2]!, failure }] })).toEqual([SEEDS[3]]);
  });
});

describe('siblingsAmong', () => {
  it('leaves out only children', () => {
    const of = (slot: string, seed: string) => [slot, { slot, seed }] as const;
    const variants = new Map([of('a1', 'a'), of('a2', 'a'), of('b1', 'b')]) as unknown as typeof NO_RUN.variants;
    expect([...siblingsAmong(variants)]).toEqual(['a1', 'a2']);
  });
});
