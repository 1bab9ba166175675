/** @file Classes of very different size, made from classes of about the same: many, medium and few seeds. */

import type { RunSeed } from '../brands.ts';
import { shuffled } from './folds.ts';

export interface Tail {
  /** Seeds that are left, by index, in their order. */
  readonly kept: readonly number[];
  /** Seeds that are left of each class. */
  readonly counts: readonly number[];
  /** Which third of the classes each class is in. */
  readonly groups: readonly ('many' | 'medium' | 'few')[];
}

/** Stream numbers beyond those of classes. */
const ORDER = 2 ** 20;

/**
 * Leaves n r^(-i / (C - 1)) seeds in the i-th of C classes, n being the most that a class has, at least one, at most those that are
 * there (the profile of Cui et al., "Class-Balanced Loss", 2019).
 *
 * @param labels class of every seed.
 * @param classes how many there are, at least 3.
 * @param ratio the largest class over the smallest.
 * @param run chooses which classes are large, and which of their seeds stay.
 */
export function longTailOf(labels: readonly number[], classes: number, ratio: number, run: RunSeed): Tail {
  if (classes < 3) throw new RangeError(`Expected three classes or more for many, medium and few, got ${classes}.`);
  const byClass = Array.from({ length: classes }, (_, label) => labels.flatMap((own, i) => (own === label ? [i] : [])));
  const most = Math.max(...byClass.map(({ length }) => length));
  const order = shuffled(
    Array.from({ length: classes }, (_, label) => label),
    run,
    ORDER,
  );
  const groups = new Array<Tail['groups'][number]>(classes);
  const kept = order.flatMap((label, i) => {
    groups[label] = (['many', 'medium', 'few'] as const)[Math.floor((3 * i) / classes)]!;
    const wanted = Math.max(1, Math.round(most * ratio ** (-i / (classes - 1))));
    return shuffled(byClass[label]!, run, ORDER + 1 + label).slice(0, wanted);
  });
  kept.sort((a, b) => a - b);
  const counts = byClass.map((seeds) => seeds.filter((seed) => kept.includes(seed)).length);
  return { kept, counts, groups };
}

/**
 * What the balanced softmax adds to the logits while it trains: the logarithm of each class's share of the pictures.
 *
 * @param targets of all training pictures, [pictures, classes].
 * @param classes how many there are.
 */
export function frequencyShift(targets: Float32Array, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  targets.forEach((share, i) => (counts[i % classes]! += share));
  const all = counts.reduce((sum, count) => sum + count, 0);
  // A class without a picture is as rare as a part of one.
  return counts.map((count) => Math.log(Math.max(count, 0.1) / all));
}
