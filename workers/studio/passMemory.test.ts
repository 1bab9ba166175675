import { describe, expect, it } from 'vitest';
import { classIndex, imageId, pixelTensor, runSeed } from '../../src/core/brands.ts';
import type { Predict } from '../../src/core/diffusion/denoise.ts';
import { STABLE_DIFFUSION } from '../../src/core/diffusion/schedule.ts';
import { drive } from '../../src/core/expansion/drive.ts';
import { imagine } from '../../src/core/expansion/imagine.ts';
import type { JointPass } from '../../src/core/expansion/ports.ts';
import { IMAGINE_DEFAULTS, unguidedTwin, type ImagineSettings } from '../../src/core/expansion/settings.ts';
import { classMatrix } from '../../src/core/judge/classMatrix.ts';
import { toyJointPass, toyModels } from '../../src/testing/toyModels.ts';
import type { StudioModels } from '../../src/models/openModels.ts';
import { createPassMemory } from './passMemory.ts';

const classes = classMatrix([Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0.2), Float64Array.of(0.3, 0, 1)], 10);
const recipe: ImagineSettings = {
  ...IMAGINE_DEFAULTS,
  gradientAt: 'perturbed',
  runSeed: runSeed(3),
  variants: 3,
  epsilon: 0.8,
};

/** Pixels made anew for every question, as a worker decodes a file anew. */
const pixels = () => pixelTensor({ dims: [1, 3, 1, 2], data: Float32Array.of(0.1, 0.9, 0.4, 0.3, 0.8, 0.2) });

async function ask({ prior, judge, jointPass }: StudioModels, change: Partial<ImagineSettings>) {
  const models = { prior: prior!, judge, ...(jointPass && { jointPass }) };
  const seed = { id: imageId('cat/a.png'), pixels: pixels(), label: classIndex(1, 3) };
  const made = await drive(imagine(seed, { ...recipe, ...change }, models, classes, { batch: 2 }));
  return made!.variants;
}

function remembering(most?: number) {
  const models = toyModels();
  const memory = createPassMemory(models, most);
  const rows = (calls: readonly number[]) => calls.reduce((sum, n) => sum + n, 0);
  const asked = () => ({ decoded: rows(models.calls.decode), products: rows(models.calls.decodeVjp) });
  /** What the models had to compute for a question. */
  const costOf = async (change: Partial<ImagineSettings>) => {
    const before = asked();
    await ask(memory.models, change);
    const after = asked();
    return { decoded: after.decoded - before.decoded, products: after.products - before.products };
  };
  return { memory, costOf };
}

