/** @file How far a factor of the noise moves the latent: steps that count in the latent's units need it. */

import type { Reals } from '../reals.ts';
import { noiseIndex, type NoiseShape } from './layout.ts';

/**
 * Root mean square of the elements that share a noise value: z moves them by z times this, b by b.
 *
 * @param f the seed's latent, `shape.size` values and what is held after them.
 * @param shape which element takes which noise value.
 * @returns `shape.count` values, in units of the latent.
 */
export function channelSizes(f: Reals, shape: NoiseShape): Float64Array {
  const squares = new Float64Array(shape.count);
  for (let i = 0; i < shape.size; i++) squares[noiseIndex(shape, i)]! += f[i]! ** 2;
  return squares.map((sum) => Math.sqrt((sum * shape.count) / shape.size));
}
