/** @file The judge of the present set, made once: sliders move the recipe to and fro, and what was learnt of the seeds stays. */

import { FailureError } from '../core/failure.ts';
import type { ClassMatrix } from '../core/judge/classMatrix.ts';
import type { FittedHead, HeadMode } from '../core/judge/head/head.ts';
import {
  learntJudge,
  lessonOf,
  namedJudge,
  type JudgeRecipe,
  type Lesson,
  type SeenSeed,
  type SetJudge,
} from '../core/run/setJudge.ts';
import type { Analysis } from '../engine/insight.ts';
import { cloudInSteps, cloudOf } from '../protocol/insight.ts';
import { betweenEvents } from './yieldToEvents.ts';

/** A seed as the studio knows it. */
export type KnownExample = SeenSeed & { readonly embedding: Float32Array; readonly views?: readonly Float32Array[] };

/** Told the share that is learnt, in [0, 1]. */
export type OnLearning = (share: number) => void;

export interface JudgeKeeper {
  /**
   * As `setJudge`, learnt in a worker; from memory where the question is one of the last two, the run's and the preview's, or the last one of
   * a large set.
   *
   * @param onProgress told the share that is learnt, in [0, 1], by whoever asks first; those who wait for the same are not.
   * @throws Error with the worker's failure.
   */
  of(
    text: ClassMatrix,
    seeds: readonly KnownExample[],
    recipe: JudgeRecipe,
    analysis: Pick<Analysis, 'head'>,
    onProgress?: OnLearning,
  ): Promise<SetJudge>;
  /** Lets the judge of a large set go: who asks for it again has it learnt again. */
  letGo(): void;
}

/**
 * What a judge that goes another way would read right of the seeds that it learns, each without itself, in [0, 1]; nothing is kept.
 *
 * @param recipe of the judge that does not go it.
 * @throws Error with the worker's failure.
 */
export async function leaveOneOutOf(
  text: ClassMatrix,
  seeds: readonly KnownExample[],
  recipe: Pick<JudgeRecipe, 'judgeViews'>,
  mode: Exclude<HeadMode, 'names'>,
  analysis: Pick<Analysis, 'head'>,
): Promise<number> {
  const lesson = lessonOf(text, seeds, { judgeViews: recipe.judgeViews, prototypes: 0, judgeMode: mode });
  return lesson ? (await learn(text, lesson, analysis)).leaveOneOut.accuracy : 0;
}

interface Question {
  readonly text: ClassMatrix;
  readonly seeds: readonly KnownExample[];
  readonly recipe: JudgeRecipe;
}

/** Seeds above which one judge is kept: of 4,000 it holds 53 MB, beside the embeddings that it was asked with. */
export const LARGE = 2000;

const isLarge = ({ seeds }: Question): boolean => seeds.length > LARGE;

interface Kept {
  readonly question: Question;
  readonly judge: Promise<SetJudge>;
  /** What it had to learn, and what that came to; `null` by names. */
  readonly learnt: { readonly lesson: Lesson<KnownExample>; readonly head: Promise<FittedHead> } | null;
}

/** Keeps the last judges, those under way too: who asks for the same waits for the same. */
export function createJudgeKeeper(): JudgeKeeper {
  let kept: readonly Kept[] = [];
  /** What is learnt of a very large set is learnt of few of its seeds: the same where more of the others are known. */
  function learntOnce({ text, seeds, recipe }: Question, ...[analysis, onProgress]: Learning): Kept['learnt'] {
    const lesson = lessonOf(text, seeds, recipe);
    if (!lesson) return null;
    const same = kept.find(
      ({ question, learnt }) => learnt && isSameLesson(learnt.lesson, lesson) && isSameText(question.text, text),
    );
    return { lesson, head: same?.learnt?.head ?? learn(text, lesson, analysis, onProgress) };
  }
  return {
    of(text, seeds, { prototypes, judgeMode, judgeViews }, analysis, onProgress) {
      const question = { text, seeds, recipe: { prototypes, judgeMode, judgeViews } };
      const found = kept.find((entry) => isSame(entry.question, question));
      if (found) {
        kept = [found, ...kept.filter((entry) => entry !== found)];
        return found.judge;
      }
      const learnt = learntOnce(question, analysis, onProgress);
      const entry: Kept = { question, learnt, judge: judgeOf(question, learnt) };
      const others = isLarge(question) ? [] : kept.filter((other) => !isLarge(other.question));
      kept = [entry, ...others.slice(0, 1)];
      entry.judge.catch(() => {
        kept = kept.filter((other) => other !== entry);
      });
      return entry.judge;
    },
    letGo() {
      kept = kept.filter(({ question }) => !isLarge(question));
    },
  };
}

async function judgeOf({ text, seeds, recipe }: Question, learnt: Kept['learnt']): Promise<SetJudge> {
  return learnt ? learntJudge(text, seeds, learnt.lesson, await learnt.head) : namedJudge(text, seeds, recipe);
}

type Learning = readonly [analysis: Pick<Analysis, 'head'>, onProgress: OnLearning | undefined];

async function learn(
  text: ClassMatrix,
  lesson: Lesson<KnownExample>,
  analysis: Pick<Analysis, 'head'>,
  onProgress: OnLearning = () => undefined,
): Promise<FittedHead> {
  const examples = await betweenEvents(cloudInSteps(lesson.examples.map(({ embedding }) => embedding)));
  const labels = lesson.examples.map(({ label }) => label);
  const others = lesson.viewed && { others: cloudOf(lesson.examples.flatMap(({ views }) => views!)) };
  const question = { examples, ...others, labels, text, mode: lesson.mode };
  const head = await analysis.head(question, onProgress, new AbortController().signal);
  if (!head.ok) throw new FailureError(head.error);
  return head.value;
}

const isSame = (a: Question, b: Question): boolean =>
  a.recipe.judgeMode === b.recipe.judgeMode &&
  a.recipe.judgeViews === b.recipe.judgeViews &&
  a.recipe.prototypes === b.recipe.prototypes &&
  areSame(a.seeds, b.seeds) &&
  isSameText(a.text, b.text);

const isSameLesson = (a: Lesson<KnownExample>, b: Lesson<KnownExample>): boolean =>
  a.mode === b.mode && a.viewed === b.viewed && areSame(a.examples, b.examples);

const areSame = (some: readonly KnownExample[], others: readonly KnownExample[]): boolean =>
  some.length === others.length &&
  some.every((seed, i) => {
    const other = others[i]!;
    // An embedding that was made again is another array.
    return (
      seed.embedding === other.embedding &&
      seed.views === other.views &&
      seed.label === other.label &&
      seed.key === other.key
    );
  });

const isSameText = (a: ClassMatrix, b: ClassMatrix): boolean =>
  a.logitScale === b.logitScale &&
  a.rows.length === b.rows.length &&
  a.rows.every((row, c) => row === b.rows[c] || row.every((value, k) => value === b.rows[c]![k]));
