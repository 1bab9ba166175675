/** @file Classes that are brought to a number of images: how one is asked for, and what is said where it does not come to that. */

import { counted } from '../../src/core/counted.ts';
import { LIMITS } from '../../src/core/limits.ts';
import { mostVariantsOf, targetsOf, type CountRecipe, type RunPlan } from '../../src/core/run/plan.ts';
import type { TopUp } from '../../src/core/run/recipe.ts';
import { numberOf } from '../lib/optionValues.ts';
import { UsageError } from '../lib/usageError.ts';
import { pairOf } from './hints.ts';

/**
 * Reads `--top-up <class>=<n>`.
 *
 * @throws UsageError for what is no class with a number, and for a class that is given twice.
 */
export function topUpsFrom(given: readonly string[]): readonly TopUp[] {
  const topUps = given.map((text): TopUp => {
    const { before: label, after } = pairOf(text);
    if (label === '') throw new UsageError(`Expected --top-up to be <class>=<images>, got "${text}".`);
    return { label, images: numberOf(`top-up ${label}`, after, LIMITS.perClass)! };
  });
  const twice = topUps.find(({ label }, i) => topUps.findIndex((other) => other.label === label) < i);
  if (twice) throw new UsageError(`Expected --top-up once for "${twice.label}", got it twice; leave one of them out.`);
  return topUps;
}

/**
 * Says which classes stay as they are, and which do not come to the count.
 *
 * @param plan of the run.
 * @param recipe that says what classes come to.
 * @param warn told of each class.
 * @throws Error where no seed gets any variant.
 */
export function warnOfCounts(
  { classes, seeds }: RunPlan,
  recipe: Pick<CountRecipe, 'perClass' | 'topUps' | 'parts'>,
  warn: (text: string) => void,
): void {
  const { perClass, topUps = [] } = recipe;
  if (perClass !== null && seeds.every(({ slots }) => slots.length === 0)) {
    throw new Error(
      `Expected a class with fewer than ${counted(perClass, 'image')}, got none; ask for more with --per-class.`,
    );
  }
  for (const { label } of topUps) {
    if (!classes.includes(label)) warn(`class "${label}" is not in the set, and is not topped up`);
  }
  const targetOf = targetsOf(recipe);
  for (const [label, name] of classes.entries()) {
    const target = targetOf(name);
    if (target === null) continue;
    const own = seeds.filter((seed) => seed.label === label);
    const comes = own.reduce((sum, { slots }) => sum + 1 + slots.length, 0);
    if (perClass !== null && own.length >= target)
      warn(`class "${name}" has ${counted(own.length, 'image')} already and gets no variants`);
    else if (comes < target)
      warn(`class "${name}" comes to ${counted(comes, 'image')}: a seed gets ${mostVariantsOf(recipe)} at most`);
  }
}
