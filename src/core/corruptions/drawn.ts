/** @file What is random in corruptions, drawn as the published code draws it, from one stream. */

import type { Picture } from '../augment/picture.ts';
import type { Draws } from '../random/draws.ts';
import { glassMoves } from './blur.ts';
import type { Affine2 } from './elastic.ts';
import type { Field } from './field.ts';
import { gaussianBlur } from './gaussian.ts';
import { plasma } from './plasma.ts';
import { poisson } from './poisson.ts';

/** Draws for one picture; each goes on where the last ended. */
export interface Random {
  normals(count: number): Float64Array;
  uniforms(count: number): Float64Array;
  between(low: number, high: number): number;
  /** A draw of Poisson(photons x) for every number of a field. */
  photons(x: Field, photons: number): Float64Array;
  /** dx, dy of every swap of glass, in [-delta, delta). */
  moves(delta: number, iterations: number): Int8Array;
  /** A cloud over the picture, [0, 1]. */
  plasma(decay: number): Float64Array;
  /** A procedural texture of ice, RGB. */
  ice(): Field;
  /** The map and the displacements of rubber, for constants over the shorter side. */
  rubber(constants: readonly [alpha: number, sigma: number, jitter: number]): {
    readonly affine: Affine2;
    readonly dx: Float64Array;
    readonly dy: Float64Array;
  };
}

export function drawn({ width, height }: Pick<Picture, 'width' | 'height'>, draws: Draws): Random {
  const side = Math.min(width, height);
  const between = (low: number, high: number): number => low + (high - low) * draws.uniform();
  const many = (count: number, draw: () => number): Float64Array => Float64Array.from({ length: count }, draw);
  const cloud = (decay: number): Float64Array => {
    const whole = plasma(2 ** Math.ceil(Math.log2(Math.max(width, height, 2))), decay, draws);
    const length = Math.sqrt(whole.length);
    return many(width * height, () => 0).map((_, i) => whole[Math.floor(i / width) * length + (i % width)]!);
  };
  return {
    between,
    normals: (count) => many(count, () => draws.normal()),
    uniforms: (count) => many(count, () => draws.uniform()),
    photons: (x, photons) => x.data.map((value) => poisson(photons * value, draws)),
    moves: (delta, iterations) =>
      Int8Array.from(
        { length: 2 * glassMoves(width, height, delta, iterations) },
        () => draws.below(2 * delta) - delta,
      ),
    plasma: cloud,
    ice() {
      // Veins where a cloud crosses its middle, bluish where they are thin.
      const veins = cloud(1.9).map((value) => (1 - Math.abs(2 * value - 1)) ** 3);
      const tint = [0.82, 0.92, 1];
      const data = Float64Array.from({ length: 3 * veins.length }, (_, i) => {
        const vein = veins[Math.floor(i / 3)]!;
        return vein + (1 - vein) * 0.35 * vein ** 0.5 * tint[i % 3]!;
      });
      return { width, height, channels: 3, data };
    },
    rubber([alpha, sigma, jitter]) {
      const affine = jittered(width, height, () => between(-jitter * side, jitter * side));
      const displacement = (): Float64Array => {
        const noise = many(width * height, () => between(-1, 1));
        const radius = Math.trunc(3 * sigma * side + 0.5);
        const smooth = gaussianBlur({ width, height, channels: 1, data: noise }, sigma * side, radius, 'reflect');
        return smooth.data.map((value) => value * alpha * side);
      };
      return { affine, dx: displacement(), dy: displacement() };
    },
  };
}

/** The map that takes three moved points back to where they were: half a right angle around the centre, a third of the side large. */
function jittered(width: number, height: number, move: () => number): Affine2 {
  const reach = Math.floor(Math.min(width, height) / 3);
  const [cx, cy] = [Math.floor(width / 2), Math.floor(height / 2)];
  const source = [
    [cx + reach, cy + reach],
    [cx + reach, cy - reach],
    [cx - reach, cy - reach],
  ] as const;
  const [p, q, r] = source.map(([x, y]) => [x + move(), y + move()] as const) as [Point, Point, Point];
  const determinant = (q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]);
  const row = (axis: 0 | 1): readonly [number, number, number] => {
    const [u, v, w] = source.map((point) => point[axis]) as [number, number, number];
    const a = ((v - u) * (r[1] - p[1]) - (w - u) * (q[1] - p[1])) / determinant;
    const b = ((w - u) * (q[0] - p[0]) - (v - u) * (r[0] - p[0])) / determinant;
    return [a, b, u - a * p[0] - b * p[1]];
  };
  return [row(0), row(1)];
}

type Point = readonly [number, number];
