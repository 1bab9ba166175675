/** @file What a receipt shows: whether the classifier got better, by how much, where, and where not. The words for it are in `src/ui/words/`. */

import { changedClasses, gainOver, weakClasses, type ClassGain, type Gain } from './figures.ts';
import type { ArmResult, LongTailResult, Receipt } from './receipt.ts';
import { robustnessOf, severitiesOf } from './robustness.ts';
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
  /** What variants of an arm are worth in variants of RandAugment. */
  | { readonly code: 'worth'; readonly arm: string; readonly worth: readonly Worth[] }
  /** How test pictures are read that were made worse, in the mean over all corruptions; `gain` where both arms have such runs. */
  | {
      readonly code: 'robustness';
      readonly arm: NamedArm;
      readonly base: NamedArm;
      readonly gain: Gain | null;
      readonly corruptions: number;
      readonly severities: readonly { readonly severity: number; readonly mean: number; readonly base: number }[];
    }
  /** What classes of very different size come to, all of them and those with few seeds. */
  | {
      readonly code: 'long-tail';
      readonly arm: string;
      readonly base: string;
      /** Seeds of the largest class, and of the smallest. */
      readonly most: number;
      readonly least: number;
      readonly gain: Gain | null;
      readonly plain: TailShares;
      readonly of: TailShares;
      /** With the balanced softmax. */
      readonly balanced: TailShares | null;
    }
  /** There are so few test pictures that each counts. */
  | { readonly code: 'few-tests'; readonly tests: number };

/** Shares that are read right of all classes, and of those with few seeds; `null` where none of those is tested. */
export interface TailShares {
  readonly all: number;
  readonly few: number | null;
}

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
 * @param subject the arm that it is about. Default: the expansion where there is one, else the best of those that train a network,
 *   else the best that is no baseline.
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
    ...worthOfVariants(receipt, arm),
    ...robustnessFound(receipt, arm, base, tests),
    ...tailFound(receipt, arm, base, tests),
    ...(tests < FEW_TESTS ? [{ code: 'few-tests' as const, tests }] : []),
  ];
}

const named = ({ arm, mean }: ArmResult): NamedArm => ({ arm, mean });

function subjectOf(arms: readonly ArmResult[], subject: string | null): ArmResult | undefined {
  const ids = [...(subject === null ? [] : [subject]), ...SUBJECTS];
  const found = ids.flatMap((id) => arms.find(({ arm }) => arm === id) ?? [])[0];
  if (found) return found;
  const others = arms.filter(({ arm }) => arm !== BASE).toSorted((a, b) => b.mean - a.mean);
  return others.find(({ updates }) => updates > 0) ?? others[0];
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

/** Of guided ones where they have a curve of their own, else of what the receipt is about. */
function worthOfVariants({ ratios }: Receipt, { arm }: ArmResult): readonly Finding[] {
  const curveOf = (id: string) => ratios.find((curve) => curve.arm === id);
  const [one, other] = [curveOf('guided') ?? curveOf(arm), curveOf('randaugment')];
  if (!one || !other || one === other) return [];
  const worth = worthOf(one, other).filter(({ k }) => k > 0);
  return worth.length === 0 ? [] : [{ code: 'worth', arm: one.arm, worth }];
}

function robustnessFound(receipt: Receipt, arm: ArmResult, base: ArmResult, tests: number): readonly Finding[] {
  const [own, other] = [arm, base].map((one) => robustnessOf(receipt, one.arm));
  if (!own || !other) return [];
  const { robustness } = receipt;
  return [
    {
      code: 'robustness',
      arm: { arm: arm.arm, mean: own.mean },
      base: { arm: base.arm, mean: other.mean },
      gain: own.runs && other.runs ? gainOver(inOrder(own.runs), inOrder(other.runs), tests) : null,
      corruptions: new Set(robustness.map(({ corruption }) => corruption)).size,
      severities: severitiesOf(receipt).map((severity) => ({
        severity,
        mean: robustnessOf(receipt, arm.arm, severity)!.mean,
        base: robustnessOf(receipt, base.arm, severity)!.mean,
      })),
    },
  ];
}

function tailFound(
  { longTail, protocol }: Receipt,
  arm: ArmResult,
  base: ArmResult,
  tests: number,
): readonly Finding[] {
  const of = (id: string, loss: LongTailResult['loss']) =>
    longTail?.results.find((one) => one.arm === id && one.loss === loss);
  const [own, plain, balanced] = [of(arm.arm, 'plain'), of(base.arm, 'plain'), of(arm.arm, 'balanced')];
  if (!longTail || !own || !plain) return [];
  // Of folds the first of each repeat is tested.
  const tested = protocol.test.kind === 'folds' ? Math.max(1, Math.floor(tests / protocol.test.folds)) : tests;
  const [runs, others] = [own.all.runs, plain.all.runs];
  return [
    {
      code: 'long-tail',
      ...{ arm: arm.arm, base: base.arm, most: Math.max(...longTail.counts), least: Math.min(...longTail.counts) },
      gain: runs && others ? gainOver(inOrder(runs), inOrder(others), tested) : null,
      ...{ plain: sharesOf(plain), of: sharesOf(own), balanced: balanced ? sharesOf(balanced) : null },
    },
  ];
}

const sharesOf = ({ all, few }: LongTailResult): TailShares => ({ all: all.mean, few: few?.mean ?? null });

/** Runs of two arms with one number are paired. */
const inOrder = (runs: readonly number[]) => runs.map((accuracy, seed) => ({ seed, accuracy }));
