/** @file The epsilon-ball around a seed's latent, in the maximum norm. */

import type { Reals } from '../reals.ts';

/**
 * P_{f,eps}: the nearest point to f' with |f' - f|_inf <= eps.
 *
 * @param perturbed f', in the latent's units.
 * @param f the seed's latent, of the same length.
 * @param epsilon radius in the latent's units, >= 0; Infinity leaves f' as it is.
 * @returns the projected latent, stored as float32 as the models take it (so the ball holds to float32 rounding).
 */
export function projectToBall(perturbed: Reals, f: Reals, epsilon: number): Float32Array {
  if (!(epsilon >= 0)) {
    throw new RangeError(`Expected epsilon >= 0, in units of the latent, got ${epsilon}; 0 keeps the reconstruction.`);
  }
  const result = new Float32Array(f.length);
  for (let i = 0; i < f.length; i++) {
    result[i] = Math.min(Math.max(perturbed[i]!, f[i]! - epsilon), f[i]! + epsilon);
  }
  return result;
}

/**
 * Gradient of the projection for f': it passes strictly inside the ball and stops where the ball's edge holds an element.
 *
 * @param perturbed f', before the projection.
 * @param f the seed's latent.
 * @param epsilon radius in the latent's units.
 * @param gradient for the projected latent.
 */
export function projectToBallBackward(perturbed: Reals, f: Reals, epsilon: number, gradient: Reals): Float64Array {
  return Float64Array.from(gradient, (g, i) => (Math.abs(perturbed[i]! - f[i]!) < epsilon ? g : 0));
}
