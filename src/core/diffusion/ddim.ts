/** @file DDIM without noise of its own, eta = 0 (Song et al. 2021, equation 12). */

import type { Scheduler } from './schedule.ts';
import { signalShares } from './signal.ts';
import type { Steps } from './steps.ts';
import { cleanAt } from './training.ts';

/**
 * The steps of a run.
 *
 * @param scheduler of the pack.
 * @param timesteps levels in the order of use.
 * @param start level whose noise is added at first.
 * @param apart levels between two steps: each ends so far below its own level, which is not always the next one of the list.
 */
export function ddim(scheduler: Scheduler, timesteps: readonly number[], start: number, apart: number): Steps {
  const { prediction, endsClean, clipped } = scheduler;
  const shares = signalShares(scheduler);
  const below = (t: number): number => (t >= apart ? shares[t - apart]! : endsClean ? 1 : shares[0]!);
  const levelOf = (t: number) => [Math.sqrt(shares[t]!), Math.sqrt(1 - shares[t]!)] as const;
  const heldAt = (t: number): ((y: number, p: number) => number) => {
    const clean = cleanAt(shares[t]!, prediction);
    return clipped ? (y, p) => Math.min(1, Math.max(-1, clean(y, p))) : clean;
  };
  return {
    sigmas: [],
    noised: (latent, noise) => {
      const [signal, rest] = levelOf(start);
      return Float32Array.from(latent, (value, i) => signal * value + rest * noise[i]!);
    },
    pure: (noise) => Float32Array.from(noise),
    scaled: (noisy) => noisy,
    clean: (noisy, predicted, k) => {
      const clean = heldAt(timesteps[k]!);
      return noisy.map((y, i) => clean(y, predicted[i]!));
    },
    step: (noisy, predicted, k) => {
      const t = timesteps[k]!;
      const [signal, rest] = levelOf(t);
      const clean = heldAt(t);
      const [next, nextRest] = [Math.sqrt(below(t)), Math.sqrt(1 - below(t))];
      return noisy.map((y, i) => {
        const p = predicted[i]!;
        const noise = prediction === 'epsilon' ? p : signal * p + rest * y;
        return next * clean(y, p) + nextRest * noise;
      });
    },
  };
}
