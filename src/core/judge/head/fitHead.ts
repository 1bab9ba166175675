/** @file Learning a head: the search over lambda, the pull of the names and the temperature by leaving one out. */

import { matrixOf, rowOf, timesTransposed, zeroMatrix, type Matrix } from '../../linear/matrix.ts';
import { argmax, dot, type Reals } from '../../reals.ts';
import { classCount, logitsOf, type ClassMatrix } from '../classMatrix.ts';
import { logSoftmax } from '../probabilities.ts';
import { balancedWeights, unitsOf, type Example, type FittedHead, type HeadMode, type LeaveOneOut } from './head.ts';
import {
  blockResiduals,
  residuals,
  ridgeAt,
  ridgeBasis,
  rightSides,
  solution,
  type RidgeAt,
  type RidgeBasis,
} from './ridge.ts';
import { fitPull, type Pull } from './pull.ts';
import { calibratedTemperature, fitTemperature } from './temperature.ts';

/** Lambda is looked for among these first, half decades, and then a quarter decade to either side of the best. */
const LAMBDAS = Array.from({ length: 12 }, (_, k) => 10 ** (k / 2 - 2.5));
/** Share of the time that the reduction takes of the search, as a rule. */
const REDUCTION = 0.6;

export interface FitOptions {
  readonly mode: HeadMode;
  /** Default: `balanced`, every class counts as much as every other. */
  readonly weights?: 'balanced' | 'equal';
  /** Instead of a search. */
  readonly lambda?: number;
  /** Instead of a search. */
  readonly scale?: number;
  /**
   * Whether names and examples also say what a head of examples alone comes to by leave-one-out: the same products serve both. Default:
   * they do not.
   */
  readonly examplesToo?: boolean;
}

/**
 * Learns a head from seeds, telling how far it has come.
 *
 * @param examples the seeds: embedding, any length, class, and embeddings of other views. None are needed for names, which are asked
 *   for the seeds as they are.
 * @param text the class names as the judge embeds them; it also says how many classes there are. For `examples` its rows are not
 *   looked at.
 * @param options mode, weights.
 * @yields how far it has come, in [0, 1].
 * @returns the head.
 * @throws RangeError for no example where they are to be learnt from, embeddings of another width than the names', or more views of
 *   some examples than of others.
 */
export function* fittingHead(
  examples: readonly Example[],
  text: ClassMatrix,
  options: FitOptions,
): Generator<number, FittedHead, void> {
  const labels = examples.map(({ label }) => label);
  if (options.mode === 'names') return byNames(unitsOf(examples), labels, text);
  const forwards = 1 + (examples[0]?.others?.length ?? 0);
  const units = unitsOf(viewsOf(examples, forwards));
  const own =
    (options.weights ?? 'balanced') === 'balanced' ? balancedWeights(labels) : new Float64Array(labels.length).fill(1);
  const weights = Float64Array.from(units, (_, row) => own[Math.floor(row / forwards)]! / forwards);
  const reduction = ridgeBasis(units, weights);
  let next = reduction.next();
  for (; next.done !== true; next = reduction.next()) yield REDUCTION * next.value;
  const problem = problemOf(next.value, units, labels, text, forwards, options);

  const [chosen, alone] = yield* searching(problem, options);
  const head = learnt(problem, chosen!, options.mode);
  if (!alone) return head;
  const { accuracy, nll } = leaveOneOutOf(alone.logits, alone.temperature, labels);
  return { ...head, byExamples: { accuracy, nll } };
}

/** {@link fittingHead} for callers that do not wait for long. */
export function fitHead(examples: readonly Example[], text: ClassMatrix, options: FitOptions): FittedHead {
  const steps = fittingHead(examples, text, options);
  let next = steps.next();
  while (next.done !== true) next = steps.next();
  return next.value;
}

/** The seed's own embedding, and behind it those of its other views. */
function viewsOf(examples: readonly Example[], forwards: number): readonly { readonly embedding: Reals }[] {
  return examples.flatMap(({ embedding, others = [] }) => {
    if (others.length !== forwards - 1) {
      throw new RangeError(`Expected ${forwards} views of every seed, got ${others.length + 1} of one.`);
    }
    return [embedding, ...others].map((view) => ({ embedding: view }));
  });
}

