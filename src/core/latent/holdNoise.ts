/** @file Noise that stays in the ball by itself: what the projection would cut off at its edge is never asked for. */

import type { Reals } from '../reals.ts';
import { noiseIndex, type NoiseShape } from './layout.ts';
import type { Noise } from './noise.ts';

/**
 * The nearest noise along its own direction with |z f + b| <= epsilon: each pair of a factor and an offset is shortened as much as the
 * element that it moves furthest asks for. Nothing is held at the ball's edge then, so all of it passes a gradient.
 *
 * @param noise z and b, `shape.count` values each.
 * @param f the seed's latent, `shape.size` values and what is held after them.
 * @param epsilon radius of the ball, in units of the latent.
 * @param shape which element takes which noise value.
 */
export function holdNoise({ scale, offset }: Noise, f: Reals, epsilon: number, shape: NoiseShape): Noise {
  const furthest = new Float64Array(shape.count);
  for (let i = 0; i < shape.size; i++) {
    const c = noiseIndex(shape, i);
    furthest[c] = Math.max(furthest[c]!, Math.abs(scale[c]! * f[i]! + offset[c]!));
  }
  const share = furthest.map((distance) => (distance > epsilon ? epsilon / distance : 1));
  return { scale: scale.map((z, c) => z * share[c]!), offset: offset.map((b, c) => b * share[c]!) };
}
