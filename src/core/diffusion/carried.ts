/** @file The same steps where latents stay on the device that denoises: what a sampler does is a sum of two there, and only numbers cross. */

import { partsOf } from '../expansion/parts.ts';
import { toBatch, rowsOf } from '../expansion/batches.ts';
import type { Tensor } from '../tensor.ts';
import type { Denoised, Guiding } from './denoise.ts';
import type { SamplerRun } from './steps.ts';

/** One step: the denoiser is given `scaled` times the latent y, and what follows is `kept` y + `taken` p by its prediction p. */
export interface LinearStep {
  readonly timestep: number;
  readonly scaled: number;
  readonly kept: number;
  readonly taken: number;
}

/**
 * Denoises rows where they are.
 *
 * @param start rows with their noise, [n, ...latent].
 * @param steps in the order of use, at least one.
 * @param guiding a condition for every row; see `Guiding`.
 * @returns the rows at the end; it yields after every step but the last.
 */
export type Carry = (
  start: Tensor,
  steps: readonly LinearStep[],
  guiding: Guiding,
) => AsyncGenerator<void, Tensor, void>;

/** The steps of a run as sums. Every sampler's are, but one that holds latents in a range (`Scheduler.clipped`). */
export const linearSteps = (run: SamplerRun): readonly LinearStep[] =>
  run.timesteps.map((timestep, k) => {
    const [one, none] = [Float32Array.of(1), Float32Array.of(0)];
    return {
      timestep,
      scaled: run.scaled(one, k)[0]!,
      kept: run.step(one, none, k)[0]!,
      taken: run.step(none, one, k)[0]!,
    };
  });

/**
 * As `denoise`, without the latents on the way.
 *
 * @param run levels and formulas, which are sums.
 * @param start noised rows.
 * @param dims shape of one row.
 * @param guiding conditions.
 * @param carry denoises rows where they are.
 * @param batch most rows at a time. The result does not depend on it.
 * @throws RangeError where the denoiser gives NaN.
 */
export async function* denoiseCarried(
  run: SamplerRun,
  start: readonly Float32Array[],
  dims: readonly number[],
  guiding: Guiding,
  carry: Carry,
  batch = Infinity,
): AsyncGenerator<Omit<Denoised, 'latents' | 'clean'>, readonly Float32Array[], void> {
  const levels = linearSteps(run);
  const steps = levels.length;
  if (steps === 0) return start;
  const parts = partsOf({ from: 0, to: start.length }, batch);
  const ends: Float32Array[] = [];
  let step = 0;
  for (const { from, to } of parts) {
    const towards = guiding.towards.slice(from, to);
    const carried = carry(toBatch(start.slice(from, to), dims), levels, { ...guiding, towards });
    for (let k = 0; ; k++) {
      const next = await carried.next();
      yield { kind: 'denoised', step: ++step, of: parts.length * steps, k, steps, rows: [from, to] };
      if (next.done !== true) continue;
      ends.push(...rowsOf(next.value, to - from));
      break;
    }
  }
  return ends;
}
