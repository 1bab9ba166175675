/** @file Accuracy over the number of variants of each seed: which numbers there are, and for whom they are made. */

import type { MethodId } from '../methods/table.ts';
import { needsOfPart, partOf } from '../run/recipe.ts';
import type { ArmWork } from './arms.ts';

/** Numbers of variants that a curve is drawn over, where a person names none; 0 is the folder alone. */
export const RATIOS: readonly number[] = [0, 1, 2, 5, 10];

/** Whether an arm has a curve: its variants are of seeds, and can be more or fewer of each. */
export const hasRatios = (work: ArmWork): work is Extract<ArmWork, { kind: 'trained' }> =>
  work.kind === 'trained' && work.seeds && work.pool !== null && work.pool !== 'picked';

/**
 * The points of an arm's curve: those that are asked for and there, and what the arm itself is trained with.
 *
 * @param ratios that are asked for; none for no curve.
 * @param variants of each seed that the arm is trained with.
 * @param most variants of a seed that there are.
 */
export const ratiosOf = (ratios: readonly number[], variants: number, most: number): readonly number[] =>
  ratios.length === 0
    ? []
    : [...new Set([...ratios.filter((k) => k <= most), Math.min(variants, most)])].toSorted((a, b) => a - b);

/** Whether a method's variants are made without a model, so that more of them cost next to nothing. */
export function isCheap(method: MethodId): boolean {
  const { prior, judge, mask } = needsOfPart(partOf(method));
  return !prior && !judge && !mask;
}

/**
 * How many variants of each seed a method makes for a receipt: as many as all arms have, and as many as the curve asks for of a method
 * that needs no model.
 */
export const variantsToMake = (method: MethodId, variants: number, ratios: readonly number[]): number =>
  isCheap(method) ? Math.max(variants, ...ratios) : variants;
