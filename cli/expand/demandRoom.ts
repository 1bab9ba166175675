/** @file A run that cannot end well, refused before it begins: by what is listed, before any picture is read. */

import { isGrown } from '../../src/core/dataset/seedImages.ts';
import { countsOf } from '../../src/core/run/plan.ts';
import { roomNeeded } from '../../src/core/dataset/room.ts';
import { LIMITS } from '../../src/core/limits.ts';
import type { Dataset } from '../lib/dataset.ts';
import { cacheFolder } from '../lib/output/keptWork.ts';
import { checkRoom, type Machine } from '../lib/output/room.ts';
import type { Target } from '../lib/output/target.ts';
import type { ExpandModels } from './models.ts';
import type { ExpandOptions } from './options.ts';

/**
 * @param dataset as it was listed.
 * @param machine default: this one.
 * @throws Error that says what the run would need and what there is.
 */
export async function demandRoom(
  { images }: Pick<Dataset, 'images'>,
  { recipe, batch }: Pick<ExpandOptions, 'recipe' | 'batch'>,
  { framing }: Pick<ExpandModels, 'framing'>,
  target: Target,
  machine?: Machine,
): Promise<void> {
  const grown = images.filter(isGrown);
  const counts = countsOf(
    grown.map(({ label }) => label),
    recipe,
  );
  const variants = counts.reduce((sum, count) => sum + count, 0);
  if (images.length > LIMITS.pictures.most) {
    throw new Error(
      `Expected at most ${LIMITS.pictures.most} pictures, got ${images.length}; expand the data set in parts.`,
    );
  }
  if (variants > LIMITS.variantsOfRun.most) {
    throw new Error(
      `Expected at most ${LIMITS.variantsOfRun.most} variants in one run, got ${grown.length} pictures that come to ${variants}; ask for fewer with --k, or expand the data set in parts.`,
    );
  }
  const room = roomNeeded({
    originals: images.reduce((sum, { bytes }) => sum + bytes, 0),
    pictures: images.length,
    variants,
    atOnce: Math.min(batch, Math.max(0, ...new Set(counts))),
    width: framing.width,
    height: framing.height,
  });
  await checkRoom(room, target.path, cacheFolder(), machine);
}
