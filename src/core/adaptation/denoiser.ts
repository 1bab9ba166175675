/**
 * @file A denoiser that learns what the seeds of a class look like under its prompt (Kim et al., "DataDream", 2024). Its autoencoder stays as
 * it is, and so does its text encoder.
 */

import { latentTensor, type ImageId, type LatentTensor, type PixelTensor } from '../brands.ts';
import type { Condition } from '../diffusion/denoise.ts';
import { signalShares } from '../diffusion/signal.ts';
import { noisedPair } from '../diffusion/training.ts';
import { rowsOf, toBatch } from '../expansion/batches.ts';
import { normals, uniforms } from '../random/stream.ts';
import { batchAt } from '../receipt/batches.ts';
import { sizeOf, type Tensor } from '../tensor.ts';
import { ADAPTATION_STREAMS } from './parts.ts';
import type { DenoiserInTraining, NoisyRows, Trainee } from './port.ts';
import { predictionError, type Asking, type DenoisingSeed } from './prediction.ts';
import type { AdaptationPace } from './settings.ts';

/** What a denoiser is adapted to. */
export interface DenoisingTask extends Omit<Asking, 'batch'> {
  /** Seeds to adapt to. */
  readonly train: readonly DenoisingSeed[];
  /** Seeds that say when it ends. */
  readonly stop: readonly DenoisingSeed[];
  /** Of the empty prompt. */
  readonly empty: Condition;
  readonly settings: AdaptationPace;
  /** Names the streams of its steps. Default: those of an adaptation to a whole set. */
  readonly stream?: ImageId;
  /** Makes a picture of a latent. */
  readonly decode: (latents: LatentTensor) => Promise<PixelTensor>;
}

/** Numbers that a row draws: its level, and its view. */
const NUMBERS = 2;

/** A denoiser with its seeds; its error is the mean squared error of its predictions. */
export const denoiserTrainee = <State>(task: DenoisingTask, denoiser: DenoiserInTraining<State>): Trainee<State> => ({
  get steps() {
    return denoiser.steps;
  },
  step: async (learningRate) => {
    const { rows, wanted } = await batchOf(task, denoiser);
    return denoiser.step(rows, wanted, learningRate);
  },
  look: async () => {
    const { stop, dims, settings, decode } = task;
    const { error, clean } = await predictionError(stop, 'stop', { ...task, batch: settings.batch }, denoiser.predict);
    return { error, pictures: [await decode(latentTensor(toBatch([clean], dims)))] };
  },
  state: () => denoiser.state(),
});

/** What a step takes: seeds noised at levels that are drawn, the last of them without a prompt, which are to stay what the denoiser said. */
async function batchOf<State>(
  { scheduler, dims, train, empty, settings, runSeed, stream = ADAPTATION_STREAMS }: DenoisingTask,
  denoiser: DenoiserInTraining<State>,
): Promise<{ readonly rows: NoisyRows; readonly wanted: Tensor }> {
  const { batch, kept } = settings;
  const { trainSteps, prediction } = scheduler;
  const shares = signalShares(scheduler);
  const streams = { runSeed, image: stream };
  const address = { ...streams, variant: denoiser.steps };
  const size = sizeOf(dims);
  const numbers = uniforms({ ...address, purpose: 'jitter' }, NUMBERS * batch);
  const noise = normals({ ...address, purpose: 'diffusion' }, batch * size);
  const drawn = batchAt(streams, denoiser.steps, batch, train.length).map((index, i) => {
    const { views, condition } = train[index]!;
    const [own = 0, view = 0] = numbers.subarray(NUMBERS * i, NUMBERS * (i + 1));
    const timestep = Math.floor((denoiser.levels === 'one a row' ? own : numbers[0]!) * trainSteps);
    const latent = views[Math.floor(view * views.length)]!;
    const pair = noisedPair(latent, noise.subarray(i * size, (i + 1) * size), shares[timestep]!, prediction);
    return { ...pair, timestep, condition: i < batch - kept ? condition : empty };
  });
  const wanted = drawn.map((row) => row.wanted);
  for (const [i, { noisy, timestep }] of drawn.entries()) {
    if (i < batch - kept) continue;
    wanted[i] = rowsOf(await denoiser.untouched(toBatch([noisy], dims), timestep, [empty]), 1)[0]!;
  }
  const latents = toBatch(
    drawn.map(({ noisy }) => noisy),
    dims,
  );
  const rows = {
    latents,
    timesteps: drawn.map(({ timestep }) => timestep),
    conditions: drawn.map(({ condition }) => condition),
  };
  return { rows, wanted: toBatch(wanted, dims) };
}
