/** @file A picture of how an adaptation goes, to be looked at meanwhile: a row for each training, a column for each look at held-out seeds. */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pixelTensor, type PixelTensor } from '../../src/core/brands.ts';
import { sheetOf } from '../../src/core/adaptation/sheet.ts';
import { encodePng } from '../lib/encode.ts';
import { cacheFolder } from '../lib/output/keptWork.ts';

export interface AdaptingSheet {
  /** Where it lies while the adaptation goes on. */
  readonly path: string;
  /** Adds what became of a held-out seed; where there is no room on the disk the adaptation goes on without. */
  add(training: string, picture: PixelTensor): Promise<void>;
  /** The pack has a sheet of its own in the end. */
  remove(): Promise<void>;
}

/** @param id of the pack that is to be made. */
export function openAdaptingSheet(id: string): AdaptingSheet {
  const path = join(cacheFolder(), 'adapting', `${id}.png`);
  const rows = new Map<string, readonly PixelTensor[]>();
  return {
    path,
    async add(training, picture) {
      rows.set(training, [...(rows.get(training) ?? []), picture]);
      const columns = Math.max(...[...rows.values()].map(({ length }) => length));
      const white = pixelTensor({ dims: picture.dims, data: picture.data.map(() => 1) });
      const padded = [...rows.values()].map((row) => Array.from({ length: columns }, (_, i) => row[i] ?? white));
      const bytes = await encodePng(sheetOf(padded));
      await mkdir(dirname(path), { recursive: true })
        .then(() => writeFile(path, bytes))
        .catch(() => undefined);
    },
    remove: () => rm(path, { force: true }),
  };
}
