/** @file One seed of a data set through the core. */

import { drive } from '../../src/core/expansion/drive.ts';
import { readSeed, type Seed, type SeedReading } from '../../src/core/expansion/seed.ts';
import type { Partner } from '../../src/core/methods/method.ts';
import { expandSeed } from '../../src/core/run/expandSeed.ts';
import type { ExpandedSeed } from '../../src/core/run/seedJob.ts';
import { partnerOf } from '../../src/core/run/partners.ts';
import type { SeedPlan } from '../../src/core/run/plan.ts';
import { needsOfPart, type ResolvedRecipe } from '../../src/core/run/recipe.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { ExpandModels } from './models.ts';
import { readPixels, type Prepared } from './prepare.ts';

/** What the judge reads in a seed that gets no variants; `null` where nobody judges. */
export function readPlanned(
  { image, label }: SeedPlan<DatasetImage>,
  { judge, embeddings, recipe }: Prepared,
): SeedReading | null {
  if (!judge) return null;
  const embedding = embeddings.get(image.path)!;
  return readSeed(embedding, label, judge.classesFor(image.path), recipe.anchor);
}

/**
 * Expands one seed of a data set; what judges its variants is made without it.
 *
 * @param planned which seed.
 * @param prepared the first pass over the data set.
 * @param open the models.
 * @param batch variants in memory at a time.
 * @param recipe default: the run's own.
 */
export async function expandPlanned(
  planned: SeedPlan<DatasetImage>,
  prepared: Prepared,
  open: ExpandModels,
  batch: number,
  recipe: ResolvedRecipe = prepared.recipe,
): Promise<ExpandedSeed> {
  const { image, id, label, slots } = planned;
  const embedding = prepared.embeddings.get(image.path);
  const seed: Seed = {
    id,
    label,
    ...(embedding && { embedding }),
    pixels: await readPixels(image, open, prepared.reading),
  };
  const classes = embedding && prepared.judge ? prepared.judge.classesFor(image.path) : null;
  const partner = async (number: number, part: number): Promise<Partner | null> => {
    const { partner: kind } = needsOfPart(recipe.parts[part]!);
    const found = kind === 'none' ? null : partnerOf(recipe.runSeed, { id, label }, number, kind, prepared.plan.seeds);
    return found && { id: found.id, label: found.label, pixels: await readPixels(found.image, open, prepared.reading) };
  };
  const unusedFrom = prepared.carried?.get(image.path)?.nextNumber ?? 0;
  const job = { seed, classes, slots, partner, batch, unusedFrom };
  return (await drive(expandSeed(job, recipe, open.ports)))!; // nothing cancels here
}
