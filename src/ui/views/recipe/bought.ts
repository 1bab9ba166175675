/** @file What a recipe does better and worse than what it is compared with, on the seed of the preview. */

import { mean } from '../../../core/reals.ts';
import type { PreviewFamily, PreviewResult } from '../../../store/recipe/state.ts';

/** Figures of which more is better; differences in their own units. */
export type Aspect = 'class' | 'information' | 'diversity';

export interface Change {
  readonly aspect: Aspect;
  /** How much more, or less where it is below 0: of the mean probability of the class in [-1, 1], of the others in nats. */
  readonly by: number;
}

export interface Bought {
  /** Pictures that are read as the class, by the recipe and by the other, and how many each made of it. */
  readonly kept: number;
  readonly keptOther: number;
  readonly pictures: number;
  readonly gains: readonly Change[];
  readonly costs: readonly Change[];
}

/** A difference below this is none that anybody would see on a chart. */
const SEEN = 0.01;

/**
 * Compares both families. How much their pictures differ is known of those of one method: where a recipe has several, it is not compared.
 *
 * @param label index of the seed's class.
 * @returns `null` where nothing is compared, or a method makes nothing of the seed.
 */
export function boughtBy({ chosen, other }: PreviewResult, label: number): Bought | null {
  const pictures = chosen?.variants.length ?? 0;
  if (!chosen || !other || pictures === 0 || other.variants.length !== pictures) return null;
  const more = (of: (family: PreviewFamily) => number) => of(chosen) - of(other);
  const changes: readonly Change[] = [
    { aspect: 'class', by: more(({ variants }) => mean(variants.map(({ classScore }) => classScore))) },
    { aspect: 'information', by: more(({ variants }) => mean(variants.map(({ entropy }) => entropy))) },
    ...([chosen, other].every(isOfOne)
      ? [{ aspect: 'diversity', by: more(({ trace }) => trace.at(-1)?.terms.diversity ?? 0) } as const]
      : []),
  ];
  return {
    kept: keptIn(chosen, label),
    keptOther: keptIn(other, label),
    pictures,
    gains: changes.filter(({ by }) => by >= SEEN),
    costs: changes.filter(({ by }) => by <= -SEEN),
  };
}

/** Whether all variants are of one method, which says how they differ. */
const isOfOne = ({ variants, trace }: PreviewFamily): boolean =>
  trace.length > 0 && new Set(variants.map(({ method }) => method)).size === 1;

const keptIn = ({ variants }: PreviewFamily, label: number): number =>
  variants.filter(({ top1 }) => top1 === label).length;
