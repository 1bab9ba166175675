import { describe, expect, it } from 'vitest';
import { normals } from '../random/stream.ts';
import { imageId, runSeed } from '../brands.ts';
import { drive } from '../expansion/drive.ts';
import { linearSteps } from './carried.ts';
import { denoise, type Predict } from './denoise.ts';
import { samplerRun } from './sampler.ts';
import { STABLE_DIFFUSION, type Prediction, type Scheduler } from './schedule.ts';
import { signalShares } from './signal.ts';
import { stepsRun, timestepsOf } from './timesteps.ts';

const EULER: Scheduler = { ...STABLE_DIFFUSION, kind: 'euler', spacing: 'trailing' };
const SIZE = 12;
const noise = Float32Array.from(
  normals({ runSeed: runSeed(1), image: imageId('a'), variant: 0, purpose: 'diffusion' }, SIZE),
);
const latent = Float32Array.from({ length: SIZE }, (_, i) => Math.sin(i));

/** A denoiser that knows the latent that every noisy one came from: it predicts without error. */
function perfect(scheduler: Scheduler, prediction: Prediction): Predict {
  const shares = signalShares(scheduler);
  return ({ dims, data }, timestep) => {
    const share = shares[timestep]!;
    const predicted = data.map((y, i) => {
      const epsilon = (y - Math.sqrt(share) * latent[i % SIZE]!) / Math.sqrt(1 - share);
      return prediction === 'epsilon' ? epsilon : Math.sqrt(share) * epsilon - Math.sqrt(1 - share) * latent[i % SIZE]!;
    });
    return Promise.resolve({ dims, data: predicted });
  };
}

const CONDITION = { states: { dims: [1, 1], data: new Float32Array(1) } };
const unguided = (rows: number) => ({ towards: Array(rows).fill(CONDITION), from: CONDITION, scale: 1 });

describe('signalShares', () => {
  it('falls from nearly 1, as diffusers 0.42 has it', () => {
    const shares = signalShares(STABLE_DIFFUSION);
    expect(shares).toHaveLength(1000);
    expect(shares[0]).toBeCloseTo(0.999149978, 6);
    expect(shares[251]).toBeCloseTo(0.672151148, 5);
    expect(shares[901]).toBeCloseTo(0.0140048889, 5);
  });

  it.each(['linear', 'scaled-linear', 'cosine'] as const)('falls at every level: %s', (betas) => {
    const shares = signalShares({ ...STABLE_DIFFUSION, betas });
    expect(shares.every((share, i) => share > 0 && (i === 0 || share < shares[i - 1]!))).toBe(true);
  });

  it('ends in pure noise and begins as before where it is rescaled', () => {
    const shares = signalShares({ ...STABLE_DIFFUSION, zeroSnr: true });
    expect(shares.at(-1)).toBe(0);
    expect(shares[0]).toBeCloseTo(signalShares(STABLE_DIFFUSION)[0]!, 12);
  });
});

describe('timestepsOf', () => {
  it.each([
    ['leading', 4, [751, 501, 251, 1]],
    ['leading', 7, [853, 711, 569, 427, 285, 143, 1]],
    ['trailing', 4, [999, 749, 499, 249]],
    ['trailing', 7, [999, 856, 713, 570, 428, 285, 142]],
    // 1000 - 1000 / 16 = 937.5, which goes to the even neighbour.
    ['trailing', 16, [999, 937, 874, 811, 749, 687, 624, 561, 499, 437, 374, 311, 249, 187, 124, 61]],
    ['linspace', 3, [999, 500, 0]],
  ] as const)('%s with %i steps', (spacing, steps, expected) => {
    expect(timestepsOf({ ...STABLE_DIFFUSION, spacing }, steps)).toEqual(expected);
  });

  it('is fractional for Euler with linspace alone', () => {
    expect(timestepsOf({ ...EULER, spacing: 'linspace' }, 3)).toEqual([999, 499.5, 0]);
  });

  it('refuses what training did not have', () => {
    expect(() => timestepsOf(STABLE_DIFFUSION, 1000)).toThrow(/below 1000/u);
    expect(() => timestepsOf(STABLE_DIFFUSION, 0)).toThrow(/from 1 to 1000/u);
  });

  it.each([
    [10, 0.7, 7],
    [7, 0.7, 4],
    [100, 0.29, 28],
    [3, 0.3, 0],
    [50, 1, 50],
  ])('%i steps at strength %d are %i', (steps, strength, taken) => {
    expect(stepsRun(steps, strength)).toBe(taken);
  });
});

