/** @file What a learnt head is worth at so many seeds a class: by names, by prototypes, and by the head in its three modes. */

import { imageId, runSeed, type ClassIndex } from '../../src/core/brands.ts';
import { logitsOf, type ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import { unit } from '../../src/core/judge/embedding.ts';
import { defaultMode, type Example, type HeadMode } from '../../src/core/judge/head/head.ts';
import { fitOverViews, viewSetOf, type ViewSet } from '../../src/core/judge/head/viewSets.ts';
import { blendPrototypes, prototypesOf } from '../../src/core/judge/prototypes.ts';
import { logSoftmax, probabilitiesOf } from '../../src/core/judge/probabilities.ts';
import { rowOf } from '../../src/core/linear/matrix.ts';
import { uniforms } from '../../src/core/random/stream.ts';
import { argmax, type Reals } from '../../src/core/reals.ts';
import {
  calibrationErrorByChance,
  calibrationFloor,
  expectedCalibrationError,
  type CalibrationFloor,
  type Prediction,
} from '../../src/core/judge/calibration.ts';
import { accuracy, type Labelled } from './zeroShot.ts';
import { mean } from './report.ts';

export const MODES = ['names', 'names and examples', 'examples'] as const satisfies readonly HeadMode[];

/** A seed with the judge's embeddings of its views. */
export interface Viewed {
  readonly views: readonly Reals[];
  readonly label: ClassIndex;
}

/** A head in one mode; means over the draws. */
export interface ModeFigures {
  readonly mode: HeadMode;
  /** Of the first draw. */
  readonly lambda: number | null;
  readonly scale: number;
  readonly temperature: number;
  readonly views: ViewSet;
  /** Top-1 of the seeds, each by the head without it. */
  readonly leaveOneOut: number;
  /** Top-1 of the test images; `null` without any. */
  readonly test: number | null;
  /**
   * Expected calibration error of the leave-one-out probabilities in 15 bins, all draws' together: one split alone has a few predictions
   * a bin, whose error is mostly chance.
   */
  readonly ece: number;
  /** What `ece` would be of probabilities that keep every promise: an error in between says nothing. */
  readonly eceFloor: CalibrationFloor;
  /** The same, of every draw alone, on the average: a few predictions in 15 bins are never calibrated. */
  readonly eceOfDraws: number;
  /** What that of perfect probabilities would be by chance. */
  readonly eceByChance: number;
  /** Of the test images. */
  readonly testEce: number | null;
  readonly milliseconds: number;
}

export interface HeadFigures {
  readonly perClass: number;
  /** Sets of so many seeds a class that were learnt from: disjoint ones of several splits. */
  readonly draws: number;
  /** Top-1 of the test images by names, and by prototypes alone. */
  readonly names: number | null;
  readonly prototypes: number | null;
  /** The mode that a set gets before anybody chooses. */
  readonly default: HeadMode;
  readonly modes: readonly ModeFigures[];
}

/** Of one split of the seeds. */
const MOST_DRAWS = 5;
/** Draws that figures are a mean of, where the seeds can be split at all: those of further splits share seeds with the first. */
const ENOUGH_DRAWS = 12;

/**
 * Figures at one number of seeds a class.
 *
 * @param seeds all of them; draw k takes the k-th `perClass` of every class, first in order, then from other splits.
 * @param test images that nobody learnt from; may be none.
 * @param text the class names.
 * @param perClass seeds of every class; a class with fewer gives all it has.
 * @param clock milliseconds.
 */
export function headFigures(
  seeds: readonly Viewed[],
  test: readonly Labelled[],
  text: ClassMatrix,
  perClass: number,
  clock: () => number,
): HeadFigures {
  const byClass = text.rows.map((_, c) => seeds.filter(({ label }) => label === c));
  const fewest = Math.min(...byClass.map((own) => own.length));
  const count = Math.max(1, Math.min(MOST_DRAWS, Math.floor(fewest / perClass)));
  const splits = count === 1 ? 1 : Math.ceil(ENOUGH_DRAWS / count);
  const draws = Array.from({ length: splits }, (_, split) => {
    const orders = byClass.map((own, c) => inOrder(own, split, c));
    return Array.from({ length: count }, (__, k) =>
      orders.flatMap((own) => own.slice(k * perClass, (k + 1) * perClass)),
    );
  }).flat();
  const known = test.length > 0;
  const prototypes = draws.map((draw) => {
    const alone = draw.map(({ views, label }) => ({ embedding: views[0]!, label }));
    return accuracy(test, blendPrototypes(text, prototypesOf(alone, text.rows.length, text.rows[0]!.length), 1));
  });
  const labels = draws[0]!.map(({ label }) => label as number);
  return {
    perClass,
    draws: draws.length,
    names: known ? accuracy(test, text) : null,
    prototypes: known ? mean(prototypes) : null,
    default: defaultMode(labels, text.rows.length),
    modes: MODES.map((mode) => modeFigures(draws, test, text, mode, clock)),
  };
}

/** The seeds of a class in the order of a split; the first is their own. */
function inOrder(seeds: readonly Viewed[], split: number, label: number): readonly Viewed[] {
  if (split === 0) return seeds;
  const address = { runSeed: runSeed(split), image: imageId('heads'), variant: label, purpose: 'offset' } as const;
  const keys = uniforms(address, seeds.length);
  return seeds
    .map((seed, i) => ({ seed, key: keys[i]! }))
    .sort((a, b) => a.key - b.key)
    .map(({ seed }) => seed);
}

function modeFigures(
  draws: readonly (readonly Viewed[])[],
  test: readonly Labelled[],
  text: ClassMatrix,
  mode: HeadMode,
  clock: () => number,
): ModeFigures {
  const started = clock();
  const fits = draws.map((draw) => ({ draw, ...fitOverViews(draw.map(exampleOf), text, { mode }) }));
  const milliseconds = (clock() - started) / draws.length;
  const leftOut = fits.map(({ draw, head }) =>
    draw.map(({ label }, i) => predictionOf(rowOf(head.leaveOneOut.probabilities, i), label)),
  );
  const tested = fits.map(({ head }) =>
    test.map(({ embedding, label }) => predictionOf(softmax(logitsOf(unit(embedding), head.classes)), label)),
  );
  const right = (predictions: readonly Prediction[]): number => mean(predictions.map(({ correct }) => Number(correct)));
  const { head } = fits[0]!;
  const known = test.length > 0;
  return {
    mode,
    lambda: head.lambda,
    scale: head.scale,
    temperature: head.temperature,
    views: viewSetOf(head),
    leaveOneOut: mean(leftOut.map(right)),
    test: known ? mean(tested.map(right)) : null,
    ece: expectedCalibrationError(leftOut.flat()),
    eceFloor: floorOf(draws, leftOut),
    eceOfDraws: mean(leftOut.map((predictions) => expectedCalibrationError(predictions))),
    eceByChance: mean(leftOut.map((predictions) => calibrationErrorByChance(predictions))),
    testEce: known ? mean(tested.map((predictions) => expectedCalibrationError(predictions))) : null,
    milliseconds,
  };
}

const exampleOf = ({ label, views: [embedding, ...others] }: Viewed): Example => ({
  label,
  embedding: embedding!,
  others,
});

/** Labellings that a floor is found from. */
const ROUNDS = 1000;

function floorOf(draws: readonly (readonly Viewed[])[], leftOut: readonly (readonly Prediction[])[]): CalibrationFloor {
  const places = new Map([...new Set(draws.flat())].map((seed, place) => [seed, place]));
  const predictions = draws.flatMap((draw, k) =>
    draw.map((seed, i) => ({ confidence: leftOut[k]![i]!.confidence, picture: places.get(seed)! })),
  );
  const address = { runSeed: runSeed(0), image: imageId('floor'), purpose: 'offset' } as const;
  return calibrationFloor(predictions, (variant) => uniforms({ ...address, variant }, places.size), ROUNDS);
}

function predictionOf(probabilities: Float64Array, label: number): Prediction {
  const top = argmax(probabilities);
  return { confidence: probabilities[top]!, correct: top === label };
}

const softmax = (logits: Float64Array): Float64Array => probabilitiesOf(logSoftmax(logits));
