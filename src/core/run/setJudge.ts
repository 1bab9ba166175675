/** @file Who judges the variants of a set: what the judge decides between for each seed, without the seed vouching for itself. */

import type { ClassIndex, ImageId } from '../brands.ts';
import { classCount, type ClassMatrix } from '../judge/classMatrix.ts';
import { fittingHead } from '../judge/head/fitHead.ts';
import { classesWithout, defaultMode, type FittedHead, type HeadMode } from '../judge/head/head.ts';
import { blendPrototypes, prototypesOf } from '../judge/prototypes.ts';
import type { Reals } from '../reals.ts';
import type { Recipe } from './recipe.ts';

/** A seed that the judge has seen. */
export interface SeenSeed {
  /** What the caller calls it: no other seed has the same. */
  readonly key: string;
  /** Puts the seeds in an order that does not depend on where they came from, see `seedId`. */
  readonly id: ImageId;
  readonly embedding: Reals;
  readonly label: ClassIndex;
}

export interface SetJudge {
  /** The class names alone. */
  readonly text: ClassMatrix;
  /** What the judge knows the classes by. */
  readonly mode: HeadMode;
  /** What was learnt from the seeds; `null` by names. */
  readonly head: FittedHead | null;
  /** All seeds that were seen, as they came. */
  readonly seeds: readonly SeenSeed[];
  /** What variants of the seed with this key are judged by, and the seed itself; of one that was not seen, by all that were. */
  readonly classesFor: (key: string) => ClassMatrix;
}

/** What a recipe says of the judge. */
export type JudgeRecipe = Pick<Recipe, 'prototypes' | 'judgeMode'>;

/**
 * The judge of a set, telling how far it has come.
 *
 * @param text the class matrix of the class names.
 * @param seeds all seeds that were seen, in any order; each is left out where its own variants are judged.
 * @param recipe what the judge knows the classes by, and how much prototypes count.
 * @yields how far it has come, in [0, 1].
 */
export function* settingJudge(
  text: ClassMatrix,
  seeds: readonly SeenSeed[],
  recipe: JudgeRecipe,
): Generator<number, SetJudge, void> {
  const mode = modeOf(seeds, classCount(text), recipe);
  if (mode === 'names') return byNames(text, seeds, recipe.prototypes);
  // Sums depend on the order in their last bits: page and command, folder and archive come to the same.
  const ordered = seeds.toSorted((a, b) => compare(a.id, b.id) || compare(a.key, b.key));
  const head = yield* fittingHead(ordered, text, { mode });
  const places = new Map(ordered.map(({ key }, i) => [key, i]));
  return {
    text,
    mode,
    head,
    seeds,
    classesFor(key) {
      const place = places.get(key);
      return place === undefined ? head.classes : classesWithout(head, place);
    },
  };
}

/** {@link settingJudge} for callers that do not wait for long. */
export function setJudge(text: ClassMatrix, seeds: readonly SeenSeed[], recipe: JudgeRecipe): SetJudge {
  const steps = settingJudge(text, seeds, recipe);
  let next = steps.next();
  while (next.done !== true) next = steps.next();
  return next.value;
}

/** What the judge of a set knows the classes by: whoever weighs prototypes goes by names, and so does who has no seed. */
export function modeOf(
  seeds: readonly Pick<SeenSeed, 'label'>[],
  classes: number,
  { prototypes, judgeMode }: JudgeRecipe,
): HeadMode {
  if (prototypes > 0 || seeds.length === 0) return 'names';
  if (judgeMode !== 'auto') return judgeMode;
  return defaultMode(
    seeds.map(({ label }) => label),
    classes,
  );
}

function byNames(text: ClassMatrix, seeds: readonly SeenSeed[], weight: number): SetJudge {
  const prototypes = prototypesOf(seeds, classCount(text), text.rows[0]!.length);
  const known = new Map(seeds.map((seed) => [seed.key, seed]));
  return {
    text,
    mode: 'names',
    head: null,
    seeds,
    classesFor: (key) => blendPrototypes(text, prototypes, weight, known.get(key)),
  };
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
