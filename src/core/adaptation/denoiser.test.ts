import { describe, expect, it } from 'vitest';
import { imageId, pixelTensor, runSeed } from '../brands.ts';
import type { Condition, Predict } from '../diffusion/denoise.ts';
import { STABLE_DIFFUSION, type Prediction } from '../diffusion/schedule.ts';
import { signalShares } from '../diffusion/signal.ts';
import { cleanAt, noisedPair } from '../diffusion/training.ts';
import { drive } from '../expansion/drive.ts';
import { normals } from '../random/stream.ts';
import { adapt, bestLook, type AdaptationCheckpoint, type AdaptationEvent } from './adapt.ts';
import { denoiserTrainee, type DenoisingTask } from './denoiser.ts';
import type { DenoiserInTraining, NoisyRows } from './port.ts';
import { predictionError, type DenoisingSeed } from './prediction.ts';
import { DENOISER_ADAPTATION } from './settings.ts';

const DIMS = [3, 3, 2];
const SIZE = 18;
const condition = (value: number): Condition => ({ states: { dims: [1], data: Float32Array.of(value) } });
const latent = (phase: number): Float32Array =>
  Float32Array.from(normals({ runSeed: runSeed(phase), image: imageId('latent'), variant: 0, purpose: 'scale' }, SIZE));
const seeds = (from: number, count: number): DenoisingSeed[] =>
  Array.from({ length: count }, (_, i) => ({
    views: [latent(from + i), latent(100 + from + i)],
    condition: condition(1),
  }));

/** A denoiser with one weight: it says that so much of what it is given is noise. Every step moves the weight to the best of the batch. */
function shareDenoiser(levels: 'one a row' | 'one for all', from = { steps: 0, share: 0 }) {
  let { steps, share } = from;
  const seen: (NoisyRows & { readonly wanted: Float32Array })[] = [];
  const says =
    (weight: () => number): Predict =>
    ({ dims, data }) =>
      Promise.resolve({ dims, data: data.map((y) => weight() * y) });
  const denoiser: DenoiserInTraining<{ steps: number; share: number }> = {
    get steps() {
      return steps;
    },
    levels,
    step: (rows, wanted, rate) => {
      seen.push({ ...rows, wanted: wanted.data });
      const { data } = rows.latents;
      const best = data.reduce((sum, y, i) => sum + y * wanted.data[i]!, 0) / data.reduce((sum, y) => sum + y * y, 0);
      const loss = data.reduce((sum, y, i) => sum + (share * y - wanted.data[i]!) ** 2, 0) / data.length;
      share += rate * (best - share);
      steps++;
      return Promise.resolve(loss);
    },
    predict: says(() => share),
    untouched: says(() => 0.25),
    state: () => Promise.resolve({ steps, share }),
    restart: (state = { steps: 0, share: 0 }) => {
      ({ steps, share } = state);
      return Promise.resolve();
    },
  };
  return { denoiser, seen };
}

const task: DenoisingTask = {
  scheduler: STABLE_DIFFUSION,
  dims: DIMS,
  runSeed: runSeed(3),
  train: seeds(0, 5),
  stop: seeds(50, 2),
  empty: condition(0),
  settings: { ...DENOISER_ADAPTATION, steps: 40, look: 10, learningRate: 0.2 },
  decode: ({ data }) => Promise.resolve(pixelTensor({ dims: [1, ...DIMS], data })),
};

interface State {
  readonly steps: number;
  readonly share: number;
}
async function all(
  denoiser: DenoiserInTraining<State>,
  asked: Partial<DenoisingTask> = {},
  from?: AdaptationCheckpoint<State>,
) {
  const whole = { ...task, ...asked };
  const events: AdaptationEvent<State>[] = [];
  const ended = await drive(adapt(whole.settings, denoiserTrainee(whole, denoiser), from), (event) =>
    events.push(event),
  );
  return { ended: ended!, events };
}

