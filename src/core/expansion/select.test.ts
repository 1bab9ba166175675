import { describe, expect, it } from 'vitest';
import { toyModels } from '../../testing/toyModels.ts';
import { classIndex, imageId, pixelTensor, runSeed } from '../brands.ts';
import { classMatrix } from '../judge/classMatrix.ts';
import { drive } from './drive.ts';
import { imagine } from './imagine.ts';
import { DEFAULT_RECIPE, unguidedTwin, type Recipe } from './recipe.ts';
import type { Seed } from './seed.ts';
import { select } from './select.ts';

const seed: Seed = {
  id: imageId('cat/a.png'),
  pixels: pixelTensor({ dims: [1, 3, 1, 2], data: Float32Array.of(0.1, 0.9, 0.4, 0.3, 0.8, 0.2) }),
  label: classIndex(1, 3),
};
const recipe: Recipe = { ...DEFAULT_RECIPE, run: runSeed(3), variants: 4, epsilon: 2, anchor: 'judge' };
const classes = classMatrix([Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0.2), Float64Array.of(0.3, 0, 1)], 4);

describe('select', () => {
  it('keeps the first candidates that keep the class with a higher entropy', async () => {
    const all = await drive(imagine(seed, unguidedTwin({ ...recipe, variants: 40 }), toyModels(), classes));
    const passing = all!.variants.filter((v) => v.top1 === all!.seed.top1 && v.deltaEntropy > 0).slice(0, 4);
    expect(passing).toHaveLength(4);
    expect(passing[3]!.number).toBeGreaterThan(3); // some candidate failed: the test tells selection from taking all

    const selection = await drive(select(seed, recipe, toyModels(), classes));
    expect(selection!.variants.map((v) => v.number)).toEqual(passing.map((v) => v.number));
    expect(selection!.variants.map((v) => v.image)).toEqual(passing.map((v) => v.image));
    expect(selection!.tried).toBeGreaterThanOrEqual(passing[3]!.number + 1);
  });

  it('does not depend on the batch size and needs no products', async () => {
    const models = toyModels();
    const one = await drive(select(seed, recipe, models, classes, { batch: 1 }));
    const many = await drive(select(seed, recipe, toyModels(), classes, { batch: 7 }));
    expect(one!.variants).toEqual(many!.variants);
    expect(models.calls.decodeVjp).toEqual([]);
  });

  it('ends with fewer where the candidates run out', async () => {
    const none = await drive(select(seed, { ...recipe, epsilon: 0 }, toyModels(), classes, { candidates: 6 }));
    const certain = classMatrix([Float64Array.of(1, 0, 0)], 1);
    const single = await drive(
      select({ ...seed, label: classIndex(0, 1) }, recipe, toyModels(), certain, { candidates: 6 }),
    );
    expect(none!.tried).toBeLessThanOrEqual(6);
    expect(single).toMatchObject({ variants: [], tried: 6 });
  });
});