/**
 * Looks for lambda, pull and temperature.
 *
 * @yields as `fittingHead` does.
 * @returns the choice, and that of examples alone where it is asked for too.
 */
function* searching(
  problem: Problem,
  { lambda: given, mode, examplesToo }: FitOptions,
): Generator<number, Choice[], void> {
  const { labels, scale } = problem;
  const pulls = examplesToo === true && mode === 'names and examples' ? [scale, 0] : [scale];
  const lambdas = given === undefined ? LAMBDAS : [given];
  const best: Choice[] = [];
  const last: Choice[] = [];
  for (const [k, lambda] of lambdas.entries()) {
    const line = lineOf(problem, lambda);
    for (const [i, pull] of pulls.entries()) {
      last[i] = choiceOn(line, labels, pull, last[i]);
      best[i] = better(best[i], last[i]);
    }
    yield REDUCTION + ((1 - REDUCTION) * (k + 1)) / (lambdas.length + 2);
  }
  for (const [i, pull] of given === undefined ? pulls.entries() : []) {
    const around = best[i]!.at.lambda;
    for (const step of [-0.25, 0.25])
      best[i] = better(best[i], choiceOn(lineOf(problem, around * 10 ** step), labels, pull, best[i]));
  }
  return best.map((choice) => ({
    ...choice,
    ...calibratedTemperature(choice.logits, labels, smoothingFor(labels), choice),
  }));
}

/** What stays the same over all lambda. */
interface Problem {
  readonly basis: RidgeBasis;
  readonly labels: readonly number[];
  readonly text: ClassMatrix;
  /** Pull of the names; `null` where it is searched for. */
  readonly scale: number | null;
  /** Y, one-hot, and beside it F P0, what the names' embeddings say: [N, 2 C], or Y alone where no name is looked at. */
  readonly sides: Matrix;
  readonly projected: Matrix;
  /** Rows of every seed, which are left out together. */
  readonly forwards: number;
}

function problemOf(
  basis: RidgeBasis,
  units: readonly Float64Array[],
  labels: readonly number[],
  text: ClassMatrix,
  forwards: number,
  { mode, scale }: FitOptions,
): Problem {
  const classes = classCount(text);
  const named = mode === 'examples' ? null : namesOf(units, text);
  const columns = named ? 2 * classes : classes;
  const sides = zeroMatrix(units.length, columns);
  for (let row = 0; row < units.length; row++) {
    sides.data[row * columns + labels[Math.floor(row / forwards)]!] = 1;
    if (named) rowOf(sides, row).set(rowOf(named, row), classes);
  }
  const projected = rightSides(basis, sides);
  return { basis, labels, text, scale: mode === 'examples' ? 0 : (scale ?? null), sides, projected, forwards };
}

/** e . w_c, without the judge's scale: [N, C]. */
function namesOf(units: readonly Float64Array[], { rows }: ClassMatrix): Matrix {
  return timesTransposed(matrixOf(units), matrixOf(rows));
}

/** One point of the search. */
interface Choice extends Pull {
  readonly at: RidgeAt;
  /** Of every seed by the head without it, before the temperature. */
  readonly logits: Matrix;
}

const better = (a: Choice | undefined, b: Choice): Choice => (a && a.nll <= b.nll ? a : b);

/** The logits of every seed by the head without it, at one lambda: a line in the pull, A + scale B, so that no pull needs a fit. */
interface Line {
  readonly at: RidgeAt;
  readonly from: Matrix;
  readonly along: Matrix;
}

/**
 * The best pull and temperature at one lambda.
 *
 * @param scale the pull; `null` where it is searched for.
 * @param start the choice at a lambda near by.
 */
function choiceOn({ at, from, along }: Line, labels: readonly number[], scale: number | null, start?: Choice): Choice {
  const line = (pull: number): Matrix => ({
    ...from,
    data: from.data.map((value, i) => value + pull * along.data[i]!),
  });
  const smoothing = smoothingFor(labels);
  if (scale === null) {
    const pull = fitPull(from, along, labels, smoothing, start);
    return { ...pull, at, logits: line(pull.scale) };
  }
  const logits = line(scale);
  return { ...fitTemperature(logits, labels, smoothing, start?.temperature), scale, at, logits };
}

/** As if one seed more had been read wrong: a few that are all read right do not prove certainty. */
const smoothingFor = ({ length }: readonly number[]): number => 1 / (length + 2);

