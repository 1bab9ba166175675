/**
 * @file Sin and Cos in float32, of products and sums: WGSL allows its own an error of 2^-11, and outside of [-pi, pi] any. Timesteps of a
 * denoiser go up to 1000, and a prediction that is led away from another multiplies what is wrong in both.
 */

import { DataType } from '../dataType.ts';
import type { Emitter } from '../emitter.ts';
import type { Detour } from './detour.ts';

/** pi in three parts, of which the first times a whole or half number below 2^15 is exact (Cody and Waite 1980; Cephes, sinf). */
const PI_PARTS = [3.140625, 9.675025939941406e-4, 1.5099579909783765e-7] as const;

/** sin r = r (1 - r^2 / 3! + r^4 / 5! ...), the last first; what is left out is below 6e-8 for |r| <= pi / 2. */
const TAYLOR = [-1 / 39_916_800, 1 / 362_880, -1 / 5040, 1 / 120, -1 / 6, 1] as const;

/**
 * sin x = (-1)^k sin r with x = k pi + r; cos x = -(-1)^k sin r with x = (k + 1/2) pi + r.
 *
 * @param quarter 0 for the sine, 1/2 for the cosine.
 */
function emitSine(x: string, quarter: 0 | 0.5, emit: Emitter): string {
  const k = emit.op('Floor', [emit.shift(emit.scale(x, 1 / Math.PI), 0.5 - quarter)]);
  const turns = emit.shift(k, quarter);
  const r = PI_PARTS.reduce((rest, part) => emit.sub(rest, emit.scale(turns, part)), x);
  const odd = emit.sub(k, emit.scale(emit.op('Floor', [emit.scale(k, 0.5)]), 2));
  const sign = quarter === 0 ? emit.shift(emit.scale(odd, -2), 1) : emit.shift(emit.scale(odd, 2), -1);
  const squared = emit.mul(r, r);
  const [last, ...others] = TAYLOR;
  const series = others.reduce((sum, factor) => emit.shift(emit.mul(sum, squared), factor), emit.floatLike(r, [last]));
  return emit.mul(sign, emit.mul(r, series));
}

const detour = (opType: 'Sin' | 'Cos', quarter: 0 | 0.5): Detour => ({
  opType,
  needed: ({ inputs: [x = ''] }, facts) => facts.typeOf(x) === DataType.Float,
  emitInstead({ inputs: [x = ''], outputs: [y = ''] }, emit) {
    emit.alias(emitSine(x, quarter, emit), y);
  },
});

export const sine: Detour = detour('Sin', 0);
export const cosine: Detour = detour('Cos', 0.5);