describe('samplers', () => {
  const whole = { ...STABLE_DIFFUSION, endsClean: true };
  it.each([
    ['DDIM', whole],
    ['DDIM, trailing', { ...whole, spacing: 'trailing' }],
    ['DDIM, v', { ...whole, prediction: 'v' }],
    ['DDIM, no signal at first', { ...whole, prediction: 'v', spacing: 'trailing', zeroSnr: true }],
    ['Euler', EULER],
    ['Euler, v', { ...EULER, prediction: 'v' }],
  ] as readonly (readonly [string, Scheduler])[])('%s leads back to the latent it came from', async (_, scheduler) => {
    const run = samplerRun(scheduler, { steps: 5, strength: 1 });
    const rows = [run.noised(latent, noise), run.noised(latent, noise.toReversed())];
    const predict = perfect(scheduler, scheduler.prediction);
    const made = (await drive(denoise(run, rows, [SIZE], unguided(2), predict), ({ k, clean }) => {
      // Without any signal nothing can be said of the latent under it.
      const isNoise = scheduler.zeroSnr && k === 0 && scheduler.prediction === 'epsilon';
      for (const row of isNoise ? [] : clean)
        row.forEach((value, i) => {
          expect(value).toBeCloseTo(latent[i]!, 2);
        });
    }))!;
    // Where a step ends at no noise, the last one is what the denoiser took out.
    for (const row of made)
      row.forEach((value, i) => {
        expect(value).toBeCloseTo(latent[i]!, 3);
      });
  });

  it('holds predicted latents where training did', () => {
    const run = samplerRun({ ...whole, clipped: true }, { steps: 2, strength: 0.5 });
    const [big] = run.step(Float32Array.of(50), Float32Array.of(0), 0);
    expect(big).toBe(1);
  });

  it('leaves the latent where no step is taken', () => {
    const run = samplerRun(STABLE_DIFFUSION, { steps: 3, strength: 0.3 });
    expect(run.timesteps).toEqual([]);
    expect(run.noised(latent, noise)).toEqual(latent);
  });

  it('adds noise one entry of the grid above the first step, where it is asked to', () => {
    const shares = signalShares(STABLE_DIFFUSION);
    const run = samplerRun(STABLE_DIFFUSION, { steps: 20, strength: 0.5, noiseAt: 'one above' });
    expect(run.timesteps[0]).toBe(451);
    expect(run.noised(Float32Array.of(0), Float32Array.of(1))[0]).toBeCloseTo(Math.sqrt(1 - shares[501]!), 6);
    // Nothing is above the first of all steps but the end of the training.
    for (const steps of [1, 20, 50]) {
      const all = samplerRun(STABLE_DIFFUSION, { steps, strength: 1, noiseAt: 'one above' });
      expect(all.noised(Float32Array.of(0), Float32Array.of(1))[0]).toBeCloseTo(Math.sqrt(1 - shares[999]!), 6);
    }
  });
});

it('every step is a sum of the latent and the prediction, as devices take it', () => {
  const kinds: readonly Scheduler[] = [
    STABLE_DIFFUSION,
    { ...STABLE_DIFFUSION, prediction: 'v', spacing: 'trailing' },
    { ...STABLE_DIFFUSION, kind: 'euler', spacing: 'trailing' },
    { ...STABLE_DIFFUSION, kind: 'euler', prediction: 'v' },
  ];
  for (const scheduler of kinds) {
    const run = samplerRun(scheduler, { steps: 5, strength: 0.9 });
    const start = run.noised(latent, noise);
    for (const [k, { timestep, scaled, kept, taken }] of linearSteps(run).entries()) {
      expect(timestep).toBe(run.timesteps[k]);
      const [given, next] = [run.scaled(start, k), run.step(start, noise, k)];
      for (const [i, y] of start.entries()) {
        expect(scaled * y).toBeCloseTo(given[i]!, 4);
        expect(kept * y + taken * noise[i]!).toBeCloseTo(next[i]!, 4);
      }
    }
  }
});

describe('denoise', () => {
  const run = samplerRun(STABLE_DIFFUSION, { steps: 10, strength: 0.3 });
  const rows = [latent, noise, latent.toReversed()].map((row) => run.noised(row, noise));
  /** Says what it was told: the first number of the states, everywhere. */
  const echo: Predict = ({ dims, data }, _, conditions) =>
    Promise.resolve({ dims, data: data.map((_, i) => conditions[Math.floor(i / SIZE)]!.states.data[0]!) });
  const told = (value: number) => ({ states: { dims: [1, 1], data: Float32Array.of(value) } });

  it('leads from one prediction past the other, in one batch of two', async () => {
    const asked: number[] = [];
    const counting: Predict = (latents, timestep, conditions) => {
      asked.push(conditions.length);
      return echo(latents, timestep, conditions);
    };
    const guiding = { towards: [told(1), told(2), told(3)], from: told(0.5), scale: 4 };
    const led = await drive(denoise(run, rows, [SIZE], guiding, counting));
    // 0.5 + 4 (2 - 0.5)
    const alone = { towards: [told(6.5)], from: told(0), scale: 1 };
    const expected = await drive(denoise(run, [rows[1]!], [SIZE], alone, echo));
    expect(asked).toEqual([6, 6, 6]);
    expect(led![1]).toEqual(expected![0]);
  });

  it('gives the same in any batches, and ends where nobody asks for more', async () => {
    const guiding = { towards: [told(1), told(2), told(3)], from: told(0), scale: 2 };
    const steps: number[] = [];
    const one = await drive(denoise(run, rows, [SIZE], guiding, echo, 1), ({ step, of }) => steps.push(step, of));
    expect(one).toEqual(await drive(denoise(run, rows, [SIZE], guiding, echo)));
    expect(steps.filter((_, i) => i % 2 === 0)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(new Set(steps.filter((_, i) => i % 2 === 1))).toEqual(new Set([9]));
    const seen: number[] = [];
    const stopped = await drive(
      denoise(run, rows, [SIZE], guiding, echo, 1),
      ({ step }) => seen.push(step),
      () => seen.length === 2,
    );
    expect([stopped, seen]).toEqual([null, [1, 2]]);
  });
});
