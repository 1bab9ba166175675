/** @file Whether a judge can be trusted on a person's own pictures: what its readings of the seeds say, seed by seed and class by class. */

import { argmax, mean } from '../core/reals.ts';
import { calibrationErrorByChance, expectedCalibrationError } from '../core/judge/calibration.ts';

/** What a judge read in one seed that it does not know. */
export interface SeedVerdict {
  /** The seed's class. */
  readonly label: number;
  /** One probability a class, from the head that was made without the seed. */
  readonly probabilities: ArrayLike<number>;
  /** The class of the greatest. Default: it is looked for. */
  readonly top1?: number;
}

const readIn = ({ top1, probabilities }: SeedVerdict): number => top1 ?? argmax(probabilities);

/** How a judge reads one class. */
export interface ClassTrust {
  readonly seeds: number;
  readonly right: number;
  /** right / seeds; NaN for a class without seeds. */
  readonly accuracy: number;
  /**
   * Whether guessing would do as well: no more are right than guessing reads plus two standard errors, and no more than half. A class
   * of which most are right is none to warn of, however few they are.
   */
  readonly atChance: boolean;
}

/** How a judge reads a set. */
export interface Trust {
  readonly seeds: number;
  /** Share of the seeds that are read as their class. */
  readonly accuracy: number;
  /** Mean of the classes' accuracies: a large class does not hide a small one. */
  readonly balancedAccuracy: number;
  /** What guessing gives: always the largest class; and balanced over the classes. */
  readonly guessing: { readonly accuracy: number; readonly balancedAccuracy: number };
  /** Whether the balanced accuracy could be guessing: it is less than two standard errors above it. */
  readonly atChance: boolean;
  /** Mean probability of what is read: how often the judge would be right by its own word. */
  readonly sureness: number;
  /** Expected calibration error in 15 bins. */
  readonly calibrationError: number;
  /** What that of perfect probabilities would be, by the chance of so few seeds. */
  readonly calibrationErrorByChance: number;
  readonly classes: readonly ClassTrust[];
}

/**
 * How a judge reads a set of seeds.
 *
 * @param verdicts of all seeds, at least one for figures that are numbers.
 * @param classes how many there are.
 */
export function trustOf(verdicts: readonly SeedVerdict[], classes: number): Trust {
  const each = Array.from({ length: classes }, () => ({ seeds: 0, right: 0 }));
  const predictions = verdicts.map((verdict) => {
    const { label, probabilities } = verdict;
    const top = readIn(verdict);
    each[label]!.seeds++;
    if (top === label) each[label]!.right++;
    return { confidence: probabilities[top]!, correct: top === label };
  });
  const seen = each.filter(({ seeds }) => seeds > 0);
  const balancedAccuracy = mean(seen.map(({ seeds, right }) => right / seeds));
  const byChance = 1 / seen.length;
  // Of the mean of the classes' shares, each a binomial that guessing draws.
  const variance = seen.reduce((sum, { seeds }) => sum + (byChance * (1 - byChance)) / seeds, 0) / seen.length ** 2;
  return {
    seeds: verdicts.length,
    accuracy: mean(predictions.map(({ correct }) => Number(correct))),
    balancedAccuracy,
    guessing: {
      accuracy: Math.max(0, ...seen.map(({ seeds }) => seeds)) / verdicts.length,
      balancedAccuracy: byChance,
    },
    atChance: !(balancedAccuracy > byChance + 2 * Math.sqrt(variance)),
    sureness: mean(predictions.map(({ confidence }) => confidence)),
    calibrationError: expectedCalibrationError(predictions),
    calibrationErrorByChance: calibrationErrorByChance(predictions),
    classes: each.map(({ seeds, right }) => {
      const couldBeGuessed = byChance * seeds + 2 * Math.sqrt(byChance * (1 - byChance) * seeds);
      const atChance = seeds > 0 && right <= couldBeGuessed && right <= seeds / 2;
      return { seeds, right, accuracy: right / seeds, atChance };
    }),
  };
}

