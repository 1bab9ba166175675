import { describe, expect, it } from 'vitest';
import { TOY_LATENT, toyJointPass, toyModels } from '../../testing/toyModels.ts';
import { classIndex, imageId, latentTensor, pixelTensor, runSeed } from '../brands.ts';
import { classMatrix } from '../judge/classMatrix.ts';
import { perturb } from '../latent/perturb.ts';
import { projectToBall } from '../latent/project.ts';
import { noiseShape } from '../latent/layout.ts';
import { evaluate } from '../objective/objective.ts';
import { maxAbsDifference } from '../reals.ts';
import { drive } from './drive.ts';
import { imagine, type ImagineEvent, type ImagineOptions } from './imagine.ts';
import { embedImages } from './embedImages.ts';
import type { Models, Prior } from './ports.ts';
import { IMAGINE_DEFAULTS, unguidedTwin, type ImagineSettings } from './settings.ts';
import type { Seed } from './seed.ts';

const seed: Seed = {
  id: imageId('cat/a.png'),
  pixels: pixelTensor({ dims: [1, 3, 1, 2], data: Float32Array.of(0.1, 0.9, 0.4, 0.3, 0.8, 0.2) }),
  label: classIndex(1, 3),
};
const prepared = latentTensor({ dims: [1, ...TOY_LATENT], data: Float32Array.of(0.2, -0.4, 0.6, 0.1) });
const recipe: ImagineSettings = { ...IMAGINE_DEFAULTS, runSeed: runSeed(3), variants: 5, epsilon: 1.5 };
const classes = classMatrix([Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0.2), Float64Array.of(0.3, 0, 1)], 10);

async function run(change: Partial<ImagineSettings> = {}, models: Models = toyModels(), options: ImagineOptions = {}) {
  const events: ImagineEvent[] = [];
  const toExpand = models.prior.kind === 'prepared' ? { ...seed, prepared } : seed;
  const result = await drive(imagine(toExpand, { ...recipe, ...change }, models, classes, options), (event) => {
    events.push(event);
  });
  if (!result) throw new Error('Nothing cancelled this run.');
  return { ...result, events, steps: events.filter((event) => event.kind === 'step') };
}

