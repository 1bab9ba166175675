/** @file From what the worker imagined to records on screen. */

import type { ImageId } from '../../core/brands.ts';
import { readingAmongAll, variantAmongAll } from '../../core/judge/amongAll.ts';
import { isNearCopy } from '../../evaluation/copies.ts';
import type { Imagined, ImaginedVariant } from '../../protocol/models.ts';
import { slotId, type ImageKey } from '../ids.ts';
import type { Judging } from '../judging.ts';
import { everyone, learnVariant, nearestTo, type Known, type Memory } from '../memory.ts';
import type { RunPlan } from './plan.ts';
import type { Neighbour, SeedRecord, VariantRecord } from './state.ts';

/** A new picture in a slot has a new key: the old one stays for undo. */
export const variantKey = (seed: ImageId, k: number, number: number, made: number): ImageKey =>
  `variant:${made}:${seed}#${k}-${number}` as ImageKey;

/** What the keys of a run's pictures begin with. */
export const picturesOf = (made: number) => ({ variant: `variant:${made}:`, framed: `framed:${made}:` }) as const;

/** Number of the run that a picture belongs to; `null` for what belongs to none. */
export const runOfPicture = (key: ImageKey): number | null => {
  const [, made] = /^(?:variant|framed):(\d+):/u.exec(key) ?? [];
  return made === undefined ? null : Number(made);
};

export const framedKey = (seed: ImageId, made: number): ImageKey => `framed:${made}:${seed}` as ImageKey;

export const seedRecord = (
  { seed, drawn, declined }: Imagined,
  framed: ImageKey,
  judging: Judging,
  classes: number,
): SeedRecord => ({
  framed,
  ...readingAmongAll(seed, judging.active, classes),
  drawn,
  ...(declined.length > 0 && { declined }),
});

/** A variant's record; it joins the memory, and its nearest is looked for among what is there. */
export function variantRecord(
  variant: ImaginedVariant,
  place: Pick<VariantRecord, 'seed' | 'image'>,
  { judging, classes, space }: Pick<RunPlan, 'judging' | 'classes' | 'space'>,
  memory: Memory,
): VariantRecord {
  const { embedding, image: _, ...figures } = variant;
  const slot = slotId(place.seed, variant.k);
  learnVariant(memory, slot, place.image, { ...space, values: embedding });
  const known = memory.variants.get(slot);
  return {
    ...figures,
    ...place,
    slot,
    ...variantAmongAll(variant, judging.active, classes),
    ...(known ? nearestOf(known, memory) : { nearest: null, nearCopy: false }),
  };
}

/** The nearest other image, and whether it is as good as a copy. */
export function nearestOf(known: Known, memory: Memory): { nearest: Neighbour | null; nearCopy: boolean } {
  const [nearest = null] = nearestTo(known, everyone(memory), 1);
  return { nearest, nearCopy: isNearCopy(nearest) };
}