function lineOf(problem: Problem, lambda: number): Line {
  const { labels, text, forwards } = problem;
  const at = ridgeAt(problem.basis, lambda);
  const classes = classCount(text);
  const leftOut = leftOutOf(problem, at);
  const from = zeroMatrix(labels.length, classes);
  const along = zeroMatrix(labels.length, classes);
  for (let i = 0; i < labels.length; i++) {
    // As variants are read, one picture each: the seed's own embedding, the first of its rows.
    const row = i * forwards * leftOut.columns;
    for (let c = 0; c < classes; c++) {
      from.data[i * classes + c] = Number(labels[i] === c) - leftOut.data[row + c]!;
      if (leftOut.columns > classes) along.data[i * classes + c] = leftOut.data[row + classes + c]!;
    }
  }
  return { at, from, along };
}

/** What the fit without its seed leaves of every row. */
function leftOutOf({ basis, sides, projected, forwards }: Problem, at: RidgeAt): Matrix {
  const { kept, leftOut } = residuals(at, sides, projected);
  if (forwards === 1) return leftOut;
  const scaled = blockResiduals(at, kept, forwards);
  for (let row = 0; row < scaled.rows; row++) {
    const root = Math.sqrt(basis.weights[row]!);
    for (let j = row * scaled.columns; j < (row + 1) * scaled.columns; j++) scaled.data[j]! /= root;
  }
  return scaled;
}

/** The head at the chosen point. */
function learnt(problem: Problem, { at, scale, temperature, logits }: Choice, mode: HeadMode): FittedHead {
  const { labels, text } = problem;
  const classes = classCount(text);
  // Y - scale F P0, whose fit is added to scale P0.
  const combine = ({ rows, columns, data }: Matrix): Matrix => {
    const result = zeroMatrix(rows, classes);
    for (let i = 0; i < rows; i++)
      for (let c = 0; c < classes; c++)
        result.data[i * classes + c] =
          data[i * columns + c]! - (columns > classes ? scale * data[i * columns + classes + c]! : 0);
    return result;
  };
  const sides = combine(problem.sides);
  const projected = combine(problem.projected);
  const weights = solution(at, projected);
  const width = weights.rows - 1;
  const rows = text.rows.map((row, c) =>
    Float64Array.from(
      { length: width },
      (_, k) => (scale === 0 ? 0 : scale * row[k]!) + weights.data[k * classes + c]!,
    ),
  );
  const bias = weights.data.slice(width * classes);
  return {
    mode,
    classes: { rows, bias, logitScale: 1 / temperature },
    temperature,
    lambda: at.lambda,
    scale,
    forwards: problem.forwards,
    leaveOneOut: leaveOneOutOf(logits, temperature, labels),
    learnt: { at, residuals: residuals(at, sides, projected).kept },
  };
}

/** The judge as it is: nobody learns, and so nobody has to be left out. */
function byNames(units: readonly Float64Array[], labels: readonly number[], text: ClassMatrix): FittedHead {
  const logits = zeroMatrix(units.length, classCount(text));
  units.forEach((e, i) => {
    rowOf(logits, i).set(logitsOf(e, text));
  });
  return {
    mode: 'names',
    classes: text,
    temperature: 1 / text.logitScale,
    lambda: null,
    scale: 1,
    forwards: 1,
    leaveOneOut: leaveOneOutOf(logits, 1, labels),
    learnt: null,
  };
}

function leaveOneOutOf(logits: Matrix, temperature: number, labels: readonly number[]): LeaveOneOut {
  const probabilities = zeroMatrix(logits.rows, logits.columns);
  let [right, nll] = [0, 0];
  labels.forEach((label, i) => {
    const logs = logSoftmax(rowOf(logits, i).map((value) => value / temperature));
    rowOf(probabilities, i).set(logs.map(Math.exp));
    right += Number(argmax(logs) === label);
    nll -= logs[label]!;
  });
  return { probabilities, accuracy: right / labels.length, nll: nll / labels.length };
}

/** f W of one embedding before the temperature: for those who compare with other implementations. */
export const scoresOf = (embedding: Reals, { rows, bias }: ClassMatrix): Float64Array =>
  Float64Array.from(rows, (row, c) => dot(embedding, row) + (bias?.[c] ?? 0));
