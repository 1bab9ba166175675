/**
 * @file `judge-head/`: ridge heads in closed form against refits in float64: weights, every seed by the head without it, one whole
 * head without a seed, the temperature, the choice of lambda, calibration, and readings of new embeddings.
 */

import { classIndex } from '../../../src/core/brands.ts';
import { logitsOf, type ClassMatrix } from '../../../src/core/judge/classMatrix.ts';
import { logSoftmax, probabilitiesOf } from '../../../src/core/judge/probabilities.ts';
import { fitHead } from '../../../src/core/judge/head/fitHead.ts';
import { classesWithout, type Example, type FittedHead } from '../../../src/core/judge/head/head.ts';
import { fitTemperature } from '../../../src/core/judge/head/temperature.ts';
import { rowOf, zeroMatrix, type Matrix } from '../../../src/core/linear/matrix.ts';
import { unit } from '../../../src/core/judge/embedding.ts';
import { argmax } from '../../../src/core/reals.ts';
import { expectedCalibrationError, reliability, type Prediction } from '../../../src/core/judge/calibration.ts';
import { compare, type Tolerance } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import { floatTensor, readCase, type StoredTensor } from '../stored.ts';

interface JudgeHeadCase {
  readonly classes: number;
  readonly embeddings: StoredTensor;
  readonly labels: readonly number[];
  readonly sample_weights: readonly number[];
  /** Embeddings of the class names, and how strongly they pull; without them weights are held back towards zero. */
  readonly text?: StoredTensor;
  readonly scale?: number;
  readonly new_embeddings: StoredTensor;
  readonly ridge: readonly {
    readonly lambda: number;
    /** [D + 1, classes], the bias last. */
    readonly weights: StoredTensor;
    readonly leave_one_out: StoredTensor;
    readonly leave_one_out_accuracy: number;
    readonly temperature: number;
    readonly nll: number;
  }[];
  readonly chosen_lambda: number;
  readonly temperature: number;
  readonly leave_one_out_nll: number;
  readonly without: { readonly index: number; readonly weights: StoredTensor };
  readonly leave_one_out_ece: number;
  readonly ece_bins: readonly (readonly [count: number, confidence: number, accuracy: number])[];
  readonly new_logits: StoredTensor;
  readonly new_probabilities: StoredTensor;
  readonly tolerance: Readonly<
    Record<'weights' | 'leave_one_out' | 'temperature' | 'nll' | 'probabilities' | 'ece', Tolerance>
  >;
}

export const judgeHead: Kind = {
  kind: 'judge-head',
  async *check(folder) {
    const recorded = await readCase<JudgeHeadCase>(folder);
    const { tolerance } = recorded;
    const logits: Matrix[] = [];
    let least = { lambda: NaN, nll: Infinity };
    for (const expected of recorded.ridge) {
      const { lambda } = expected;
      const at = `at lambda ${lambda}`;
      const head = fitAt(recorded, lambda);
      const withoutEach = leaveOneOut(recorded, head);
      const { temperature, nll } = fitTemperature(withoutEach, recorded.labels);
      const right = recorded.labels.filter((label, i) => argmax(rowOf(withoutEach, i)) === label).length;
      if (nll < least.nll) least = { lambda, nll };
      logits.push(withoutEach);
      yield compare(`weights ${at}`, weightsOf(head.classes), valuesOf(expected.weights), tolerance.weights);
      yield compare(`leave-one-out ${at}`, withoutEach.data, valuesOf(expected.leave_one_out), tolerance.leave_one_out);
      yield compare(
        `leave-one-out accuracy ${at}`,
        [right / recorded.labels.length],
        [expected.leave_one_out_accuracy],
        { atol: 1e-12 },
      );
      yield compare(`temperature ${at}`, [temperature], [expected.temperature], tolerance.temperature);
      yield compare(`likelihood ${at}`, [nll], [expected.nll], tolerance.nll);
    }
    yield compare('chosen lambda', [least.lambda], [recorded.chosen_lambda], { rtol: 1e-12 });
    const chosen = recorded.ridge.findIndex(({ lambda }) => lambda === recorded.chosen_lambda);
    yield* compareChosen(recorded, logits[chosen]!);
  },
};