/** Two classes that a judge takes for each other. */
export interface ConfusedPair {
  /** The two, the lower index first. */
  readonly classes: readonly [number, number];
  /** Seeds of either that are read as the other, by index, the surest mistake first. */
  readonly seeds: readonly number[];
  /** Share of the seeds of both classes. */
  readonly share: number;
}

/**
 * The pairs of classes that a judge confuses, the largest share first.
 *
 * @param verdicts of all seeds.
 */
export function confusedPairs(verdicts: readonly SeedVerdict[]): ConfusedPair[] {
  const counts = new Map<number, number>();
  const pairs = new Map<string, { classes: [number, number]; seeds: number[] }>();
  // Once each: sorting asks again and again.
  const margins = new Float64Array(verdicts.length);
  for (const [seed, verdict] of verdicts.entries()) {
    const { label, probabilities } = verdict;
    counts.set(label, (counts.get(label) ?? 0) + 1);
    const read = readIn(verdict);
    if (read === label) continue;
    margins[seed] = probabilities[read]! - probabilities[label]!;
    const classes: [number, number] = [Math.min(label, read), Math.max(label, read)];
    const name = classes.join();
    const pair = pairs.get(name);
    if (pair) pair.seeds.push(seed);
    else pairs.set(name, { classes, seeds: [seed] });
  }
  return [...pairs.values()]
    .map(({ classes, seeds }) => ({
      classes,
      seeds: seeds.sort((a, b) => margins[b]! - margins[a]! || a - b),
      share: seeds.length / classes.reduce((sum, c) => sum + (counts.get(c) ?? 0), 0),
    }))
    .sort((a, b) => b.share - a.share || a.classes[0] - b.classes[0] || a.classes[1] - b.classes[1]);
}

/** A seed that is read otherwise than its label says. */
export interface SuspectedLabel {
  /** Index of the seed. */
  readonly seed: number;
  readonly label: number;
  /** What the judge that does not know the seed reads. */
  readonly read: number;
  /** Its probability of what it reads. */
  readonly confidence: number;
  /** Its probability of the label. */
  readonly labelConfidence: number;
  /**
   * Whether the judge is as sure of what it reads as it is of that class's own seeds on the average: then the label rather than the
   * judge is wrong (confident learning: Northcutt, Jiang and Chuang, "Confident Learning", JAIR 2021, section 3.1).
   */
  readonly likely: boolean;
}

/**
 * Seeds whose label may be wrong, the likely ones first, and by how much surer the judge is of what it reads than of the label.
 *
 * @param verdicts of all seeds, each by the head that was made without it: a head that learnt a wrong label confirms it.
 */
export function suspectedLabels(verdicts: readonly SeedVerdict[]): SuspectedLabel[] {
  const usual = usualConfidences(verdicts);
  return verdicts
    .flatMap((verdict, seed): SuspectedLabel[] => {
      const { label, probabilities } = verdict;
      const read = readIn(verdict);
      if (read === label) return [];
      const confidence = probabilities[read]!;
      const likely = confidence >= (usual.get(read) ?? Infinity);
      return [{ seed, label, read, confidence, labelConfidence: probabilities[label]!, likely }];
    })
    .sort(
      (a, b) =>
        Number(b.likely) - Number(a.likely) ||
        b.confidence - b.labelConfidence - (a.confidence - a.labelConfidence) ||
        a.seed - b.seed,
    );
}

/** How sure the judge is of a class's own seeds on the average, for every class that has any. */
function usualConfidences(verdicts: readonly SeedVerdict[]): ReadonlyMap<number, number> {
  const own = new Map<number, number[]>();
  for (const { label, probabilities } of verdicts) {
    const confidences = own.get(label);
    if (confidences) confidences.push(probabilities[label]!);
    else own.set(label, [probabilities[label]!]);
  }
  return new Map([...own].map(([label, confidences]) => [label, mean(confidences)]));
}
