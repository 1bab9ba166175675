/** @file Two programs made the same of a recipe: every byte of every picture, and every figure. */

import sharp from 'sharp';
import { rounded, synthetic } from './sidecarRows.ts';
import { expect } from './test.ts';
import type { ZipContent } from './zip.ts';

/** Expects the same variants, whatever the order in which their lines were written. */
export async function expectSameRun(here: ZipContent, there: ZipContent): Promise<void> {
  const figures = (of: ZipContent) => new Map(synthetic(of).map((row) => [row.file_name, rounded(row, 9)]));
  expect(figures(here)).toEqual(figures(there));
  for (const { file_name } of synthetic(here)) {
    const [one, other] = await Promise.all([here, there].map(({ images }) => pixelsOf(images.get(file_name)!)));
    expect(one!.equals(other!), file_name).toBe(true);
  }
}

/** Every byte of the picture: two programs pack the same one into different files. */
export const pixelsOf = (png: Uint8Array): Promise<Buffer> => sharp(png).removeAlpha().raw().toBuffer();
