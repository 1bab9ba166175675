/** @file How far a denoiser is from what seeds ask of it, and what it makes of them: the same noise every time, so that two can be compared. */

import { imageId, latentTensor, type LatentTensor, type PixelTensor, type RunSeed } from '../brands.ts';
import { denoise, type Condition, type Predict } from '../diffusion/denoise.ts';
import { samplerRun } from '../diffusion/sampler.ts';
import type { Scheduler } from '../diffusion/schedule.ts';
import { signalShares } from '../diffusion/signal.ts';
import { cleanAt, noisedPair } from '../diffusion/training.ts';
import { rowsOf, toBatch } from '../expansion/batches.ts';
import { partsOf } from '../expansion/parts.ts';
import { drive } from '../expansion/drive.ts';
import { normals } from '../random/stream.ts';
import { ADAPTATION_STREAMS } from './parts.ts';

/** A seed as a denoiser sees it. */
export interface DenoisingSeed {
  /** Its latent, in units; and of a seed that is trained on that of its mirror image. */
  readonly views: readonly Float32Array[];
  /** Of the prompt of its class. */
  readonly condition: Condition;
}

/** How seeds are put to a denoiser. */
export interface Asking {
  readonly scheduler: Scheduler;
  /** Shape of a latent. */
  readonly dims: readonly number[];
  readonly runSeed: RunSeed;
  /** Rows of a pass at most. */
  readonly batch: number;
}

/** Noise levels that every seed is asked at: the middles of as many equal parts of the training's. */
const LEVELS = 4;
/** Of these, the one whose answer is shown: noisy enough to be a question. */
const SHOWN = 1;

/**
 * Asks a denoiser about seeds at some levels.
 *
 * @param seeds at least one.
 * @param part names the streams of their noise.
 * @param asking how.
 * @param predict the denoiser.
 * @returns the mean squared error of its predictions, and what it takes the first seed's latent to be.
 * @throws RangeError where it gives NaN.
 */
export async function predictionError(
  seeds: readonly DenoisingSeed[],
  part: 'stop' | 'test',
  { scheduler, dims, runSeed, batch }: Asking,
  predict: Predict,
): Promise<{ readonly error: number; readonly clean: Float32Array }> {
  const { trainSteps, prediction } = scheduler;
  const shares = signalShares(scheduler);
  const image = imageId(`${ADAPTATION_STREAMS}/${part}`);
  let [sum, count, clean] = [0, 0, new Float32Array(0)];
  for (let level = 0; level < LEVELS; level++) {
    const timestep = Math.floor(((level + 0.5) * trainSteps) / LEVELS);
    const share = shares[timestep]!;
    const pairs = seeds.map(({ views: [latent] }, i) => {
      const variant = level * seeds.length + i;
      return noisedPair(
        latent!,
        normals({ runSeed, image, variant, purpose: 'diffusion' }, latent!.length),
        share,
        prediction,
      );
    });
    for (const { from, to } of partsOf({ from: 0, to: seeds.length }, batch)) {
      const noisy = pairs.slice(from, to).map((pair) => pair.noisy);
      const conditions = seeds.slice(from, to).map(({ condition }) => condition);
      const answers = rowsOf(await predict(toBatch(noisy, dims), timestep, conditions), to - from);
      for (const [i, answer] of answers.entries()) {
        const { wanted } = pairs[from + i]!;
        for (let j = 0; j < answer.length; j++) sum += (answer[j]! - wanted[j]!) ** 2;
        count += answer.length;
      }
      if (level === SHOWN && from === 0)
        clean = noisy[0]!.map((y, j) => cleanAt(share, prediction)(y, answers[0]![j]!));
    }
  }
  return { error: sum / count, clean };
}

/** What is shown of a denoiser: half of the noise, as variants get it, in few steps and without guidance. */
const DRAWN = { steps: 20, strength: 0.5 };

/**
 * What a denoiser makes of seeds under the prompts of their classes.
 *
 * @param seeds which.
 * @param asking how.
 * @param predict the denoiser.
 * @param decode makes a picture of a latent.
 * @returns a picture for each, [1, 3, height, width].
 */
export async function drawnFrom(
  seeds: readonly DenoisingSeed[],
  { scheduler, dims, runSeed, batch }: Asking,
  predict: Predict,
  decode: (latents: LatentTensor) => Promise<PixelTensor>,
): Promise<readonly PixelTensor[]> {
  const run = samplerRun(scheduler, DRAWN);
  const image = imageId(`${ADAPTATION_STREAMS}/sheet`);
  const start = seeds.map(({ views: [latent] }, variant) =>
    run.noised(latent!, normals({ runSeed, image, variant, purpose: 'diffusion' }, latent!.length)),
  );
  const towards = seeds.map(({ condition }) => condition);
  const guiding = { towards, from: towards[0]!, scale: 1 };
  const ends = (await drive(denoise(run, start, dims, guiding, predict, batch)))!;
  const pictures: PixelTensor[] = [];
  for (const end of ends) pictures.push(await decode(latentTensor(toBatch([end], dims))));
  return pictures;
}
