/** @file What the filter leaves and the sort orders: families with the variants of each that are shown. */

import type { ImageId } from '../../core/brands.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import { figureOf } from '../review/rules.ts';
import { decisionOf, verdictOf } from '../review/selectors.ts';
import type { ReviewState } from '../review/state.ts';
import type { PickRecord } from '../picks/state.ts';
import type { RunState, VariantRecord } from '../run/state.ts';
import type { SeedsState } from '../seeds/state.ts';
import type { FigureRange, Filter, Sort, SortKey } from './state.ts';

/** A seed with those of its variants that are shown, in the order of k; or what was picked for a class, the surest first. */
export interface Family {
  /** `null` for pictures that were picked. */
  readonly seed: ImageId | null;
  /** Class that its pictures were picked for; absent in a seed's family. */
  readonly picked?: ClassKey;
  readonly slots: readonly SlotId[];
}

/** Names a family among all. */
export const familyName = ({ seed, picked }: Family): string => seed ?? `picked ${picked ?? ''}`;

/** What families are chosen from: parts of the state, so that a view can see what changed. */
export interface FamilySource {
  readonly images: SeedsState['images'];
  readonly run: Pick<RunState, 'families' | 'variants'>;
  readonly decisions: ReviewState['decisions'];
  /** Pictures that were picked; default: none. */
  readonly picks?: ReadonlyMap<SlotId, PickRecord>;
}

/**
 * The families on screen.
 *
 * @param source seeds, variants and decisions.
 * @param filter conditions on variants; a family without a shown variant is not shown.
 * @param sort orders families by the least (ascending) or greatest among their shown variants, and the variants alike.
 */
export function shownFamilies(source: FamilySource, filter: Filter, sort: Sort): readonly Family[] {
  const { run } = source;
  const families: Family[] = [];
  for (const [seed, slots] of run.families) {
    const shown = slots.filter((slot) => {
      const variant = run.variants.get(slot);
      return variant !== undefined && passes(variant, filter, source);
    });
    if (shown.length > 0) families.push({ seed, slots: shown });
  }
  families.push(...pickedFamilies(source, filter));
  const { by, ascending } = sort;
  if (by === 'order') return ascending ? families : families.reverse();
  const compare = comparing(ascending);
  return families
    .map((family) => {
      const ranked = rankedSlots(family.slots, by, source).sort((a, b) => compare(a.rank, b.rank));
      return { family: { ...family, slots: ranked.map(({ slot }) => slot) }, rank: ranked[0]!.rank };
    })
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ family }) => family);
}

/**
 * All that is shown as one family without a seed, sorted across seeds: what is to be culled comes together.
 *
 * @param families as {@link shownFamilies} gives them.
 */
export function flattened(
  families: readonly Family[],
  source: FamilySource,
  { by, ascending }: Sort,
): readonly Family[] {
  const slots = families.flatMap((family) => family.slots);
  if (slots.length === 0 || by === 'order') return slots.length === 0 ? [] : [{ seed: null, slots }];
  const compare = comparing(ascending);
  const ranked = rankedSlots(slots, by, source).sort((a, b) => compare(a.rank, b.rank));
  return [{ seed: null, slots: ranked.map(({ slot }) => slot) }];
}

/** What has no rank comes last, whichever way. */
const comparing =
  (ascending: boolean) =>
  (a: Rank, b: Rank): number => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return (a < b ? -1 : a > b ? 1 : 0) * (ascending ? 1 : -1);
  };

const rankedSlots = (slots: readonly SlotId[], by: Exclude<SortKey, 'order'>, source: FamilySource) =>
  slots.map((slot) => {
    const variant = source.run.variants.get(slot);
    return { slot, rank: variant ? rankOf(variant, by, source) : pickRank(source.picks!.get(slot)!, by, source) };
  });

/** What was picked for each class, as far as it meets the filter. */
function pickedFamilies({ picks, decisions }: FamilySource, filter: Filter): readonly Family[] {
  const perClass = new Map<ClassKey, SlotId[]>();
  for (const [slot, pick] of picks ?? []) {
    if (!pickPasses(pick, filter, decisions)) continue;
    const own = perClass.get(pick.label);
    if (own) own.push(slot);
    else perClass.set(pick.label, [slot]);
  }
  return [...perClass].map(([picked, slots]) => ({ seed: null, picked, slots }));
}

