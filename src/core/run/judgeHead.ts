/** @file What is said of a set's judge beside its figures: what it goes by, and how well it reads the seeds that it does not know. */

import type { HeadMode } from '../judge/head/head.ts';
import { viewSetOf, type ViewSet } from '../judge/head/viewSets.ts';
import { readSeed } from '../expansion/seed.ts';
import type { SeenSeed, SetJudge } from './setJudge.ts';

/** A judge's head in figures: plain data, as records and sidecars carry it. */
export interface JudgeHead {
  readonly mode: HeadMode;
  /** How much the weights were held back; `null` for names, where nothing is learnt. */
  readonly lambda: number | null;
  /** Pull of the names; 0 for examples alone. */
  readonly scale: number;
  /** Probabilities are softmax((e . w + b) / temperature). */
  readonly temperature: number;
  /** Share of the seeds that are read as their class by the judge without them, in [0, 1]; `null` where it saw none. */
  readonly leaveOneOut: number | null;
  /** Views of every seed that it learnt from, since they helped; absent where others than the seed were not tried. */
  readonly views?: ViewSet | undefined;
  /** Passes through the judge for every seed that were taken to find that out; absent for one. */
  readonly forwards?: number | undefined;
}

/** The seeds that the judge, without them, reads as another class than their own. */
export const misreadSeeds = ({ seeds, classesFor }: SetJudge): readonly SeenSeed[] =>
  seeds.filter(({ key, embedding, label }) => readSeed(embedding, label, classesFor(key), 'judge').top1 !== label);

/** The head of a set's judge in figures. */
export function judgeHeadOf(judge: SetJudge): JudgeHead {
  const { mode, head, seeds, text, forwards } = judge;
  return {
    mode,
    lambda: head?.lambda ?? null,
    scale: head?.scale ?? 1,
    temperature: head?.temperature ?? 1 / text.logitScale,
    leaveOneOut:
      seeds.length === 0 ? null : (head?.leaveOneOut.accuracy ?? 1 - misreadSeeds(judge).length / seeds.length),
    ...(head && forwards > 1 && { views: viewSetOf(head), forwards }),
  };
}

/** What guessing reads of seeds with these labels: always the largest class, in [0, 1]. */
export function guessing(labels: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return labels.length === 0 ? 0 : Math.max(...counts.values()) / labels.length;
}
