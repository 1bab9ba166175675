/** @file What is computed for the receipt: which arms there are for what the project holds. */

import { ARMS, poolOf, type Arm, type PoolId } from '../../core/receipt/arms.ts';
import { variantsOfPool } from '../../core/receipt/variants.ts';
import { hasRatios, isCheap } from '../../core/receipt/ratios.ts';
import type { FurtherQuestions } from '../../core/receipt/request.ts';
import { DEFAULT_RECIPE } from '../../core/run/recipe.ts';
import { METHOD_IDS } from '../../core/methods/table.ts';
import { presentPicks } from '../picks/selectors.ts';
import type { PickRecord } from '../picks/state.ts';
import { decisionOf, verdictOf } from '../review/selectors.ts';
import type { ClassKey, SlotId } from '../ids.ts';
import type { StudioState } from '../state.ts';
import type { VariantRecord } from '../run/state.ts';

type Held = Pick<StudioState, 'run' | 'review' | 'picks' | 'seeds'>;

/** Variants of a pool that the project holds. */
export function variantsOf({ run, review }: Pick<Held, 'run' | 'review'>, pool: PoolId): readonly VariantRecord[] {
  const all = [...run.families.values()].flatMap((slots) => slots.flatMap((slot) => run.variants.get(slot) ?? []));
  return variantsOfPool(pool, all, ({ slot, how: { method } }) => ({
    verdict: decisionOf(review.decisions, slot).verdict,
    method,
  }));
}

/** Real pictures that were picked and nobody rejected. */
export const picksOf = ({ picks, seeds, review }: Omit<Held, 'run'>): readonly PickRecord[] =>
  [...presentPicks(picks.all, seeds.classes).values()].filter(
    ({ slot }) => verdictOf(review.decisions, slot) !== 'rejected',
  );

/** Whether a method's variants can be made where they train: they need no model. */
export function isMadeThere(pool: PoolId): boolean {
  const method = METHOD_IDS.find((id) => id === pool);
  return method !== undefined && isCheap(method);
}

/** Variants of each seed that arms train with: as many as the run made, or as are usual where there is none. */
export function variantsOfRun({ variants }: Pick<StudioState['run'], 'variants'>): number {
  const most = [...variants.values()].reduce((found, { k }) => Math.max(found, k), 0);
  return most || DEFAULT_RECIPE.variants;
}

/** Fewer classes have no many, medium and few. */
const LEAST_TAIL_CLASSES = 3;

/** Which further questions these arms can answer. */
export function answerable(arms: readonly Arm[], classes: number): Readonly<Record<keyof FurtherQuestions, boolean>> {
  const trains = arms.some(({ work }) => work.kind === 'trained');
  return {
    ratios: arms.some(({ work }) => hasRatios(work)),
    robustness: trains,
    longTail: trains && classes >= LEAST_TAIL_CLASSES,
  };
}

/** What is asked of these arms: what they cannot answer is left out. */
export function askedOf(asked: FurtherQuestions, arms: readonly Arm[], classes: number): FurtherQuestions {
  const can = answerable(arms, classes);
  return {
    ratios: can.ratios ? asked.ratios : [],
    robustness: can.robustness && asked.robustness,
    longTail: can.longTail ? asked.longTail : null,
  };
}

const isHeld = (held: Held, pool: PoolId): boolean =>
  (pool === 'picked' ? picksOf(held) : variantsOf(held, pool)).length > 0;

/** Arms that can be trained with what the project holds. */
export function armsOf(held: Held): readonly Arm[] {
  const there = new Map<PoolId, boolean>();
  const isThere = (pool: PoolId | null) => {
    if (pool === null) return true;
    const known = there.get(pool) ?? (isMadeThere(pool) || isHeld(held, pool));
    there.set(pool, known);
    return known;
  };
  return ARMS.filter(
    ({ work }) =>
      isThere(poolOf(work)) && (work.kind !== 'trained' || work.online === null || isMadeThere(work.online)),
  );
}

type Grown = Pick<StudioState, 'run' | 'seeds'>;

/** The variants of a class's seeds. */
export const slotsOfClass = ({ run, seeds }: Grown, key: ClassKey): readonly SlotId[] =>
  [...run.families].flatMap(([seed, own]) => (seeds.images.get(seed)?.label === key ? own : []));
