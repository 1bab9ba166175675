import { describe, expect, it } from 'vitest';
import { toyModels } from '../../testing/toyModels.ts';
import { classIndex, imageId, pixelTensor, runSeed } from '../brands.ts';
import { drive } from '../expansion/drive.ts';
import { imagine } from '../expansion/imagine.ts';
import type { Seed } from '../expansion/seed.ts';
import { classMatrix } from '../judge/classMatrix.ts';
import { gif, searchOf } from '../methods/gif.ts';
import type { Ports } from '../methods/method.ts';
import { fillSettings } from '../methods/settings.ts';
import { expandSeed } from './expandSeed.ts';
import type { RunEvent, SeedJob } from './seedJob.ts';
import { DEFAULT_RECIPE, partOf, resolveRecipe, type Recipe } from './recipe.ts';
import { slotsOf } from './slots.ts';

const seed: Seed = {
  id: imageId('cat/a.png'),
  pixels: pixelTensor({ dims: [1, 3, 1, 2], data: Float32Array.of(0.1, 0.9, 0.4, 0.3, 0.8, 0.2) }),
  label: classIndex(1, 3),
};
const classes = classMatrix([Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0.2), Float64Array.of(0.3, 0, 1)], 4);
const RUN = runSeed(3);

/** Expands the seed by a recipe, as page and command do. */
async function expand(
  change: Partial<Recipe>,
  { ports = toyModels(), ...job }: Partial<SeedJob> & { ports?: Ports } = {},
) {
  const recipe = resolveRecipe(
    { ...DEFAULT_RECIPE, runSeed: RUN, anchor: 'judge', ...change },
    { side: 2, epsilon: 2 },
  );
  const events: RunEvent[] = [];
  const slots = job.slots ?? slotsOf(recipe, recipe.variants);
  const made = await drive(expandSeed({ seed, classes, slots, ...job }, recipe, ports), (event) => {
    events.push(event);
  });
  return { ...made!, events };
}

describe('expandSeed', () => {
  it('gives what guided imagination alone gives', async () => {
    const { variants, path, reading } = await expand({ variants: 4 });
    const search = searchOf(fillSettings(gif.settings));
    const settings = { ...search, runSeed: RUN, variants: 4, epsilon: 2, anchor: 'judge' } as const;
    const alone = await drive(imagine(seed, settings, toyModels(), classes));
    expect(variants.map(({ image }) => image)).toEqual(alone!.variants.map(({ image }) => image));
    expect(variants.map(({ judged }) => judged!.diversity)).toEqual(alone!.variants.map(({ diversity }) => diversity));
    expect(variants.map(({ how }) => how)).toMatchObject(
      alone!.variants.map(({ distance }) => ({ method: 'gif', epsilon: 2, distance })),
    );
    expect(path.at(-1)).toEqual(alone!.evaluation);
    expect(reading).toEqual(alone!.seed);
  });

  it('shares the slots out among methods, each from the stream of its slot', async () => {
    const parts = [partOf('gif', 2), partOf('unguided'), partOf('copy')];
    const { variants, events } = await expand({ variants: 8, parts });
    expect(variants.map(({ k }) => k)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(variants.map(({ how }) => how.method)).toEqual([
      'gif',
      'unguided',
      'copy',
      'gif',
      'gif',
      'unguided',
      'copy',
      'gif',
    ]);
    const alone = await expand({ variants: 8, parts: [partOf('unguided')] });
    expect(variants[1]!.image).toEqual(alone.variants[1]!.image);
    expect(variants[1]!.siblings).toEqual([1, 5]);
    expect(events.filter(({ kind }) => kind === 'variant')).toHaveLength(8);
  });

  it('needs no model for a copy, and judges it where there is a judge', async () => {
    const parts = [partOf('copy')];
    const { variants, reading } = await expand({ parts }, { ports: { prior: null, judge: null }, classes: null });
    expect(reading).toBeNull();
    expect(variants[0]).toMatchObject({ judged: null, how: { method: 'copy', of: 'seed' } });
    expect(variants[0]!.image.data).toEqual(seed.pixels.data);
    const { judge } = toyModels();
    const judged = await expand({ parts }, { ports: { prior: null, judge } });
    expect(judged.variants[0]!.judged).toMatchObject({ deltaEntropy: 0, diversity: 0 });
    expect(judged.variants[0]!.judged!.cosineToSeed).toBeCloseTo(1, 6);
  });

  it('refuses to guide without a prior', async () => {
    await expect(expand({}, { ports: { ...toyModels(), prior: null } })).rejects.toThrow(
      /Expected a prior and a judge/,
    );
  });
});

describe('selection', () => {
  const asked = { variants: 4, parts: [partOf('unguided')], select: { tries: 10 } };

  it('keeps the first candidates that keep the class with a higher entropy', async () => {
    const all = await expand({ ...asked, variants: 40, select: null });
    const passing = all.variants
      .filter(({ judged }) => judged!.top1 === all.reading!.top1 && judged!.deltaEntropy > 0)
      .slice(0, 4);
    expect(passing).toHaveLength(4);
    expect(passing[3]!.number).toBeGreaterThan(3); // some candidate failed: the test tells selection from taking all

    const { variants, drawn, events } = await expand(asked);
    expect(variants.map(({ number }) => number)).toEqual(passing.map(({ number }) => number));
    expect(variants.map(({ image }) => image)).toEqual(passing.map(({ image }) => image));
    expect(variants.map(({ k }) => k)).toEqual([1, 2, 3, 4]);
    expect(drawn).toBeGreaterThanOrEqual(passing[3]!.number + 1);
    expect(events.filter(({ kind }) => kind === 'variant')).toHaveLength(4);
    expect(events.at(-1)).toEqual({ kind: 'drawn', drawn, kept: 4 });
  });

  it('does not depend on the batch size, asks for no products, and encodes the seed once', async () => {
    const models = toyModels();
    let encoded = 0;
    const { prior } = models;
    if (prior.kind !== 'reconstruction') throw new Error('Expected the toy prior to encode.');
    const counting: Ports = {
      ...models,
      prior: {
        ...prior,
        encode: (pixels) => {
          encoded++;
          return prior.encode(pixels);
        },
      },
    };
    const one = await expand(asked, { ports: counting, batch: 1 });
    expect(one.variants).toEqual((await expand(asked, { batch: 7 })).variants);
    expect(models.calls.decodeVjp).toEqual([]);
    expect(encoded).toBe(1);
  });

  it('measures diversity among those that are kept', async () => {
    const { variants } = await expand(asked);
    const again = await expand(
      { ...asked, select: null },
      {
        slots: variants.map(({ k, number }) => ({ k, number, part: 0 })),
      },
    );
    expect(variants.map(({ judged }) => judged!.diversity)).toEqual(
      again.variants.map(({ judged }) => judged!.diversity),
    );
  });

  it('makes again what it kept, from the streams that are named', async () => {
    const { variants } = await expand(asked);
    const slots = variants.map(({ k, number }) => ({ k, number, part: 0 }));
    const again = await expand(asked, { slots, exactly: true });
    expect(again.variants.map(({ image }) => image)).toEqual(variants.map(({ image }) => image));
    expect(again.drawn).toBe(4);
  });

  it('gives parts streams of their own', async () => {
    const parts = [partOf('unguided'), partOf('gif')];
    const { variants } = await expand({ ...asked, parts });
    const numbers = variants.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('ends with fewer where the candidates run out', async () => {
    const none = await expand({ ...asked, select: { tries: 2 }, parts: [partOf('copy')] });
    expect(none).toMatchObject({ variants: [], drawn: 8 });
  });
});
