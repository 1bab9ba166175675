/** @file How far ahead files are read: the browser reads, decodes and encodes beside this worker. */

import type { Ahead } from '../../src/core/ahead.ts';
import type { SourceFile } from './source.ts';

/** Small files in numbers, large ones a few at a time; those of a folder say only when they are read how large they are. */
export const AHEAD: Ahead<Pick<SourceFile, 'size'>> = {
  most: 16,
  weigh: ({ size = 4 * 1024 * 1024 }) => size,
  weight: 64 * 1024 * 1024,
};
