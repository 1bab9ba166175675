/** @file One seed of a data set through the core. */

import type { PixelTensor } from '../../src/core/brands.ts';
import { drive } from '../../src/core/expansion/drive.ts';
import { readSeed, type Seed, type SeedReading } from '../../src/core/expansion/seed.ts';
import type { Partner, PartnerKind } from '../../src/core/methods/method.ts';
import { correctedMask, type Stroke } from '../../src/core/mask/correct.ts';
import { expandSeed } from '../../src/core/run/expandSeed.ts';
import type { ExpandedSeed } from '../../src/core/run/seedJob.ts';
import { partnersOf } from '../../src/core/run/partners.ts';
import type { Wanted } from '../../src/core/run/wanted.ts';
import type { SeedPlan } from '../../src/core/run/plan.ts';
import { recipeFor } from '../../src/core/run/slots.ts';
import type { ResolvedRecipe } from '../../src/core/run/recipe.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import type { Background } from './backgrounds.ts';
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
 * @param whole the recipe, of all classes. Default: the run's own.
 */
export async function expandPlanned(
  planned: SeedPlan<DatasetImage>,
  prepared: Prepared,
  open: ExpandModels,
  batch: number,
  whole: ResolvedRecipe = prepared.recipe,
): Promise<ExpandedSeed> {
  const { image, id, label, slots } = planned;
  const recipe = recipeFor(whole, image.label!);
  const embedding = prepared.embeddings.get(image.path);
  const pixels = await readPixels(image, open, prepared.readOptions);
  const seed: Seed = {
    id,
    label,
    ...(embedding && { embedding }),
    pixels,
  };
  const classes = embedding && prepared.judge ? prepared.judge.classesFor(image.path) : null;
  const drawn = new Map<PixelTensor, readonly Stroke[]>();
  /** The same pixels, with what was drawn on their mask. */
  const drawnOn = async (path: string | null, reading: Promise<PixelTensor>): Promise<PixelTensor> => {
    const pixels = await reading;
    const strokes = path === null ? undefined : prepared.masks.get(path);
    if (strokes) drawn.set(pixels, strokes);
    return pixels;
  };
  const { plan, backgrounds } = prepared;
  const found = (wanted: Wanted) => partnersOf(recipe.runSeed, { id, label }, wanted, plan.seeds, backgrounds);
  const partners = (wanted: Wanted): Promise<Partner[]> =>
    Promise.all(
      found(wanted).map(async (of) => ({
        id: of.id,
        label: 'label' in of ? of.label : null,
        pixels: await drawnOn('image' in of ? of.image.path : null, partnerPixels(of, prepared, open)),
      })),
    );
  const hasPartner = (kind: PartnerKind) => found({ number: 0, kind, count: 1 }).length > 0;
  const unusedFrom = prepared.carried?.get(image.path)?.nextNumber ?? 0;
  const className = open.nameOf(image.label!);
  const job = { seed, classes, slots, partners, hasPartner, batch, unusedFrom, className };
  await drawnOn(image.path, Promise.resolve(pixels));
  const { mask } = open.ports;
  const ports = mask && prepared.masks.size > 0 ? { ...open.ports, mask: correctedMask(mask, drawn) } : open.ports;
  return (await drive(expandSeed(job, recipe, ports)))!; // nothing cancels here
}

/** Pictures that are kept for the next seeds that they are partners of: 200 kB each. */
const MOST_KEPT = 256;
const kept = new WeakMap<Prepared, Map<string, Promise<PixelTensor>>>();

/** A partner's pixels; the same tensor as long as it is kept, so that a mask knows it again. */
function partnerPixels(
  of: SeedPlan<DatasetImage> | Background,
  prepared: Prepared,
  open: ExpandModels,
): Promise<PixelTensor> {
  const known = kept.get(prepared) ?? new Map<string, Promise<PixelTensor>>();
  kept.set(prepared, known);
  const key = 'image' in of ? `seed ${of.image.path}` : `background ${of.id}`;
  const pixels = known.get(key) ?? readPixels('image' in of ? of.image : of, open, prepared.readOptions);
  known.delete(key);
  known.set(key, pixels);
  if (known.size > MOST_KEPT) known.delete(known.keys().next().value!);
  return pixels;
}
