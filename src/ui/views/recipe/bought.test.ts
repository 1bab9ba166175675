import { describe, expect, it } from 'vitest';
import { imageId } from '../../../core/brands.ts';
import { DEFAULT_RECIPE } from '../../../core/run/recipe.ts';
import type { ImageKey } from '../../../store/ids.ts';
import { FIRST_RECIPE, suggestionsOf, type PreviewFamily, type PreviewResult } from '../../../store/recipe/state.ts';
import { resolveRecipe } from '../../../core/run/recipe.ts';
import { boughtBy } from './bought.ts';
import { previewLines } from './previewLines.ts';

const family = (top1: readonly number[], classScore: number, entropy: number, diversity: number): PreviewFamily => ({
  declined: [],
  denoised: 0,
  variants: top1.map((read) => ({
    ...{
      image: 'image' as ImageKey,
      method: 'gif',
      top1: read,
      classScore,
      entropy,
      deltaEntropy: 0,
      probabilities: [],
    },
  })),
  trace: [{ classScore, entropy, terms: { consistency: 0, entropy: 0, diversity }, total: 0 }],
});
const result = (chosen: PreviewFamily | null, other: PreviewFamily | null): PreviewResult => ({
  ...{ seed: imageId('cat/1.png'), framed: 'framed' as ImageKey, seedProbabilities: [1, 0], seedEntropy: 0, anchor: 0 },
  settings: resolveRecipe({ ...FIRST_RECIPE.settings, ...DEFAULT_RECIPE }, suggestionsOf(FIRST_RECIPE.limits)),
  ...{ chosen, other: other && { ...other, method: 'unguided' }, milliseconds: 1 },
});

describe('what a recipe bought', () => {
  it('is what it has more of than the other, and its cost what it has less of; what is alike is neither', () => {
    const bought = boughtBy(result(family([0, 0], 0.81, 0.8, 0.04), family([0, 1], 0.6, 0.95, 0.041)), 0)!;
    expect([bought.kept, bought.keptOther, bought.pictures]).toEqual([2, 1, 2]);
    expect(bought.gains).toEqual([{ aspect: 'class', by: expect.closeTo(0.21, 10) as number }]);
    expect(bought.costs).toEqual([{ aspect: 'information', by: expect.closeTo(-0.15, 10) as number }]);
  });

  it('says nothing of how pictures differ that are of several methods', () => {
    const mixed = family([0, 0], 0.6, 0.9, 0);
    const [first, second] = mixed.variants;
    const chosen = { ...mixed, variants: [first!, { ...second!, method: 'randaugment' as const, classScore: 0.8 }] };
    const bought = boughtBy(result(chosen, family([0, 0], 0.6, 0.9, 0.5)), 0)!;
    expect([bought.gains, bought.costs]).toEqual([[{ aspect: 'class', by: expect.closeTo(0.1, 10) as number }], []]);
  });

  it('is unknown while one of the two is missing, or has other pictures than the other', () => {
    const made = family([0, 0], 0.8, 0.8, 0.1);
    expect([boughtBy(result(made, null), 0), boughtBy(result(null, made), 0)]).toEqual([null, null]);
    expect(boughtBy(result(made, family([0], 0.8, 0.8, 0)), 0)).toBeNull();
  });
});

describe('the lines of the charts', () => {
  const drawn = (chosen: PreviewFamily | null, other: PreviewFamily | null) =>
    previewLines(result(chosen, other), null, ({ classScore }) => classScore).map(({ values }) => values);

  it('are those of pictures: a recipe that makes nothing of the seed has none', () => {
    expect(drawn(family([0], 0.5, 1, 0), family([0], 0.25, 1, 0))).toEqual([[0.5], [0.25]]);
    expect(drawn(family([], NaN, NaN, NaN), family([0], 0.25, 1, 0))).toEqual([[0.25]]);
    expect(drawn(null, null)).toEqual([]);
  });
});