describe('imagine', () => {
  it.each<Prior['kind']>(['reconstruction', 'embedding', 'prepared'])(
    'gives K variants inside the ball and an event a step (%s)',
    async (kind) => {
      const { variants, events, evaluation } = await run({ steps: 3 }, toyModels(kind));
      const made = Array<string>(5).fill('variant');
      expect(events.map((event) => event.kind)).toEqual(['seed', 'step', 'step', ...made, 'step']);
      expect(variants.map((variant) => variant.number)).toEqual([0, 1, 2, 3, 4]);
      for (const variant of variants) {
        expect(variant.distance).toBeLessThanOrEqual(recipe.epsilon + 1e-6);
        expect(variant.image === undefined).toBe(kind === 'embedding');
      }
      expect(evaluation.terms.diversity).toBeGreaterThan(0);
    },
  );

  it.each<[Prior['kind'], ImagineSettings['diversity'], ImagineSettings['granularity'], ImagineSettings['gradientAt']]>(
    [
      ['reconstruction', 'latent', 'channel', 'perturbed'],
      ['reconstruction', 'latent', 'channel', 'projected'],
      ['reconstruction', 'judge', 'element', 'perturbed'],
      ['prepared', 'official', 'channel', 'projected'],
      ['embedding', 'latent', 'channel', 'projected'],
      ['embedding', 'judge', 'channel', 'perturbed'],
    ],
  )(
    'takes the gradient that finite differences through all of it show (%s, %s, %s, %s)',
    async (kind, diversity, granularity, gradientAt) => {
      const models = toyModels(kind);
      const [step] = (await run({ diversity, granularity, gradientAt }, models)).steps;
      const reading = (await run({ steps: 0 }, models)).seed;
      const f = kind === 'embedding' ? reading.embedding : await latentOf(models);
      const shape = noiseShape(kind === 'embedding' ? 'vector' : 'channels-first', dimsOf(kind), granularity);
      const { weights } = recipe;
      const criterion = { weights, diversity, classes, anchor: seed.label, seedEntropy: reading.entropy };

      // The objective as one function of one variant's offsets, in float32 models: a wide step and a loose bound.
      const shares = await Promise.all(
        Array.from({ length: shape.count }, async (_, c) => {
          const at = async (delta: number) => {
            const points = step!.noise.map((n, i) =>
              perturb(f, i === 2 ? { ...n, offset: n.offset.with(c, n.offset[c]! + delta) } : n, shape),
            );
            const latents =
              gradientAt === 'projected' ? points.map((p) => projectToBall(p, f, recipe.epsilon)) : points;
            const { embeddings } = await embedImages(latents, dimsOf(kind), models, Infinity, 'guidance');
            return evaluate({ embeddings, latents }, criterion).total;
          };
          const h = 1e-3;
          return ((await at(h)) - (await at(-h))) / (2 * h);
        }),
      );
      expect(maxAbsDifference(step!.gradients[2]!.offset, Float64Array.from(shares))).toBeLessThan(2e-4);
    },
  );

  it('gives the same bits whatever the batch size', async () => {
    const whole = await run({ steps: 2 });
    for (const batch of [1, 2, 3]) {
      const models = toyModels();
      const { variants, steps } = await run({ steps: 2 }, models, { batch });
      expect(Math.max(...models.calls.decode, ...models.calls.embedVjp)).toBe(batch);
      expect(variants).toEqual(whole.variants);
      expect(steps).toEqual(whole.steps);
    }
  });

  it('shows each variant as soon as it is made, with the figures that it keeps', async () => {
    const models = toyModels();
    const { variants, events } = await run({ steps: 2 }, models, { batch: 1 });
    const shown = events.filter((event) => event.kind === 'variant');
    expect(shown.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
    shown.forEach(({ variant }, i) => {
      expect({ ...variant, diversity: variants[i]!.diversity }).toEqual(variants[i]);
    });
  });

  it.each([
    ['latent', 1],
    ['judge', 5],
  ] as const)('guides no more variants before the first is finished than it must (%s: %i)', async (diversity, most) => {
    const models = toyModels();
    const guidedBefore: number[] = [];
    await drive(imagine(seed, { ...recipe, diversity }, models, classes, { batch: 1 }), ({ kind }) => {
      if (kind === 'variant') guidedBefore.push(models.calls.decodeVjp.length);
    });
    expect(guidedBefore[0]).toBe(most);
    expect(guidedBefore.at(-1)).toBe(5);
  });

  it('takes one pass through joined models, and the same way', async () => {
    const apart = await run({ steps: 2 });
    const models = toyModels();
    const { variants, steps } = await run({ steps: 2 }, { ...models, jointPass: toyJointPass() }, { batch: 2 });
    expect(models.calls.decodeVjp).toEqual([]);
    expect(models.calls.decode).toEqual([2, 2, 1]); // what is finished
    steps.forEach(({ gradients }, step) => {
      gradients.forEach((gradient, i) => {
        expect(maxAbsDifference(gradient.offset, apart.steps[step]!.gradients[i]!.offset)).toBeLessThan(1e-7);
      });
    });
    variants.forEach((variant, i) => {
      expect(variant.image).toEqual(apart.variants[i]!.image);
    });
  });

  it('goes by the parts where models cannot be joined, or siblings matter in the judge’s eyes', async () => {
    const unjoined: Models = { ...toyModels(), jointPass: () => Promise.resolve(null) };
    expect((await run({}, unjoined)).variants).toEqual((await run()).variants);
    const never: Models = { ...toyModels(), jointPass: () => Promise.reject(new Error('asked')) };
    expect((await run({ diversity: 'judge' }, never)).variants).toEqual((await run({ diversity: 'judge' })).variants);
  });

  it('starts guided and unguided twins from the same noise, and takes no product without steps', async () => {
    const models = toyModels();
    const twin = await run(unguidedTwin(recipe), models);
    const guided = await run({ gradientAt: 'perturbed' });
    expect(models.calls.decodeVjp).toEqual([]);
    expect(guided.steps[0]!.noise).toEqual(twin.variants.map((variant) => variant.noise));
    guided.variants.forEach(({ noise }, i) => {
      const moved = noise.scale.map((z, c) => z - twin.variants[i]!.noise.scale[c]!);
      for (const change of moved) expect(Math.abs(change)).toBeCloseTo(0.1, 12);
    });
  });

  it('climbs: many small steps raise the objective of the result', async () => {
    const { steps } = await run({ steps: 40, update: { kind: 'adam', size: 0.05 } });
    expect(steps.at(-1)!.evaluation.total).toBeGreaterThan(steps[0]!.evaluation.total);
  });

  it('shows, when watched, what stopping at each step would give', async () => {
    const { steps } = await run({ steps: 2 }, toyModels(), { watch: true });
    for (const stopped of [0, 1]) {
      const there = await run({ steps: stopped });
      expect(steps[stopped]!.projected).toEqual({
        evaluation: there.evaluation,
        images: there.variants.map(({ image }) => image),
      });
    }
  });

  it('shows, when watched, what would have been without the choice among starts', async () => {
    const { steps } = await run({ steps: 0, candidates: 3 }, toyModels(), { watch: true });
    const first = await run({ steps: 0 });
    expect(steps.map(({ projected }) => projected!.images)).toEqual([first.variants.map(({ image }) => image)]);
  });

  it('makes any one unguided variant again by its number', async () => {
    const all = await run({ steps: 0 });
    const one = await run({ steps: 0 }, toyModels(), { numbers: [3] });
    expect(one.variants[0]!.image).toEqual(all.variants[3]!.image);
  });

  it('stops between steps when it is cancelled', async () => {
    const models = toyModels();
    const events: string[] = [];
    const result = await drive(
      imagine(seed, { ...recipe, steps: 9 }, models, classes),
      (event) => events.push(event.kind),
      () => events.length === 3,
    );
    expect(result).toBeNull();
    expect(events).toEqual(['seed', 'step', 'step']);
    expect(models.calls.decodeVjp).toHaveLength(2);
  });

  it('keeps the class that the anchor names', async () => {
    const label = await run({ anchor: 'label' });
    const judge = await run({ anchor: 'judge' });
    expect(label.seed.anchor).toBe(seed.label);
    expect(judge.seed.anchor).toBe(judge.seed.top1);
  });

  it('refuses what cannot be run', async () => {
    await expect(run({ variants: 0 })).rejects.toThrow(/at least 1 variant/);
    await expect(run({ steps: 1.5 })).rejects.toThrow(/guidance steps, got 1.5/);
    await expect(run({ epsilon: NaN })).rejects.toThrow(/epsilon >= 0/);
    await expect(drive(imagine(seed, recipe, toyModels('prepared'), classes))).rejects.toThrow(
      /prepared latent, got none/,
    );
    const broken = toyModels();
    const nan: Models = {
      ...broken,
      judge: {
        ...broken.judge,
        embed: async (x) => ({ ...(await broken.judge.embed(x)), data: Float32Array.of(NaN) }),
      },
    };
    await expect(run({}, nan)).rejects.toThrow(/NaN or infinity/);
  });
});

const dimsOf = (kind: Prior['kind']) => (kind === 'embedding' ? [3] : [...TOY_LATENT]);

async function latentOf({ prior }: Models): Promise<Float32Array> {
  return prior.kind === 'reconstruction' ? (await prior.encode(seed.pixels)).data : prepared.data;
}
