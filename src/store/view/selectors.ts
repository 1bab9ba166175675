/** @file What the filter leaves and the sort orders: families with the variants of each that are shown. */

import type { ImageId } from '../../core/brands.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import { figureOf } from '../review/rules.ts';
import { decisionOf } from '../review/selectors.ts';
import type { ReviewState } from '../review/state.ts';
import type { RunState, VariantRecord } from '../run/state.ts';
import type { SeedsState } from '../seeds/state.ts';
import type { Filter, Sort } from './state.ts';

/** A seed with those of its variants that are shown, in the order of k. */
export interface Family {
  readonly seed: ImageId;
  readonly slots: readonly SlotId[];
}

/** What families are chosen from: parts of the state, so that a view can see what changed. */
export interface FamilySource {
  readonly images: SeedsState['images'];
  readonly run: Pick<RunState, 'families' | 'variants'>;
  readonly decisions: ReviewState['decisions'];
}

/**
 * The families on screen.
 *
 * @param source seeds, variants and decisions.
 * @param filter conditions on variants; a family without a shown variant is not shown.
 * @param sort a figure sorts families by the smallest (ascending) or largest value among their shown variants.
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
  const { by, ascending } = sort;
  if (by === 'order') return ascending ? families : families.reverse();
  const sign = ascending ? 1 : -1;
  const key = ({ slots }: Family): number => {
    const values = slots.flatMap((slot) => figureOf(run.variants.get(slot)!, by) ?? []);
    return values.length === 0 ? Infinity : sign * (ascending ? Math.min(...values) : Math.max(...values));
  };
  return families
    .map((family) => ({ family, key: key(family) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ family }) => family);
}

/** Whether a variant meets every condition of the filter. */
export function passes(variant: VariantRecord, filter: Filter, { images, decisions }: FamilySource): boolean {
  const { verdicts, classes, keptClass, nearCopy, figure, seed } = filter;
  if (seed !== null && variant.seed !== seed) return false;
  if (keptClass !== null && variant.keptClass !== keptClass) return false;
  if (nearCopy !== null && variant.nearCopy !== nearCopy) return false;
  const decision = decisionOf(decisions, variant.slot);
  if (verdicts.length > 0 && !verdicts.includes(decision.verdict)) return false;
  if (classes.length > 0) {
    const label: ClassKey | undefined = decision.relabel ?? images.get(variant.seed)?.label;
    if (label === undefined || !classes.includes(label)) return false;
  }
  if (figure !== null) {
    const value = figureOf(variant, figure.figure);
    if (value === null || value < figure.minimum || value > figure.maximum) return false;
  }
  return true;
}
