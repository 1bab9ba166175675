import { describe, expect, it } from 'vitest';
import { TOY_LATENT, toyJointPass, toyModels } from '../../testing/toyModels.ts';
import { classIndex, imageId, latentTensor, pixelTensor, runSeed } from '../brands.ts';
import type { ClassMatrix } from '../judge/classMatrix.ts';
import { noiseShape } from '../latent/layout.ts';
import { perturb } from '../latent/perturb.ts';
import { maxAbsDifference } from '../reals.ts';
import { drive } from './drive.ts';
import { imagine, type ImagineOptions } from './imagine.ts';
import { standingOf } from './lead.ts';
import type { Models } from './ports.ts';
import { IMAGINE_DEFAULTS, unguidedTwin, type ImagineSettings } from './settings.ts';
import type { Variant } from './variant.ts';

const seed = {
  id: imageId('cat/a.png'),
  pixels: pixelTensor({ dims: [1, 3, 1, 2], data: Float32Array.of(0.1, 0.9, 0.4, 0.3, 0.8, 0.2) }),
  label: classIndex(0, 3),
};
/** With a bias between what the toy judge sees of this seed: some variants are read as its class, some as the last. */
const classes: ClassMatrix = {
  rows: [Float64Array.of(1, 0, 0), Float64Array.of(0, 1, 0.2), Float64Array.of(0.287, 0, 0.958)],
  bias: Float64Array.of(0.16, 0, 0),
  logitScale: 20,
};
const recipe: ImagineSettings = {
  ...IMAGINE_DEFAULTS,
  runSeed: runSeed(3),
  variants: 5,
  epsilon: 1.5,
  steps: 0,
  start: { kind: 'symmetric', scale: 0.5, offset: 0.5 },
};

async function run(change: Partial<ImagineSettings>, models: Models = toyModels(), options: ImagineOptions = {}) {
  const events: string[] = [];
  const made = await drive(imagine(seed, { ...recipe, ...change }, models, classes, options), (event) => {
    events.push(event.kind);
  });
  return { ...made!, events };
}

const standing = ({ probabilities, entropy }: Variant, lead: number) =>
  standingOf(probabilities, { anchor: seed.label }, lead, entropy);
const score = ({ probabilities, entropy }: Variant) => probabilities[seed.label]! + entropy;

describe('a lead', () => {
  const anchor = classIndex(0, 3);
  it('is how many times as likely the class is as any other', () => {
    const of = (p: number[], lead: number) => standingOf(Float64Array.from(p), { anchor }, lead, 0.7);
    expect(of([0.6, 0.3, 0.1], 2)).toEqual({ leads: true, rank: 0.7 });
    const behind = of([0.6, 0.2, 0.2], 3.1);
    expect(behind.leads).toBe(false);
    expect(behind.rank).toBeCloseTo(0.75, 12);
    // The first place is not enough, and nothing less than it is a lead.
    expect(of([0.3, 0.6, 0.1], 0.1).leads).toBe(false);
    expect(of([1, 0, 0], 10).leads).toBe(true);
    expect(standingOf(Float64Array.of(1), { anchor }, 3, 0)).toEqual({ leads: true, rank: 0 });
  });
});

describe('candidates', () => {
  it('are the variants as they come where there is one of each', async () => {
    const plain = await run({});
    expect((await run({ candidates: 1, lead: 3 })).variants).toEqual(plain.variants);
  });

  it('are kept by the objective without a lead, the best of all', async () => {
    const models = toyModels();
    const { variants, events, evaluation } = await run({ candidates: 4 }, models);
    expect(models.calls.decode.reduce((a, b) => a + b)).toBe(20);
    expect(events).toEqual(['seed', 'step', ...Array<string>(5).fill('variant')]);
    expect(evaluation.variants).toHaveLength(5);
    const best = [...variants].map(score).sort((a, b) => b - a);
    const first = (await run({})).variants.map(score).sort((a, b) => b - a);
    best.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(first[i]!);
    });
    expect(best.at(-1)).toBeGreaterThan(first.at(-1)!);
  });

  it('are looked at no longer than until twice as many lead as are wanted, and the least sure of these are kept', async () => {
    const lead = 1.2;
    const models = toyModels();
    const { variants } = await run({ candidates: 8, lead }, models);
    const looks = models.calls.decode.reduce((a, b) => a + b);
    expect(looks).toBeGreaterThanOrEqual(10);
    expect(looks).toBeLessThan(40);
    expect(variants.every((variant) => standing(variant, lead).leads)).toBe(true);
    const entropyOf = (of: readonly Variant[]) => of.reduce((sum, { entropy }) => sum + entropy, 0);
    const leading = (await run({})).variants.filter((variant) => standing(variant, lead).leads);
    expect(entropyOf(variants) / 5).toBeGreaterThan(entropyOf(leading) / leading.length);
  });

  it('do not depend on how many fit into a batch, nor on who decodes', async () => {
    const whole = await run({ candidates: 6, lead: 1.5, steps: 2, sureness: 0.8 });
    for (const batch of [1, 2, 3, 7]) {
      const { variants } = await run({ candidates: 6, lead: 1.5, steps: 2, sureness: 0.8 }, toyModels(), { batch });
      expect(variants).toEqual(whole.variants);
    }
  });

  it('go on from a sibling’s start with that one’s latent, where each has its own', async () => {
    const data = Float32Array.from({ length: 20 }, (_, i) => Math.sin(3 * i));
    const prepared = latentTensor({ dims: [5, 2, 1, 2], data });
    const settings = { ...recipe, candidates: 8, lead: 1.2 };
    const made = await drive(imagine({ ...seed, prepared }, settings, toyModels('prepared'), classes));
    for (const { distance } of made!.variants) expect(distance).toBeLessThanOrEqual(recipe.epsilon + 1e-6);
  });
});