describe('createPassMemory', () => {
  it('gives to the bit what the models give, whatever moved before', async () => {
    const { memory } = remembering();
    const moves: Partial<ImagineSettings>[] = [
      {},
      { epsilon: 0.5 },
      { epsilon: 0.8 },
      { weights: { consistency: 1, entropy: 3, diversity: 1 } },
      unguidedTwin(recipe),
      { runSeed: runSeed(4) },
    ];
    for (const move of moves) expect(await ask(memory.models, move)).toEqual(await ask(toyModels(), move));
  });

  it('computes the result alone when the radius moves: the gradient is taken before the projection', async () => {
    const { memory, costOf } = remembering();
    expect(await costOf({})).toEqual({ decoded: 6, products: 3 });
    expect(memory.images()).toBe(0);
    expect(await costOf({ epsilon: 0.5 })).toEqual({ decoded: 3, products: 0 });
    expect(memory.images()).toBeGreaterThan(0);
    expect(await costOf({ epsilon: 0.8 })).toEqual({ decoded: 0, products: 0 });
  });

  it('begins guided variants with the look of their unguided twins, when the gradient is taken after the projection', async () => {
    const { costOf } = remembering();
    const projected = { gradientAt: 'projected', epsilon: 5 } as const;
    expect(await costOf({ ...unguidedTwin(recipe), ...projected })).toEqual({ decoded: 3, products: 0 });
    expect(await costOf(projected)).toEqual({ decoded: 3, products: 3 });
  });

  it('computes gradient and result when a weight moves', async () => {
    const { costOf } = remembering();
    await costOf({ epsilon: 0.1 });
    const cost = await costOf({ epsilon: 0.1, weights: { consistency: 1, entropy: 0.1, diversity: 2 } });
    expect(cost.products).toBe(3);
    expect(cost.decoded).toBeLessThanOrEqual(3);
  });

  it('takes the pictures of unguided twins from the look that guided them', async () => {
    const models = toyModels();
    let passes = 0;
    const jointPass: JointPass = (...args) => {
      passes++;
      return toyJointPass()(...args);
    };
    const memory = createPassMemory({ ...models, jointPass });
    const remembered = memory.models;
    const projected = { gradientAt: 'projected', epsilon: 5 } as const;
    const guided = await ask(remembered, projected);
    expect(guided).toEqual(await ask({ ...toyModels(), jointPass: toyJointPass() }, projected));
    const decoded = models.calls.decode.length;
    expect(await ask(remembered, { ...unguidedTwin(recipe), ...projected })).toEqual(
      await ask(toyModels(), { ...unguidedTwin(recipe), ...projected }),
    );
    expect(models.calls.decode).toHaveLength(decoded);
    expect(memory.images()).toBeGreaterThan(0);

    await ask(remembered, projected);
    expect(passes).toBe(2); // 3 variants, 2 at a time, once
    await ask(remembered, { ...projected, weights: { consistency: 2, entropy: 1, diversity: 1 } });
    expect(passes).toBe(4);
  });

  it('knows nothing of another seed, and forgets the oldest beyond its bytes', async () => {
    const { costOf } = remembering();
    await costOf({});
    expect(await costOf({ runSeed: runSeed(9) })).toEqual({ decoded: 6, products: 3 });
    const small = remembering(1);
    await small.costOf({});
    expect(await small.costOf({})).toEqual({ decoded: 6, products: 3 });
  });

  it('does not ask a denoiser again for the same latent at the same level under the same states', async () => {
    let passes = 0;
    const predict: Predict = ({ dims, data }) => {
      passes++;
      return Promise.resolve({ dims, data: data.map((value) => 2 * value) });
    };
    const diffusion = {
      scheduler: STABLE_DIFFUSION,
      read: () => Promise.resolve([]),
      predict,
      latentDims: () => [1, 2],
      rest: () => Promise.resolve(),
    };
    const { models } = createPassMemory({ ...toyModels(), diffusion });
    const latents = () => ({ dims: [1, 2], data: Float32Array.of(1, 2) });
    const states = { dims: [1, 1], data: Float32Array.of(1) };
    const asked = async (level: number, labels?: Float32Array, className?: string) => {
      const condition = { states, ...(labels && { labels }), ...(className !== undefined && { className }) };
      const { data } = await models.diffusion!.predict(latents(), level, [condition]);
      expect(data).toEqual(Float32Array.of(2, 4));
      return passes;
    };
    expect([await asked(5), await asked(5), await asked(4), await asked(5)]).toEqual([1, 1, 2, 2]);
    expect([await asked(5, Float32Array.of(1)), await asked(5, Float32Array.of(1))]).toEqual([3, 3]);
    expect(await asked(5, Float32Array.of(2))).toBe(4);
    // Another class may have another adapter.
    expect([await asked(5, undefined, 'cat'), await asked(5, undefined, 'dog')]).toEqual([5, 6]);
    expect(await asked(5, undefined, 'cat')).toBe(6);
  });

  it('asks again for what failed', async () => {
    const models = toyModels();
    let fails = true;
    const judge = {
      ...models.judge,
      embed: (...args: Parameters<typeof models.judge.embed>) =>
        fails ? Promise.reject(new Error('The device is gone.')) : models.judge.embed(...args),
    };
    const { models: remembered } = createPassMemory({ ...models, judge });
    await expect(ask(remembered, {})).rejects.toThrow('The device is gone.');
    fails = false;
    expect(await ask(remembered, {})).toEqual(await ask(toyModels(), {}));
  });
});
