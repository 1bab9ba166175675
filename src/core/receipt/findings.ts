/** @file What a receipt shows: whether the classifier got better, by how much, where, and where not. The words for it are in `src/ui/words/`. */

import { changedClasses, gainOver, weakClasses, type ClassGain, type Gain } from './figures.ts';
import type { ArmResult, Receipt } from './receipt.ts';
import { worthOf, type Worth } from './worth.ts';

/** An arm as a finding names it. */
export type NamedArm = Pick<ArmResult, 'arm' | 'mean'>;

/** A class with a share, or a difference of shares. */
export interface NamedClass {
  /** Its index. */
  readonly label: number;
  readonly name: string;
  readonly share: number;
}

/** One thing that a receipt shows. */
export type Finding =
  /** The answer itself. */
  | { readonly code: 'gain'; readonly arm: NamedArm; readonly base: NamedArm; readonly gain: Gain }
  /** Classes that are read better, or worse, by so much. */
  | { readonly code: 'helped' | 'harmed'; readonly classes: readonly NamedClass[] }
  /** Classes that are read least of all. */
  | { readonly code: 'weak'; readonly classes: readonly NamedClass[] }
  /** What does as well without, or better. */
  | { readonly code: 'rival'; readonly arm: NamedArm; readonly better: boolean }
  /** What guided variants are worth in variants of RandAugment. */
  | { readonly code: 'worth'; readonly worth: readonly Worth[] }
  /** There are so few test pictures that each counts. */
  | { readonly code: 'few-tests'; readonly tests: number };

/** Arms that a receipt is about, the first that is there. */
const SUBJECTS = ['accepted', 'expansion', 'guided', 'unguided', 'picked'] as const;
const BASE = 'original';
/** Test pictures below which one more or less counts. */
const FEW_TESTS = 100;
const MOST_NAMED = 3;

/**
 * What a receipt shows.
 *
 * @param receipt with runs.
 * @param subject the arm that it is about. Default: the expansion where there is one, else the best that is no baseline.
 * @returns findings, the most important first: a gain before all else; none where there is nothing to compare.
 */
export function findingsOf(receipt: Receipt, subject: string | null = null): readonly Finding[] {
  const arm = subjectOf(receipt.arms, subject);
  const base = receipt.arms.find((one) => one.arm === BASE);
  if (!arm || !base) return [];
  const tests = receipt.tests.reduce((sum, count) => sum + count, 0);
  return [
    { code: 'gain', arm: named(arm), base: named(base), gain: gainOver(arm.runs, base.runs, tests) },
    ...classesOf(arm, base, receipt.classes),
    ...rivalOf(receipt.arms, arm, tests),
    ...worthOfGuided(receipt),
    ...(tests < FEW_TESTS ? [{ code: 'few-tests' as const, tests }] : []),
  ];
}

const named = ({ arm, mean }: ArmResult): NamedArm => ({ arm, mean });

function subjectOf(arms: readonly ArmResult[], subject: string | null): ArmResult | undefined {
  const ids = [...(subject === null ? [] : [subject]), ...SUBJECTS];
  const found = ids.flatMap((id) => arms.find(({ arm }) => arm === id) ?? [])[0];
  return (
    found ?? arms.filter(({ arm, rates }) => arm !== BASE && rates !== null).toSorted((a, b) => b.mean - a.mean)[0]
  );
}

function classesOf(arm: ArmResult, base: ArmResult, names: readonly string[]): readonly Finding[] {
  const changed = changedClasses(arm.runs, base.runs);
  const helped = changed.filter(({ mean }) => mean > 0);
  const harmed = changed.filter(({ mean }) => mean < 0).toReversed();
  const weak = weakClasses(arm.runs).filter(({ mean }) => mean < arm.mean);
  const finding = (code: 'helped' | 'harmed' | 'weak', all: readonly ClassGain[]): readonly Finding[] =>
    all.length === 0
      ? []
      : [{ code, classes: all.map(({ label, mean }) => ({ label, name: names[label]!, share: mean })) }];
  return [
    ...finding('helped', helped.slice(0, MOST_NAMED)),
    ...finding('harmed', harmed.slice(0, MOST_NAMED)),
    ...finding('weak', weak),
  ];
}

/** What does as well without a prior, or better. */
function rivalOf(arms: readonly ArmResult[], arm: ArmResult, tests: number): readonly Finding[] {
  const rivals = arms
    .filter((one) => one.arm !== arm.arm && one.arm !== BASE)
    .filter((one) => gainOver(one.runs, arm.runs, tests).mean >= 0)
    .toSorted((a, b) => b.mean - a.mean);
  const [best] = rivals;
  if (!best) return [];
  return [{ code: 'rival', arm: named(best), better: gainOver(best.runs, arm.runs, tests).verdict === 'better' }];
}

function worthOfGuided({ ratios }: Receipt): readonly Finding[] {
  const [one, other] = ['guided', 'randaugment'].map((id) => ratios.find(({ arm }) => arm === id));
  if (!one || !other) return [];
  const worth = worthOf(one, other).filter(({ k }) => k > 0);
  return worth.length === 0 ? [] : [{ code: 'worth', worth }];
}