describe('steps after a lead', () => {
  const guided = {
    steps: 3,
    update: { kind: 'adam', size: 0.1 },
    sureness: 0.8,
    lead: 1.5,
    weights: { consistency: 1, entropy: 0, diversity: 0 },
  } as const;

  it('are taken by those that do not lead, and by no others', async () => {
    const twins = (await run({})).variants;
    const { variants, events } = await run(guided);
    const content = twins.filter((twin) => standing(twin, guided.lead).leads);
    expect(content.length).toBeGreaterThan(0);
    expect(content.length).toBeLessThan(5);
    twins.forEach((twin, i) => {
      if (standing(twin, guided.lead).leads)
        expect(variants[i]).toMatchObject({ image: twin.image, noise: twin.noise });
      else expect(variants[i]!.classScore).toBeGreaterThan(twin.classScore);
    });
    expect(events.filter((kind) => kind === 'variant')).toHaveLength(5);
  });

  it('are the same where siblings matter in the judge’s eyes, and through joined models', async () => {
    for (const diversity of ['judge', 'official'] as const) {
      const { variants } = await run({ ...guided, diversity });
      expect(variants.every(({ classScore }) => classScore > 0)).toBe(true);
    }
    const apart = await run(guided);
    const joined = await run(guided, { ...toyModels(), jointPass: toyJointPass() });
    joined.variants.forEach((variant, i) => {
      expect(variant.classScore).toBeCloseTo(apart.variants[i]!.classScore, 5);
    });
  });

  it('end where all lead', async () => {
    const near = { ...recipe, epsilon: 1e-4 };
    const twins = await drive(imagine(seed, near, toyModels(), classes));
    const models = toyModels();
    const { top1 } = twins!.variants[0]!;
    const made = await drive(imagine({ ...seed, label: top1 }, { ...near, ...guided, lead: 1.01 }, models, classes));
    expect(made!.variants.map(({ image }) => image)).toEqual(twins!.variants.map(({ image }) => image));
    expect(models.calls.embedVjp).toEqual([]);
  });

  it('come to the sureness that is asked for', async () => {
    const far = { ...guided, lead: null, steps: 60, update: { kind: 'adam', size: 0.05 }, epsilon: 3 } as const;
    const { variants } = await run({ ...far, sureness: 0.6 });
    for (const { classScore } of variants) expect(classScore).toBeCloseTo(0.6, 1);
  });

  it('stay in the ball by themselves where it is always kept', async () => {
    const shape = noiseShape('channels-first', TOY_LATENT, 'channel');
    const f = await toyLatent();
    const furthest = async (ballKept: ImagineSettings['ballKept']) => {
      const { variants } = await run({ ...guided, lead: null, ballKept, epsilon: 0.2 });
      return Math.max(...variants.map(({ noise }) => maxAbsDifference(perturb(f, noise, shape), f)));
    };
    expect(await furthest('always')).toBeLessThan(0.2 + 1e-9);
    expect(await furthest('end')).toBeGreaterThan(0.3);
  });

  it('move the latent as far as they say, in its own units', async () => {
    const once = {
      steps: 1,
      stepUnit: 'latent',
      update: { kind: 'sign', size: 0.1 },
      gradientAt: 'perturbed',
    } as const;
    const { variants } = await run(once);
    const twins = (await run({})).variants;
    const f = await toyLatent();
    variants.forEach(({ noise }, i) => {
      noise.scale.forEach((z, c) => {
        const size = Math.sqrt((f[2 * c]! ** 2 + f[2 * c + 1]! ** 2) / 2);
        expect(Math.abs(z - twins[i]!.noise.scale[c]!) * size).toBeCloseTo(0.1, 6);
        expect(Math.abs(noise.offset[c]! - twins[i]!.noise.offset[c]!)).toBeCloseTo(0.1, 12);
      });
    });
  });
});

async function toyLatent(): Promise<Float32Array> {
  const { prior } = toyModels();
  if (prior.kind !== 'reconstruction') throw new Error('Expected a toy prior that encodes.');
  return (await prior.encode(seed.pixels)).data;
}

it('has twins that choose nothing and take no step', () => {
  expect(unguidedTwin({ ...recipe, steps: 3, candidates: 4, lead: 2 })).toMatchObject({ steps: 0, candidates: 1 });
});

it('refuses what cannot be searched for', async () => {
  await expect(run({ candidates: 0 })).rejects.toThrow(/at least 1 start of every variant, got 0/);
  await expect(run({ sureness: 0 })).rejects.toThrow(/sureness to be a probability above 0, got 0/);
  await expect(run({ lead: -1 })).rejects.toThrow(/a lead above 0, got -1/);
});