describe('a denoiser that is adapted', () => {
  it('errs less on held-out seeds, and goes on from a checkpoint to the same numbers', async () => {
    const { ended, events } = await all(shareDenoiser('one a row').denoiser);
    expect(ended.looks.map(({ step }) => step)).toEqual([0, 10, 20, 30, 40]);
    expect(bestLook(ended.looks).error).toBeLessThan(0.7 * ended.looks[0]!.error);
    const looks = events.flatMap((event) => (event.kind === 'look' ? [event] : []));
    expect(looks[0]!.pictures[0]!.dims).toEqual([1, ...DIMS]);
    const { checkpoint } = looks[2]!;
    expect((await all(shareDenoiser('one a row', checkpoint.now).denoiser, {}, checkpoint)).ended).toEqual(ended);
  });

  it('learns the noise of seeds under their prompts, and without one is to say what it said', async () => {
    const { denoiser, seen } = shareDenoiser('one a row');
    await all(denoiser, { settings: { ...task.settings, steps: 200, look: 200, kept: 2 } });
    const shares = signalShares(STABLE_DIFFUSION);
    const levels = seen.flatMap(({ timesteps }) => timesteps);
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...levels)).toBeLessThan(1000);
    // Uniform: the mean of 800 draws from 0 .. 999 is within four deviations of its own.
    expect(Math.abs(levels.reduce((sum, t) => sum + t, 0) / levels.length - 499.5)).toBeLessThan(42);
    const views = task.train.flatMap((seed) => seed.views);
    for (const { latents, timesteps, conditions, wanted } of seen.slice(0, 20)) {
      expect(conditions.map(({ states }) => states.data[0])).toEqual([1, 1, 0, 0]);
      const row = (values: Float32Array, i: number) => values.subarray(i * SIZE, (i + 1) * SIZE);
      for (const i of [0, 1]) {
        const clean = cleanAt(shares[timesteps[i]!]!, 'epsilon');
        const found = row(latents.data, i).map((y, j) => clean(y, row(wanted, i)[j]!));
        const distance = (view: Float32Array) => Math.max(...view.map((x, j) => Math.abs(x - found[j]!)));
        expect(Math.min(...views.map(distance))).toBeLessThan(1e-3);
      }
      for (const i of [2, 3]) expect(row(wanted, i)).toEqual(row(latents.data, i).map((y) => 0.25 * y));
    }
    const one = shareDenoiser('one for all');
    await all(one.denoiser, { settings: { ...task.settings, steps: 3, look: 3 } });
    expect(one.seen.map(({ timesteps }) => new Set(timesteps).size)).toEqual([1, 1, 1]);
  });

  it.each<Prediction>(['epsilon', 'v'])(
    'that predicts %s perfectly errs by nothing, and shows the seed',
    async (prediction) => {
      const scheduler = { ...STABLE_DIFFUSION, prediction };
      const shares = signalShares(scheduler);
      const [seed] = seeds(7, 1);
      const oracle: Predict = ({ dims, data }, timestep) => {
        const share = shares[timestep]!;
        const noise = data.map((y, i) => (y - Math.sqrt(share) * seed!.views[0]![i]!) / Math.sqrt(1 - share));
        return Promise.resolve({ dims, data: noisedPair(seed!.views[0]!, noise, share, prediction).wanted });
      };
      const asking = { scheduler, dims: DIMS, runSeed: runSeed(1), batch: 4 };
      const { error, clean } = await predictionError([seed!], 'test', asking, oracle);
      expect(error).toBeLessThan(1e-8);
      expect(Math.max(...clean.map((x, i) => Math.abs(x - seed!.views[0]![i]!)))).toBeLessThan(1e-4);
      const nothing = await predictionError([seed!], 'test', asking, ({ dims, data }) =>
        Promise.resolve({ dims, data: data.map(() => 0) }),
      );
      expect(nothing.error).toBeGreaterThan(0.5);
    },
  );
});
