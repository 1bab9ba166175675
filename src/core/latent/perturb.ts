/** @file Residual multiplicative perturbation of a latent, and its gradient for the noise. */

import type { Reals } from '../reals.ts';
import { noiseIndex, type NoiseShape } from './layout.ts';
import type { Noise } from './noise.ts';

/**
 * f' = (1 + z) * f + b (Zhang et al. 2023, equation 2, before the projection).
 *
 * @param f the seed's latent, `shape.size + shape.held` values; the held ones stay.
 * @param noise z and b, `shape.count` values each.
 * @param shape which element takes which noise value.
 * @returns f', of f's length, in f's units.
 */
export function perturb(f: Reals, noise: Noise, shape: NoiseShape): Float64Array {
  checkLengths(f, noise, shape);
  const result = Float64Array.from(f);
  for (let i = 0; i < shape.size; i++) {
    const c = noiseIndex(shape, i);
    result[i] = (1 + noise.scale[c]!) * f[i]! + noise.offset[c]!;
  }
  return result;
}

/**
 * Gradient of a scalar S for the noise, from its gradient for f': dS/dz_c = sum of dS/df'_i f_i and dS/db_c = sum of dS/df'_i
 * over the elements i that share noise value c.
 *
 * @param f the seed's latent.
 * @param gradient dS/df', of f's length.
 * @param shape which element takes which noise value.
 * @returns dS/dz and dS/db, `shape.count` values each.
 */
export function perturbBackward(f: Reals, gradient: Reals, shape: NoiseShape): Noise {
  const scale = new Float64Array(shape.count);
  const offset = new Float64Array(shape.count);
  for (let i = 0; i < shape.size; i++) {
    const c = noiseIndex(shape, i);
    scale[c]! += gradient[i]! * f[i]!;
    offset[c]! += gradient[i]!;
  }
  return { scale, offset };
}

function checkLengths(f: Reals, { scale, offset }: Noise, shape: NoiseShape): void {
  if (f.length !== shape.size + shape.held || scale.length !== shape.count || offset.length !== shape.count) {
    throw new RangeError(
      `Expected ${shape.size + shape.held} latent values and ${shape.count} of each noise, got ${f.length}, ${scale.length} and ${offset.length}.`,
    );
  }
}
