/** @file A run of a sampler: from a noised latent to a clean one, level by level. Everything about noise levels is decided here. */

import { ddim } from './ddim.ts';
import { euler } from './euler.ts';
import type { Scheduler } from './schedule.ts';
import type { SamplerRun, Steps } from './steps.ts';
import { stepsRun, stride, timestepsOf } from './timesteps.ts';

/**
 * At which level a run's noise is added: that of its first step, or one entry of the grid above it, as the released code of GIF-SD does. Where
 * the grid has none above (at full strength, where that code ends with an error), it is the highest level of the training.
 */
export type NoiseAt = 'first step' | 'one above';

export interface RunSettings {
  /** S, steps from pure noise to a picture. */
  readonly steps: number;
  /** Share of them that is taken, in [0, 1]. */
  readonly strength: number;
  /** Default: the first step. */
  readonly noiseAt?: NoiseAt;
}

/**
 * Plans a run.
 *
 * @param scheduler of the pack.
 * @param settings steps, strength, and where noise is added.
 * @throws RangeError for steps or a strength that are out of range.
 */
export function samplerRun(scheduler: Scheduler, { steps, strength, noiseAt = 'first step' }: RunSettings): SamplerRun {
  if (!(strength >= 0 && strength <= 1)) throw new RangeError(`Expected a strength from 0 to 1, got ${strength}.`);
  const taken = stepsRun(steps, strength);
  const timesteps = timestepsOf(scheduler, steps).slice(steps - taken);
  const [first] = timesteps;
  if (first === undefined) return { timesteps, ...still };
  const apart = stride(scheduler, steps);
  const start = noiseAt === 'first step' ? first : Math.min(first + apart, scheduler.trainSteps - 1);
  switch (scheduler.kind) {
    case 'ddim':
      return { timesteps, ...ddim(scheduler, timesteps, start, apart) };
    case 'euler':
      return { timesteps, ...euler(scheduler, timesteps, start) };
    default:
      return scheduler.kind satisfies never;
  }
}

/** No step: the latent stays. */
const still: Steps = {
  sigmas: [],
  noised: (latent) => Float32Array.from(latent),
  pure: (noise) => Float32Array.from(noise),
  scaled: (noisy) => noisy,
  clean: (noisy) => noisy,
  step: (noisy) => noisy,
};
