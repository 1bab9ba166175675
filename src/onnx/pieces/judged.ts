import type { JudgedCriterion } from '../../core/expansion/ports.ts';
import { scaledBias } from '../../core/judge/classMatrix.ts';
import type { Tensor } from '../../core/tensor.ts';
import { int } from '../attributes.ts';
import type { Model } from '../model.ts';
import { cotangentName } from '../vjp.ts';
import { graphOf } from './graph.ts';

/** What the judged terms are told, as inputs of their graph. */
export const JUDGED_INPUTS = {
  /** The judge's embedding of every variant, any length each: [batch, width]. */
  embedding: 'judged:embedding',
  /** tau w_c in columns: [width, classes]. */
  directions: 'judged:directions',
  /** tau b_c, zeros where the classes have no bias: [classes]. */
  bias: 'judged:bias',
  /** w_con at the class to keep, 0 at the others: [classes]. */
  keep: 'judged:keep',
  /** w_ent: []. */
  inform: 'judged:inform',
  /** w_sure t at the class to keep, 0 at the others: [classes]. */
  sure: 'judged:sure',
  /** 0 at the class to keep, 1 at the others: [classes]. */
  others: 'judged:others',
  /** w_sure (1 - t): []. */
  doubt: 'judged:doubt',
} as const;

/** w_con p_j + w_ent H(p) + w_sure (t log p_j + (1 - t) log(1 - p_j)) of every variant: [batch]. */
export const JUDGED_OUTPUT = 'judged:terms';

/**
 * Values for all inputs but the embedding, and for the cotangent of the terms' sum.
 *
 * @param criterion the class to keep, among which, and what each term weighs, and how sure to be; the weight of the diversity is not used
 * @param count number of variants
 */
export function judgedFeeds(
  { classes, anchor, weights, sureness }: JudgedCriterion,
  count: number,
): Readonly<Record<string, Tensor>> {
  const { rows, logitScale } = classes;
  const width = rows[0]!.length;
  const directions = new Float32Array(width * rows.length);
  rows.forEach((row, c) => {
    for (let i = 0; i < width; i++) directions[i * rows.length + c] = logitScale * row[i]!;
  });
  const keep = new Float32Array(rows.length);
  keep[anchor] = weights.consistency;
  // One class has no others to be doubted for.
  const { probability, weight } = sureness && rows.length > 1 ? sureness : { probability: 1, weight: 0 };
  const sure = new Float32Array(rows.length);
  sure[anchor] = weight * probability;
  const others = new Float32Array(rows.length).fill(1);
  others[anchor] = 0;
  return {
    [JUDGED_INPUTS.directions]: { dims: [width, rows.length], data: directions },
    [JUDGED_INPUTS.bias]: { dims: [rows.length], data: Float32Array.from(scaledBias(classes)) },
    [JUDGED_INPUTS.keep]: { dims: [rows.length], data: keep },
    [JUDGED_INPUTS.inform]: { dims: [], data: Float32Array.of(weights.entropy) },
    [JUDGED_INPUTS.sure]: { dims: [rows.length], data: sure },
    [JUDGED_INPUTS.others]: { dims: [rows.length], data: others },
    [JUDGED_INPUTS.doubt]: { dims: [], data: Float32Array.of(weight * (1 - probability)) },
    [cotangentName(JUDGED_OUTPUT)]: { dims: [count], data: new Float32Array(count).fill(1) },
  };
}

/** Under the root of a squared length, so that an embedding of zeros has a direction: none; and under the logarithm of nothing. */
const TINY = 1e-24;

/**
 * The terms of the objective that the judge's embeddings decide, as a graph: what `core/objective` says in closed form.
 *
 * e = embedding / |embedding|, l_c = tau (e . w_c + b_c), p = softmax l, H = -sum p_c log p_c (Zhang et al. 2023, Section 4).
 *
 * @param width of the embeddings
 */
export function judgedTerms(width: number): Model {
  const { embedding, directions, bias, keep, inform, sure, others, doubt } = JUDGED_INPUTS;
  return graphOf(
    'judged terms',
    [
      { name: embedding, shape: ['batch', width] },
      { name: directions, shape: [width, 'classes'] },
      { name: bias, shape: ['classes'] },
      { name: keep, shape: ['classes'] },
      { name: inform, shape: [] },
      { name: sure, shape: ['classes'] },
      { name: others, shape: ['classes'] },
      { name: doubt, shape: [] },
    ],
    { name: JUDGED_OUTPUT, shape: ['batch'] },
    (emit) => {
      const squared = emit.reduce('ReduceSum', emit.mul(embedding, embedding), [1], true);
      const unit = emit.div(embedding, emit.op('Sqrt', [emit.shift(squared, TINY)]));
      const logits = emit.add(emit.op('MatMul', [unit, directions]), bias);
      const logP = emit.op('LogSoftmax', [logits], { axis: int(1) });
      const p = emit.op('Exp', [logP]);
      const consistency = emit.reduce('ReduceSum', emit.mul(p, keep), [1], false);
      const entropy = emit.neg(emit.reduce('ReduceSum', emit.mul(p, logP), [1], false));
      const published = emit.add(consistency, emit.mul(entropy, inform));
      const likely = emit.reduce('ReduceSum', emit.mul(logP, sure), [1], false);
      const rest = emit.reduce('ReduceSum', emit.mul(p, others), [1], false);
      const doubted = emit.mul(emit.op('Log', [emit.shift(rest, TINY)]), doubt);
      return emit.add(published, emit.add(likely, doubted));
    },
  );
}
