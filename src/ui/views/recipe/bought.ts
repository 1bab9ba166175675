/** @file What a recipe does better and worse than what it is compared with, on the seed of the preview. */

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
 * Compares the ends of both families.
 *
 * @param label index of the seed's class.
 * @returns `null` where nothing is compared, a method makes nothing of the seed, or one has no figures.
 */
export function boughtBy({ chosen, other }: PreviewResult, label: number): Bought | null {
  const [end, otherEnd] = [chosen?.trace.at(-1), other?.trace.at(-1)];
  if (!chosen || !other || !end || !otherEnd || chosen.variants.length !== other.variants.length) return null;
  const changes: readonly Change[] = [
    { aspect: 'class', by: end.classScore - otherEnd.classScore },
    { aspect: 'information', by: end.entropy - otherEnd.entropy },
    { aspect: 'diversity', by: end.terms.diversity - otherEnd.terms.diversity },
  ];
  return {
    kept: keptIn(chosen, label),
    keptOther: keptIn(other, label),
    pictures: chosen.variants.length,
    gains: changes.filter(({ by }) => by >= SEEN),
    costs: changes.filter(({ by }) => by <= -SEEN),
  };
}

const keptIn = ({ variants }: PreviewFamily, label: number): number =>
  variants.filter(({ top1 }) => top1 === label).length;
