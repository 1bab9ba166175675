/** @file Euler's steps of the probability flow (Karras et al. 2022, algorithm 1 without its second order): what turbo models take. */

import type { Scheduler } from './schedule.ts';
import { LEAST_SIGNAL, signalShares } from './signal.ts';
import type { Steps } from './steps.ts';

/**
 * The steps of a run. A latent is x + sigma noise here; the denoiser is given it brought back to a deviation of 1.
 *
 * @param scheduler of the pack.
 * @param timesteps levels in the order of use, fractional ones too.
 * @param start level whose noise is added at first.
 */
export function euler(scheduler: Scheduler, timesteps: readonly number[], start: number): Steps {
  const all = signalShares(scheduler).map((share) => sigmaOf(Math.max(share, LEAST_SIGNAL)));
  const sigmas = [...timesteps.map((t) => between(all, t)), 0];
  const first = between(all, start);
  const cleanAt = (sigma: number) => {
    const square = sigma ** 2 + 1;
    return scheduler.prediction === 'epsilon'
      ? (y: number, p: number): number => y - sigma * p
      : (y: number, p: number): number => y / square - (p * sigma) / Math.sqrt(square);
  };
  return {
    sigmas,
    noised: (latent, noise) => Float32Array.from(latent, (value, i) => value + first * noise[i]!),
    // Where the first level is not the highest, what is under the noise counts too.
    pure: (noise) => {
      const deviation = scheduler.spacing === 'leading' ? Math.sqrt(first ** 2 + 1) : first;
      return Float32Array.from(noise, (value) => deviation * value);
    },
    scaled: (noisy, k) => {
      const deviation = Math.sqrt(sigmas[k]! ** 2 + 1);
      return noisy.map((y) => y / deviation);
    },
    clean: (noisy, predicted, k) => {
      const clean = cleanAt(sigmas[k]!);
      return noisy.map((y, i) => clean(y, predicted[i]!));
    },
    step: (noisy, predicted, k) => {
      const [sigma, next] = [sigmas[k]!, sigmas[k + 1]!];
      const clean = cleanAt(sigma);
      return noisy.map((y, i) => y + ((y - clean(y, predicted[i]!)) / sigma) * (next - sigma));
    },
  };
}

const sigmaOf = (share: number): number => Math.sqrt((1 - share) / share);

/** The value at a fractional index. */
function between(values: Float64Array, at: number): number {
  const below = Math.floor(at);
  const over = at - below;
  return over === 0 ? values[below]! : values[below]! * (1 - over) + values[below + 1]! * over;
}
