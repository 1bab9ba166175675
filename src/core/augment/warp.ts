/** @file An affine map of a picture's plane, sampled as Pillow does. */

import type { ChoiceSetting } from '../methods/settings.ts';
import type { Picture, Rgb } from './picture.ts';

/** How a pixel is read between pixels. */
const CHOICES = { nearest: 'Nearest', bilinear: 'Bilinear' } as const;
export type Interpolation = keyof typeof CHOICES;

/** The setting of a method that moves pixels. */
export const INTERPOLATION_SETTING = {
  kind: 'choice',
  choices: CHOICES,
  default: 'nearest',
  label: 'Interpolation',
  help: 'How moved pixels are read: nearest keeps every colour, bilinear is smoother.',
} as const satisfies ChoiceSetting;

/** How a picture is read through a map, and what stands outside of it. */
export interface Sampling {
  readonly interpolation: Interpolation;
  readonly fill: Rgb;
}

/** Where the output reads the input: (x, y) -> (a x + b y + c, d x + e y + f), pixel i having its centre at i + 0.5. */
export type AffineMap = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/**
 * Reads a picture through an affine map.
 *
 * Nearest: the pixel that the point lies in, with coordinates in steps of 2^-16 where they are below 2^15, as Pillow computes them.
 * Bilinear: between the four centres around the point, neighbours beyond the edge being those at the edge, cut to whole levels.
 *
 * @param picture any size.
 * @param map where each output point reads.
 * @param sampling interpolation, and the colour of points outside of the picture.
 * @returns a picture of the same size.
 */
export function warp(picture: Picture, map: AffineMap, { interpolation, fill }: Sampling): Picture {
  const { width, height } = picture;
  const data = new Uint8Array(picture.data.length);
  for (let i = 0; i < data.length; i++) data[i] = fill[i % 3]!;
  switch (interpolation) {
    case 'nearest':
      readNearest(picture, map, data);
      break;
    case 'bilinear':
      readBilinear(picture, map, data);
      break;
    default:
      interpolation satisfies never;
  }
  return { width, height, data };
}

/** Pillow's `affine_fixed`; beyond its range of coordinates the same in floating point. */
function readNearest({ width, height, data }: Picture, map: AffineMap, into: Uint8Array): void {
  const unit = withinFixedPoint(width, height, map) ? 65_536 : 0;
  const fix = (value: number): number => (unit === 0 ? value : Math.floor(value * unit + 0.5) / unit); // exact in float64
  const [a, b, c, d, e, f] = map;
  const [right, below, rightY, belowY] = [fix(a), fix(b), fix(d), fix(e)];
  const [left, top] = [fix(c + a * 0.5 + b * 0.5), fix(f + d * 0.5 + e * 0.5)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const column = Math.floor(left + x * right + y * below);
      const row = Math.floor(top + x * rightY + y * belowY);
      if (column < 0 || column >= width || row < 0 || row >= height) continue;
      const from = 3 * (row * width + column);
      const to = 3 * (y * width + x);
      into[to] = data[from]!;
      into[to + 1] = data[from + 1]!;
      into[to + 2] = data[from + 2]!;
    }
  }
}

/** Whether every corner reads a coordinate below 2^15 in size. */
function withinFixedPoint(width: number, height: number, [a, b, c, d, e, f]: AffineMap): boolean {
  const corners = [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
  ] as const;
  return corners.every(([x, y]) => Math.abs(a * x + b * y + c) < 32_768 && Math.abs(d * x + e * y + f) < 32_768);
}

/** Pillow's `bilinear_filter32RGB`. */
function readBilinear({ width, height, data }: Picture, [a, b, c, d, e, f]: AffineMap, into: Uint8Array): void {
  const clip = (index: number, size: number): number => Math.min(size - 1, Math.max(0, index));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = a * (x + 0.5) + b * (y + 0.5) + c;
      const v = d * (x + 0.5) + e * (y + 0.5) + f;
      if (!(u >= 0 && u < width && v >= 0 && v < height)) continue;
      const column = Math.floor(u - 0.5);
      const row = Math.floor(v - 0.5);
      const dx = u - 0.5 - column;
      const dy = v - 0.5 - row;
      const [x0, x1] = [3 * clip(column, width), 3 * clip(column + 1, width)];
      const [y0, y1] = [3 * width * clip(row, height), 3 * width * clip(row + 1, height)];
      for (let k = 0; k < 3; k++) {
        const upper = data[y0 + x0 + k]! * (1 - dx) + data[y0 + x1 + k]! * dx;
        const lower = data[y1 + x0 + k]! * (1 - dx) + data[y1 + x1 + k]! * dx;
        into[3 * (y * width + x) + k] = Math.trunc(upper * (1 - dy) + lower * dy);
      }
    }
  }
}