/** A picked picture is read as its class and is nobody's copy, or it would not have been picked; it has one figure of a variant's. */
function pickPasses({ slot, label, facts }: PickRecord, filter: Filter, decisions: ReviewState['decisions']): boolean {
  const { verdicts, classes, keptClass, nearCopy, figures, seed } = filter;
  if (seed !== null || keptClass === false || nearCopy === true) return false;
  if (verdicts.length > 0 && !verdicts.includes(verdictOf(decisions, slot))) return false;
  if (classes.length > 0 && !classes.includes(decisionOf(decisions, slot).relabel ?? label)) return false;
  return figures.every((range) => range.figure === 'classScore' && isBetween(facts.probability, range));
}

function pickRank({ slot, label, facts }: PickRecord, by: SortKey, { decisions }: Judged): Rank {
  switch (by) {
    case 'class':
      return decisionOf(decisions, slot).relabel ?? label;
    case 'state':
      return VERDICT_ORDER.indexOf(verdictOf(decisions, slot));
    case 'classScore':
      return facts.probability;
    case 'keptClass':
      return 1;
    case 'nearCopy':
      return 0;
    case 'order':
    case 'deltaEntropy':
    case 'diversity':
    case 'distance':
    case 'cosineToSeed':
    case 'nearestCosine':
    case 'safety':
      return null;
    default:
      return by satisfies never;
  }
}

/** What says the class and the state of a variant. */
type Judged = Pick<FamilySource, 'images' | 'decisions'>;

type Rank = number | string | null;

const VERDICT_ORDER = ['unreviewed', 'accepted', 'rejected'] as const;

function rankOf(variant: VariantRecord, by: Exclude<SortKey, 'order'>, source: Judged): Rank {
  switch (by) {
    case 'class':
      return labelOf(variant, source) ?? null;
    case 'state':
      return VERDICT_ORDER.indexOf(verdictOf(source.decisions, variant.slot));
    case 'keptClass':
    case 'nearCopy':
      return Number(variant[by]);
    case 'classScore':
    case 'deltaEntropy':
    case 'diversity':
    case 'distance':
    case 'cosineToSeed':
    case 'nearestCosine':
    case 'safety':
      return figureOf(variant, by);
    default:
      return by satisfies never;
  }
}

/** The class that a variant is exported in: the person's, else its folder's. */
const labelOf = ({ slot, seed }: VariantRecord, { images, decisions }: Judged): ClassKey | undefined =>
  decisionOf(decisions, slot).relabel ?? images.get(seed)?.label;

/** Whether a variant meets every condition of the filter. */
export function passes(variant: VariantRecord, filter: Filter, source: Judged): boolean {
  const { verdicts, classes, keptClass, nearCopy, figures, seed } = filter;
  if (seed !== null && variant.seed !== seed) return false;
  if (keptClass !== null && variant.keptClass !== keptClass) return false;
  if (nearCopy !== null && variant.nearCopy !== nearCopy) return false;
  if (verdicts.length > 0 && !verdicts.includes(verdictOf(source.decisions, variant.slot))) return false;
  if (classes.length > 0) {
    const label = labelOf(variant, source);
    if (label === undefined || !classes.includes(label)) return false;
  }
  return figures.every((range) => isWithin(variant, range));
}

const isWithin = (variant: VariantRecord, range: FigureRange): boolean =>
  isBetween(figureOf(variant, range.figure), range);

const isBetween = (value: number | null, { minimum, maximum }: FigureRange): boolean =>
  value !== null && (minimum === null || value >= minimum) && (maximum === null || value <= maximum);

/** How many variants and picked pictures meet every condition of the filter. */
export function countPassing(
  variants: RunState['variants'],
  filter: Filter,
  source: Judged & Pick<FamilySource, 'picks'>,
): number {
  let found = 0;
  for (const pick of source.picks?.values() ?? []) if (pickPasses(pick, filter, source.decisions)) found++;
  for (const variant of variants.values()) if (passes(variant, filter, source)) found++;
  return found;
}
