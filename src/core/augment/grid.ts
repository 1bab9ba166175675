/** @file GridMask's grid of erased squares. P. Chen et al., "GridMask Data Augmentation", 2020, without its rotation. */

import { mapBytes, type Picture } from './picture.ts';

export interface Grid {
  /** Distance of the squares, in pixels, at least 1. */
  readonly d: number;
  /** Share of d that is kept between two squares, in [0, 1]: ceil(d ratio) pixels. The squares have the rest as their side. */
  readonly ratio: number;
  /** Where the first bands begin, in pixels. */
  readonly dx: number;
  readonly dy: number;
}

/** Whether the grid keeps a pixel: one that lies in a band between the squares, in either direction. */
export function keeps({ d, ratio, dx, dy }: Grid, x: number, y: number): boolean {
  const band = Math.ceil(d * ratio);
  const modulo = (value: number): number => ((value % d) + d) % d;
  return modulo(x - dx) < band || modulo(y - dy) < band;
}

/** A picture with black squares in a grid. */
export function maskGrid(picture: Picture, grid: Grid): Picture {
  const { width } = picture;
  return mapBytes(picture, (byte, at) => {
    const pixel = Math.floor(at / 3);
    return keeps(grid, pixel % width, Math.floor(pixel / width)) ? byte : 0;
  });
}
