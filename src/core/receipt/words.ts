/** @file A receipt in words: whether the classifier got better, by how much, where, and where not. */

import { changedClasses, gainOver, weakClasses, type ClassGain, type Gain } from './figures.ts';
import type { ArmResult, Receipt } from './receipt.ts';
import { worthOf } from './worth.ts';

/** A sentence of the answer. */
export interface Sentence {
  /** `gain`: the answer itself; `helped`, `harmed` and `weak` name classes; the others put it into proportion. */
  readonly kind: 'gain' | 'helped' | 'harmed' | 'weak' | 'rival' | 'tests' | 'worth';
  readonly text: string;
  /** Indices of the classes that it names. */
  readonly classes: readonly number[];
}

/** Arms that a receipt is about, the first that is there. */
const SUBJECTS = ['accepted', 'expansion', 'guided', 'unguided'] as const;
const BASE = 'original';
/** Test pictures below which one more or less counts. */
const FEW_TESTS = 100;
const MOST_NAMED = 3;

/**
 * The answer of a receipt.
 *
 * @param receipt with runs.
 * @param subject the arm that it is about. Default: the expansion where there is one, else the best that is no baseline.
 * @returns sentences, the most important first; none where there is nothing to compare.
 */
export function sayReceipt(receipt: Receipt, subject: string | null = null): readonly Sentence[] {
  const arm = subjectOf(receipt.arms, subject);
  const base = receipt.arms.find((one) => one.arm === BASE);
  if (!arm || !base) return [];
  const tests = receipt.tests.reduce((sum, count) => sum + count, 0);
  const gain = gainOver(arm.runs, base.runs, tests);
  return [
    { kind: 'gain', text: sayGain(arm, base, gain), classes: [] },
    ...sayClasses(arm, base, receipt.classes),
    ...sayRival(receipt.arms, arm, tests),
    ...sayWorth(receipt),
    ...sayTests(tests),
  ];
}

function subjectOf(arms: readonly ArmResult[], subject: string | null): ArmResult | undefined {
  const named = [...(subject === null ? [] : [subject]), ...SUBJECTS];
  const found = named.flatMap((id) => arms.find(({ arm }) => arm === id) ?? [])[0];
  return (
    found ?? arms.filter(({ arm, rates }) => arm !== BASE && rates !== null).toSorted((a, b) => b.mean - a.mean)[0]
  );
}

function sayGain(arm: ArmResult, base: ArmResult, gain: Gain): string {
  const runs = `${gain.runs} ${gain.runs === 1 ? 'run' : 'runs'}`;
  const by = `${signed(gain.mean)}${gain.spread === null ? '' : ` ± ${points(gain.spread)}`}`;
  const reads = `your classifier reads ${percent(arm.mean)} of new pictures right`;
  switch (gain.verdict) {
    case 'better':
      return `With ${arm.title} ${reads} instead of ${percent(base.mean)} (${runs}, ${by}).`;
    case 'worse':
      return `With ${arm.title} ${reads}, and ${percent(base.mean)} with ${base.title}: it does not help here, it harms (${runs}, ${by}).`;
    case 'unclear':
      return `With ${arm.title} ${reads}, and ${percent(base.mean)} with ${base.title} (${runs}, ${by}): ${
        gain.runs < 2
          ? 'one run does not tell whether that is more than chance.'
          : 'the difference is no larger than chance, so nothing is shown to help.'
      }`;
    default:
      return gain.verdict satisfies never;
  }
}

function sayClasses(arm: ArmResult, base: ArmResult, classes: readonly string[]): readonly Sentence[] {
  const changed = changedClasses(arm.runs, base.runs);
  const helped = changed.filter(({ mean }) => mean > 0).slice(0, MOST_NAMED);
  const harmed = changed
    .filter(({ mean }) => mean < 0)
    .toReversed()
    .slice(0, MOST_NAMED);
  const weak = weakClasses(arm.runs).filter(({ mean }) => mean < arm.mean);
  const named = (all: readonly ClassGain[], say: (one: ClassGain) => string): string =>
    listOf(all.map((one) => `${classes[one.label]!} (${say(one)})`));
  const sentence = (kind: Sentence['kind'], all: readonly ClassGain[], text: string): Sentence[] =>
    all.length === 0 ? [] : [{ kind, text, classes: all.map(({ label }) => label) }];
  return [
    ...sentence('helped', helped, `It helps most for ${named(helped, ({ mean }) => signed(mean))}.`),
    ...sentence('harmed', harmed, `It harms ${named(harmed, ({ mean }) => signed(mean))}: look at their variants.`),
    ...sentence('weak', weak, `Least is read right of ${named(weak, ({ mean }) => percent(mean))}.`),
  ];
}

/** What does as well without a prior, or better. */
function sayRival(arms: readonly ArmResult[], arm: ArmResult, tests: number): readonly Sentence[] {
  const rivals = arms
    .filter((one) => one.arm !== arm.arm && one.arm !== BASE)
    .filter((one) => gainOver(one.runs, arm.runs, tests).mean >= 0)
    .toSorted((a, b) => b.mean - a.mean);
  const [best] = rivals;
  if (!best) return [];
  const verdict = gainOver(best.runs, arm.runs, tests).verdict === 'better' ? 'better still' : 'as well';
  return [{ kind: 'rival', text: `${capital(best.title)} does ${verdict}: ${percent(best.mean)}.`, classes: [] }];
}

function sayWorth({ ratios }: Receipt): readonly Sentence[] {
  const [one, other] = ['guided', 'randaugment'].map((id) => ratios.find(({ arm }) => arm === id));
  if (!one || !other) return [];
  const worth = worthOf(one, other).filter(({ k }) => k > 0);
  if (worth.length === 0) return [];
  const parts = worth.map(({ k, others, kind }, i) => {
    const as = `${kind === 'most' ? 'more than ' : ''}${Number(others.toFixed(1))}`;
    if (i > 0) return `${k} as much as ${as}`;
    return `${k} guided ${k === 1 ? 'variant does' : 'variants do'} as much as ${as} by RandAugment`;
  });
  return [{ kind: 'worth', text: `For each seed, ${listOf(parts)}.`, classes: [] }];
}

function sayTests(tests: number): readonly Sentence[] {
  if (tests >= FEW_TESTS) return [];
  const one = points(1 / tests);
  return [
    { kind: 'tests', text: `There are only ${tests} test pictures: each of them is ${one} points.`, classes: [] },
  ];
}

const percent = (share: number): string => `${Number((100 * share).toFixed(1))} %`;
const points = (share: number): string => String(Number((100 * share).toFixed(1)));
const signed = (share: number): string => `${share < 0 ? '−' : '+'}${points(Math.abs(share))}`;
const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const listOf = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)!}`;
