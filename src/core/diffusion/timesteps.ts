/** @file Which noise levels a run visits. */

import type { Scheduler } from './schedule.ts';

type Spaced = Pick<Scheduler, 'kind' | 'trainSteps' | 'spacing' | 'offset'>;

/** Levels between two steps of DDIM, floor(N / S). */
export const stride = ({ trainSteps }: Pick<Scheduler, 'trainSteps'>, steps: number): number =>
  Math.floor(trainSteps / steps);

/**
 * Noise levels in the order of use, from noise to picture.
 *
 * @param scheduler its kind, spacing and offset.
 * @param steps S, a whole number from 1 to N.
 * @returns S levels; fractional ones only for Euler with `linspace`.
 * @throws RangeError for another number of steps, or a first level that training did not have.
 */
export function timestepsOf(scheduler: Spaced, steps: number): readonly number[] {
  const { trainSteps: n } = scheduler;
  if (!Number.isInteger(steps) || steps < 1 || steps > n) {
    throw new RangeError(`Expected a whole number of denoising steps from 1 to ${n}, got ${steps}.`);
  }
  const levels = Array.from({ length: steps }, (_, k) => levelOf(scheduler, steps, k));
  if (levels[0]! >= n) {
    throw new RangeError(`Expected noise levels below ${n}, got ${levels[0]!} first; take fewer than ${steps} steps.`);
  }
  return levels;
}

function levelOf({ kind, trainSteps: n, spacing, offset }: Spaced, steps: number, k: number): number {
  switch (spacing) {
    case 'leading':
      return (steps - 1 - k) * Math.floor(n / steps) + offset;
    case 'trailing':
      return roundHalfEven(n - (k * n) / steps) - 1;
    case 'linspace': {
      const level = steps === 1 ? 0 : ((n - 1) * (steps - 1 - k)) / (steps - 1);
      return kind === 'euler' ? level : roundHalfEven(level);
    }
    default:
      return spacing satisfies never;
  }
}

/** As NumPy rounds: halves go to the even neighbour. */
function roundHalfEven(value: number): number {
  const below = Math.floor(value);
  const over = value - below;
  return over > 0.5 || (over === 0.5 && below % 2 !== 0) ? below + 1 : below;
}

/**
 * How many of S steps an image-to-image run takes, the last ones: min(floor(S strength), S), in double precision as the libraries count.
 *
 * @param steps S.
 * @param strength in [0, 1]: 0 leaves the picture, 1 forgets it.
 */
export const stepsRun = (steps: number, strength: number): number => Math.min(Math.floor(steps * strength), steps);
