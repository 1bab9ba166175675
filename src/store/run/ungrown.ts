/** @file Seeds of a run that get no variants: they are read all the same, since the export tells of every seed. */

import type { ImageId } from '../../core/brands.ts';
import { readSeed } from '../../core/expansion/seed.ts';
import { readingAmongAll } from '../../core/judge/amongAll.ts';
import type { Context } from '../context.ts';
import { labelOf } from '../judging.ts';
import { embedMissing } from '../seeds/embed.ts';
import { sightOfRun } from '../sight.ts';
import type { RunPlan } from './plan.ts';
import { variantCounts } from './selectors.ts';
import type { SeedRecord } from './state.ts';

/**
 * What the judge reads in the seeds that get no variants and were not read yet.
 *
 * @returns none where they cannot be looked at: that stops no run.
 */
export async function readUngrown(
  context: Context,
  plan: RunPlan,
  signal: AbortSignal,
): Promise<ReadonlyMap<ImageId, SeedRecord>> {
  const { run, seeds } = context.store.getState();
  const counts = variantCounts(run);
  const ungrown = run.seeds.flatMap((id) => {
    const image = seeds.images.get(id);
    return image && counts.get(id) === 0 && !run.seedReadings.has(id) ? [image] : [];
  });
  if (ungrown.length === 0) return new Map();
  const { judging, settings, set } = plan;
  const embedded = await embedMissing(context, ungrown, sightOfRun(settings), () => undefined, signal);
  if (!embedded.ok) return new Map();
  return new Map(
    ungrown.flatMap((image): [ImageId, SeedRecord][] => {
      const known = context.memory.seeds.get(image.id);
      if (!known) return [];
      const label = labelOf(image, judging, seeds);
      const reading = readSeed(known.embedding, label, set.judge.classesFor(image.id), settings.anchor);
      // No method took its square: the original stands for it.
      return [[image.id, { framed: image.original, ...readingAmongAll(reading, judging.active, plan.classes) }]];
    }),
  );
}
