/** @file From what the worker imagined to records on screen. */

import type { ImageId } from '../../core/brands.ts';
import { readingAmongAll, variantAmongAll } from '../../core/judge/amongAll.ts';
import { isNearCopy } from '../../evaluation/copies.ts';
import type { Imagined, ImaginedVariant } from '../../protocol/models.ts';
import { slotId, type ImageKey, type SlotId } from '../ids.ts';
import type { Judging } from '../judging.ts';
import { everyone, learnVariant, nearestTo, type Known, type Memory } from '../memory.ts';
import type { RunPlan } from './plan.ts';
import type { SeedRecord, VariantRecord } from './state.ts';

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

/**
 * A variant's record; it joins the memory, and its nearest is looked for among what is there.
 *
 * @param siblings slots of the seed's variants, as far as they are made: what it is compared with among thousands, until the run is at its
 * end. `null` where it is compared with all in any case.
 */
export function variantRecord(
  variant: ImaginedVariant,
  place: Pick<VariantRecord, 'seed' | 'image'>,
  { judging, classes, space }: Pick<RunPlan, 'judging' | 'classes' | 'space'>,
  memory: Memory,
  siblings: readonly SlotId[] | null,
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
    ...(known
      ? nearestOf(known, siblings && familyOf(memory, place.seed, siblings), memory)
      : { nearest: null, nearCopy: false }),
  };
}

/** Images that a page compares a new variant with, in some milliseconds. */
const AT_ONCE = 2000;

/**
 * The nearest other image, and whether it is as good as a copy. Among more images than can be compared in a moment it is the nearest of
 * its family, until the run is at its end and all are compared elsewhere, see `refreshNeighbours`.
 */
function nearestOf(
  known: Known,
  family: readonly Known[] | null,
  memory: Memory,
): Pick<VariantRecord, 'nearest' | 'nearCopy'> {
  const isLarge = memory.seeds.size + memory.variants.size > AT_ONCE;
  const [nearest = null] = nearestTo(known, isLarge && family ? family : everyone(memory), 1);
  return { nearest, nearCopy: isNearCopy(nearest) };
}

/** What is known of a seed and of those of its variants that have these slots. */
const familyOf = ({ seeds, variants }: Memory, seed: ImageId, slots: readonly SlotId[]): readonly Known[] =>
  [seeds.get(seed), ...slots.map((slot) => variants.get(slot))].filter((known) => known !== undefined);