function* compareChosen(recorded: JudgeHeadCase, logits: Matrix): Generator<Comparison> {
  const { tolerance, labels, chosen_lambda: lambda, without } = recorded;
  const { temperature, nll } = fitTemperature(logits, labels);
  yield compare('temperature', [temperature], [recorded.temperature], tolerance.temperature);
  yield compare('likelihood', [nll], [recorded.leave_one_out_nll], tolerance.nll);

  const head = fitAt(recorded, lambda);
  const left = classesWithout(head, without.index);
  yield compare('weights without a seed', weightsOf(left), valuesOf(without.weights), tolerance.weights);

  const predictions = labels.map((label, i): Prediction => {
    const p = softmaxAt(rowOf(logits, i), temperature);
    return { confidence: Math.max(...p), correct: argmax(p) === label };
  });
  yield compare(
    'calibration error',
    [expectedCalibrationError(predictions)],
    [recorded.leave_one_out_ece],
    tolerance.ece,
  );
  const bins = reliability(predictions).flatMap(({ count, confidence, accuracy }) =>
    count === 0 ? [0, 0, 0] : [count, confidence, accuracy],
  );
  yield compare('bins', bins, recorded.ece_bins.flat(), tolerance.ece);

  const { dims, data } = floatTensor(recorded.new_embeddings);
  const read = Array.from({ length: dims[0]! }, (_, i) =>
    logitsOf(unit(data.subarray(i * dims[1]!, (i + 1) * dims[1]!)), { ...head.classes, logitScale: 1 }),
  );
  const flat = read.flatMap((row) => [...row]);
  const probabilities = read.flatMap((row) => [...softmaxAt(row, temperature)]);
  yield compare('new logits', flat, valuesOf(recorded.new_logits), tolerance.leave_one_out);
  yield compare('new probabilities', probabilities, valuesOf(recorded.new_probabilities), tolerance.probabilities);
}

/** The product's head at a given lambda and pull. */
function fitAt(recorded: JudgeHeadCase, lambda: number): FittedHead {
  const { embeddings, labels, sample_weights: weights, text, scale, classes } = recorded;
  const { dims, data } = floatTensor(embeddings);
  const width = dims[1]!;
  const row = (from: Float32Array, i: number): Float64Array =>
    Float64Array.from(from.subarray(i * width, (i + 1) * width));
  const examples = labels.map((label, i): Example => ({ embedding: row(data, i), label: classIndex(label, classes) }));
  const names = text && floatTensor(text).data;
  const rows = Array.from({ length: classes }, (_, c) => (names ? row(names, c) : new Float64Array(width)));
  return fitHead(
    examples,
    { rows, logitScale: 1 },
    {
      mode: text ? 'names and examples' : 'examples',
      weights: weights.every((weight) => weight === 1) ? 'equal' : 'balanced',
      lambda,
      ...(scale !== undefined && { scale }),
    },
  );
}

/** Every seed's scores by the head without it, before the temperature: [seeds, classes]. */
function leaveOneOut({ embeddings, labels, classes }: JudgeHeadCase, head: FittedHead): Matrix {
  const { dims, data } = floatTensor(embeddings);
  const result = zeroMatrix(labels.length, classes);
  labels.forEach((_, i) => {
    const e = unit(data.subarray(i * dims[1]!, (i + 1) * dims[1]!));
    rowOf(result, i).set(logitsOf(e, { ...classesWithout(head, i), logitScale: 1 }));
  });
  return result;
}

/** [D + 1, classes], the bias last. */
function weightsOf({ rows, bias }: ClassMatrix): number[] {
  const width = rows[0]!.length;
  return [
    ...Array.from({ length: width }, (_, k) => rows.map((row) => row[k]!)).flat(),
    ...(bias ?? new Float64Array(rows.length)),
  ];
}

const softmaxAt = (scores: Float64Array, temperature: number): Float64Array =>
  probabilitiesOf(logSoftmax(scores.map((score) => score / temperature)));

const valuesOf = (stored: StoredTensor): Float32Array => floatTensor(stored).data;
