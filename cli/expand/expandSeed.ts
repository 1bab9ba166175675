/** @file One seed of a data set through the core. */

import type { Method } from '../../src/core/dataset/outputNames.ts';
import type { SeedPlan } from '../../src/core/dataset/plan.ts';
import { drive } from '../../src/core/expansion/drive.ts';
import { imagine } from '../../src/core/expansion/imagine.ts';
import type { Recipe } from '../../src/core/expansion/recipe.ts';
import { readSeed, type Seed, type SeedReading } from '../../src/core/expansion/seed.ts';
import { select } from '../../src/core/expansion/select.ts';
import type { SeedExpansion } from '../../src/core/expansion/variant.ts';
import { blendPrototypes } from '../../src/core/judge/prototypes.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { ExpandModels } from './models.ts';
import { readPixels, type Prepared } from './prepare.ts';

/** What a seed is expanded with, besides the models. */
export interface SeedSettings {
  readonly method: Method;
  readonly recipe: Recipe;
  /** Weight of the class prototypes. */
  readonly alpha: number;
  /** Variants in memory at a time. */
  readonly batch: number;
}

/** What the judge reads in a seed that gets no variants. */
export function readPlanned(
  { image, label }: SeedPlan<DatasetImage>,
  prepared: Prepared,
  { recipe, alpha }: Pick<SeedSettings, 'recipe' | 'alpha'>,
): SeedReading {
  const embedding = prepared.embeddings.get(image.path)!;
  const classes = blendPrototypes(prepared.text, prepared.prototypes, alpha, { embedding, label });
  return readSeed(embedding, label, classes, recipe.anchor);
}

/**
 * Expands one seed of a data set; its own class's prototype is made without it.
 *
 * @param planned which seed.
 * @param prepared the first pass over the data set.
 * @param open prior and judge.
 * @param settings method and recipe.
 */
export async function expandSeed(
  planned: SeedPlan<DatasetImage>,
  prepared: Prepared,
  open: ExpandModels,
  { method, recipe, alpha, batch }: SeedSettings,
): Promise<SeedExpansion> {
  const { image, id, label } = planned;
  const embedding = prepared.embeddings.get(image.path)!;
  const seed: Seed = { id, label, embedding, pixels: await readPixels(image, open, prepared.reading) };
  const classes = blendPrototypes(prepared.text, prepared.prototypes, alpha, { embedding, label });
  const result = await drive<unknown, SeedExpansion>(
    method === 'selective'
      ? select(seed, recipe, open.models, classes, Number.isFinite(batch) ? { batch } : {})
      : imagine(seed, recipe, open.models, classes, { batch }),
  );
  return result!; // nothing cancels here
}
