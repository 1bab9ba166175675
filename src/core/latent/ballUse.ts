/** @file How much of its ball a latent uses. */

import type { Reals } from '../reals.ts';
import { noiseIndex, type NoiseShape } from './layout.ts';

/**
 * max |f' - f| over the elements of every noise value, as a share of the radius.
 *
 * @param latent f', flattened.
 * @param f the seed's latent.
 * @param epsilon radius of the ball, in units of the latent; 0 gives zeros.
 * @param shape which elements belong together: one noise value a channel.
 * @returns one share in [0, 1] for each.
 */
export function ballUse(latent: Reals, f: Reals, epsilon: number, shape: NoiseShape): number[] {
  const furthest = new Array<number>(shape.count).fill(0);
  if (!(epsilon > 0)) return furthest;
  for (let i = 0; i < shape.size; i++) {
    const at = noiseIndex(shape, i);
    furthest[at] = Math.max(furthest[at]!, Math.abs(latent[i]! - f[i]!));
  }
  return furthest.map((distance) => Math.min(1, distance / epsilon));
}
