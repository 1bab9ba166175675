/** @file Who judges the variants of a set: what the judge decides between for each seed, without the seed vouching for itself. */

import type { ClassIndex, ImageId } from '../brands.ts';
import { classCount, type ClassMatrix } from '../judge/classMatrix.ts';
import { classesWithout, defaultMode, type Example, type FittedHead, type HeadMode } from '../judge/head/head.ts';
import { fitOverViews } from '../judge/head/viewSets.ts';
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
  /** Embeddings of the picture mirrored and of two crops, as `viewsOf` makes them; absent where nobody looked. */
  readonly views?: readonly Reals[];
}

export interface SetJudge {
  /** The class names alone. */
  readonly text: ClassMatrix;
  /** What the judge knows the classes by. */
  readonly mode: HeadMode;
  /** What was learnt from the seeds; `null` by names. */
  readonly head: FittedHead | null;
  /** Passes through the judge that were taken for every seed: more than one where views were tried. */
  readonly forwards: number;
  /** All seeds that were seen, as they came. */
  readonly seeds: readonly SeenSeed[];
  /** What variants of the seed with this key are judged by, and the seed itself; of one that was not seen, by all that were. */
  readonly classesFor: (key: string) => ClassMatrix;
}

/** What a recipe says of the judge. */
export type JudgeRecipe = Pick<Recipe, 'prototypes' | 'judgeMode' | 'judgeViews'>;

/**
 * Of how many seeds views are tried: with fewer a class, leave-one-out cannot tell what helps, and more of them gain little for three
 * more passes each (`docs/judge.md`).
 */
const VIEWED = { leastAClass: 8, most: 500 } as const;

/** Views that are seen besides a seed itself. */
const OTHER_VIEWS = 3;

/**
 * Whether a judge wants to see its seeds mirrored and cropped too.
 *
 * @param seeds all of them.
 * @param classes how many it decides between.
 */
export const wantsViews = (seeds: readonly Pick<SeenSeed, 'label'>[], classes: number, recipe: JudgeRecipe): boolean =>
  recipe.judgeViews === 'best' &&
  seeds.length >= VIEWED.leastAClass * classes &&
  seeds.length <= VIEWED.most &&
  modeOf(seeds, classes, recipe) !== 'names';

/**
 * Seeds that a head learns from at most, see `docs/judge.md`: it takes memory for every one, and time, and what more of them teach it is
 * little.
 */
export const MOST_LEARNT = 4000;

/** What is to be learnt of the seeds: plain data, for those who learn elsewhere. */
export interface Lesson<Seed extends SeenSeed = SeenSeed> {
  readonly mode: Exclude<HeadMode, 'names'>;
  /** The seeds that are learnt from, in the order in which they are: all, or of each class as many, evenly taken, where all were too many. */
  readonly examples: readonly Seed[];
  /** Whether views are tried: they are wanted, and there for all. */
  readonly viewed: boolean;
}

/** What the judge of a set has to learn; `null` by names. */
export function lessonOf<Seed extends SeenSeed>(
  text: ClassMatrix,
  seeds: readonly Seed[],
  recipe: JudgeRecipe,
): Lesson<Seed> | null {
  const mode = modeOf(seeds, classCount(text), recipe);
  if (mode === 'names') return null;
  const examples = learntOf(seeds);
  const viewed = wantsViews(seeds, classCount(text), recipe) && seeds.every(({ views }) => views !== undefined);
  return { mode, examples, viewed };
}

/** The seeds that a head learns from, see {@link Lesson.examples}: told before anybody has seen them. */
export function learntOf<Seed extends Pick<SeenSeed, 'id' | 'key' | 'label'>>(seeds: readonly Seed[]): readonly Seed[] {
  // Sums depend on the order in their last bits: page and command, folder and archive come to the same.
  const sorted = seeds.toSorted((a, b) => compare(a.id, b.id) || compare(a.key, b.key));
  return fewOfEach(sorted, MOST_LEARNT);
}

/** So many seeds at most, the larger classes cut to one size; those of a class evenly taken, in their order. */
function fewOfEach<Seed extends Pick<SeenSeed, 'label'>>(seeds: readonly Seed[], most: number): readonly Seed[] {
  if (seeds.length <= most) return seeds;
  const sizes = new Map<number, number>();
  for (const { label } of seeds) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  // What small classes leave of their part is the others'.
  let [left, size] = [most, 0];
  [...sizes.values()]
    .toSorted((a, b) => a - b)
    .forEach((count, i) => {
      size = Math.max(1, Math.floor(left / (sizes.size - i)));
      left -= Math.min(count, size);
    });
  const seen = new Map<number, number>();
  return seeds.filter(({ label }) => {
    const [at, count] = [seen.get(label) ?? 0, sizes.get(label)!];
    seen.set(label, at + 1);
    const kept = Math.min(count, size);
    return Math.floor(((at + 1) * kept) / count) > Math.floor((at * kept) / count);
  });
}

/** The judge that has learnt its lesson. */
export function learntJudge(
  text: ClassMatrix,
  seeds: readonly SeenSeed[],
  { mode, examples, viewed }: Lesson,
  head: FittedHead,
): SetJudge {
  const places = new Map(examples.map(({ key }, i) => [key, i]));
  return {
    text,
    mode,
    head,
    forwards: viewed ? 1 + OTHER_VIEWS : 1,
    seeds,
    classesFor(key) {
      const place = places.get(key);
      return place === undefined ? head.classes : classesWithout(head, place);
    },
  };
}

/**
 * The judge of a set.
 *
 * @param text the class matrix of the class names.
 * @param seeds all seeds that were seen, in any order; each is left out where its own variants are judged.
 * @param recipe what the judge knows the classes by, and how much prototypes count.
 */
export function setJudge(text: ClassMatrix, seeds: readonly SeenSeed[], recipe: JudgeRecipe): SetJudge {
  const lesson = lessonOf(text, seeds, recipe);
  if (!lesson) return namedJudge(text, seeds, recipe);
  const { head } = fitOverViews(lesson.examples.map(exampleOf(lesson)), text, { mode: lesson.mode });
  return learntJudge(text, seeds, lesson, head);
}

/** A seed as the head learns it. */
const exampleOf =
  ({ viewed }: Pick<Lesson, 'viewed'>) =>
  ({ embedding, label, views }: SeenSeed): Example => ({ embedding, label, ...(viewed && { others: views! }) });

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

/** The judge that goes by names, and by prototypes where the recipe weighs them. */
export function namedJudge(
  text: ClassMatrix,
  seeds: readonly SeenSeed[],
  { prototypes: weight }: Pick<Recipe, 'prototypes'>,
): SetJudge {
  const prototypes = prototypesOf(seeds, classCount(text), text.rows[0]!.length);
  const known = new Map(seeds.map((seed) => [seed.key, seed]));
  return {
    text,
    mode: 'names',
    head: null,
    forwards: 1,
    seeds,
    classesFor: (key) => blendPrototypes(text, prototypes, weight, known.get(key)),
  };
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);
