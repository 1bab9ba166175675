/** @file A picture as layers: the main object, cut out, and its scene with the hole closed. */

import type { PixelTensor } from '../brands.ts';
import type { Tensor } from '../tensor.ts';
import { fill } from './fill.ts';
import { textured } from './texture.ts';
import type { Size } from './warp.ts';
import { largest, summarised } from './window.ts';

/** Where an object is in its picture: the outer edges of its pixels, as places (the centre of the first pixel is 0). */
export interface Bounds {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Sides of the picture that cut it off. */
  readonly cut: { readonly left: boolean; readonly right: boolean; readonly top: boolean; readonly bottom: boolean };
}

export interface Layers {
  readonly size: Size;
  /** Red, green and blue times alpha, then alpha, [4, height, width] in [0, 1]. */
  readonly object: Float64Array;
  /** Mean colour of the object. */
  readonly colour: readonly number[];
  readonly bounds: Bounds;
  /** Its scene, [3, height, width] in [0, 1]. */
  readonly scene: Float64Array;
  /** Share of the scene that was behind the object, and is made up. */
  readonly hole: number;
}

/** From here on a pixel is the object's. */
const INSIDE = 0.5;
/** Alphas that become 0 and 1: a net's edge is softer than a picture's, and its faint end belongs to what lies behind. */
const FAINT = 0.25;
const FULL = 0.8;
/** Alphas between which the colour of a pixel is more and more the object's own, and not that of what lies behind. */
const OWN = [0.7, 0.95] as const;
/** Alphas below which a pixel is the scene's own, after the mask has grown: what is left of an object's edge would be a ghost. */
const SCENERY = 0.08;
/** How far the mask grows, and how wide the frame's border is that cuts an object, both of the shorter side. */
const GROW = 0.03;
const BORDER = 0.012;
/** Share of a side that the object must cover at the border to be cut off by it. */
const TOUCHES = 0.06;

/** Smallest and largest share of a picture that an object may cover, to be moved. */
export const COVERAGE = { least: 0.03, most: 0.85 } as const;

/** Share of a picture that is object. */
export const coverageOf = (alpha: Tensor['data']): number =>
  alpha.reduce((count, value) => count + Number(value > INSIDE), 0) / alpha.length;

/**
 * Takes a picture apart.
 *
 * @param pixels [1, 3, height, width] in [0, 1].
 * @param alpha [height, width] in [0, 1] of its main object, which covers some of it.
 */
export function layersOf(pixels: PixelTensor, alpha: Float32Array): Layers {
  const [height, width] = [pixels.dims[2]!, pixels.dims[3]!];
  const size = [height, width] as const;
  const area = height * width;
  const own = Float64Array.from(alpha, (a) => ramp(a, ...OWN));
  const spread = fill(pixels.data, own, size);
  const object = new Float64Array(4 * area);
  for (let i = 0; i < area; i++) {
    const a = ramp(alpha[i]!, FAINT, FULL);
    for (let c = 0; c < 3; c++) object[c * area + i] = a * spread[c * area + i]!;
    object[3 * area + i] = a;
  }
  const shorter = Math.min(height, width);
  const grown = summarised(alpha, size, Math.max(1, Math.round(GROW * shorter)), largest);
  const { scene, hole } = sceneOf(pixels, grown);
  return { size, object, colour: meanColour(object), bounds: boundsOf(alpha, size), scene, hole };
}

/** A picture as a scene: whole where no object stands out. */
export const wholeScene = ({ data }: PixelTensor): Pick<Layers, 'scene' | 'hole'> => ({
  scene: Float64Array.from(data),
  hole: 0,
});

function sceneOf(pixels: PixelTensor, alpha: Float32Array): Pick<Layers, 'scene' | 'hole'> {
  const size = [pixels.dims[2]!, pixels.dims[3]!] as const;
  const known = Float64Array.from(alpha, (a) => 1 - ramp(a, 0, SCENERY));
  const hole = known.reduce((sum, value) => sum + (1 - value), 0) / known.length;
  return { scene: textured(fill(pixels.data, known, size), known, size), hole };
}

/** Straight from 0 to 1. */
const ramp = (value: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (value - from) / (to - from)));

function meanColour(object: Float64Array): readonly number[] {
  const area = object.length / 4;
  const sums = [0, 0, 0, 0];
  for (let i = 0; i < object.length; i++) sums[Math.floor(i / area)]! += object[i]!;
  return sums.slice(0, 3).map((sum) => sum / Math.max(sums[3]!, 1e-6));
}

/**
 * Where the object is.
 *
 * @param alpha [height, width] in [0, 1].
 * @param size in pixels.
 */
export function boundsOf(alpha: Float32Array, [height, width]: Size): Bounds {
  let [left, right, top, bottom] = [width, -1, height, -1];
  const border = Math.max(1, Math.round(BORDER * Math.min(height, width)));
  const touching = {
    left: new Set<number>(),
    right: new Set<number>(),
    top: new Set<number>(),
    bottom: new Set<number>(),
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (alpha[y * width + x]! <= INSIDE) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      if (x < border) touching.left.add(y);
      if (x >= width - border) touching.right.add(y);
      if (y < border) touching.top.add(x);
      if (y >= height - border) touching.bottom.add(x);
    }
  }
  const cut = {
    left: touching.left.size > TOUCHES * height,
    right: touching.right.size > TOUCHES * height,
    top: touching.top.size > TOUCHES * width,
    bottom: touching.bottom.size > TOUCHES * width,
  };
  return {
    left: (cut.left ? 0 : left) - 0.5,
    right: (cut.right ? width - 1 : right) + 0.5,
    top: (cut.top ? 0 : top) - 0.5,
    bottom: (cut.bottom ? height - 1 : bottom) + 0.5,
    cut,
  };
}
