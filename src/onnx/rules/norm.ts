import { floatOf, intOf } from '../attributes.ts';
import { normalAxis } from '../axes.ts';
import type { Emitter } from '../emitter.ts';
import { batchOutputs, perChannelAffine } from '../lowering/batchNormalization.ts';
import { countOf, dividedBy } from './reduce.ts';
import type { RuleContext, RuleTable } from './rule.ts';

/**
 * Normalisations: y = gamma xhat + beta, xhat = (x - mean) r, r = 1 / sqrt(var + epsilon), statistics over some axes.
 *
 * With g = dy gamma and averages over the same axes:
 * dx = r (g - mean(g) - xhat mean(g xhat)), dgamma = sum(dy xhat), dbeta = sum(dy).
 */
function normalised(emit: Emitter, g: string, centred: string, r: string, axes: readonly number[]): string {
  const mean = (x: string): string => emit.reduce('ReduceMean', x, axes, true);
  // xhat mean(g xhat) r = centred r^3 mean(g centred): the small factors are multiplied first.
  const pull = emit.mul(mean(emit.mul(g, centred)), emit.mul(r, emit.mul(r, r)));
  return emit.sub(emit.mul(emit.sub(g, mean(g)), r), emit.mul(centred, pull));
}

/** [n, n + 1, ..., rank - 1]. */
const axesFrom = (first: number, rank: number): number[] => Array.from({ length: rank - first }, (_, i) => first + i);

/** A per-channel vector as [C, 1, 1, ...], to go with [N, C, ...]. */
const perChannel = (c: RuleContext, name: string): string =>
  c.emit.reshape(name, [-1, ...axesFrom(2, c.rank(c.input(0))).map(() => 1)]);

/** Gradients of a per-channel scale and bias. */
function affineGradients(c: RuleContext, xhat: () => string): [string | undefined, string | undefined] {
  const rest = [0, ...axesFrom(2, c.rank(c.input(0)))];
  return [
    c.wants(1) ? c.emit.reduce('ReduceSum', c.emit.mul(c.gradient, xhat()), rest, false) : undefined,
    c.wants(2) ? c.emit.reduce('ReduceSum', c.gradient, rest, false) : undefined,
  ];
}

/** Statistics over the last axes; the forward node gives them as its second and third output, which are added if absent. */
function layerNormalization(c: RuleContext): readonly (string | undefined)[] {
  const { emit, node } = c;
  const [x, gamma] = [c.input(0), c.input(1)];
  const axes = axesFrom(normalAxis(intOf(node, 'axis', -1), c.rank(x)), c.rank(x));
  const [mean, r] = emit.extend(node, 3).slice(1) as [string, string];
  const centred = emit.sub(x, mean);
  return [
    c.wants(0) ? normalised(emit, emit.mul(c.gradient, gamma), centred, r, axes) : undefined,
    c.wants(1) ? c.sumToInput(emit.mul(c.gradient, emit.mul(centred, r)), 1) : undefined,
    c.wants(2) ? c.sumToInput(c.gradient, 2) : undefined,
  ];
}

/** Statistics over the spatial axes of every image and channel. */
function instanceNormalization(c: RuleContext): readonly (string | undefined)[] {
  const { emit, node } = c;
  const x = c.input(0);
  const axes = axesFrom(2, c.rank(x));
  const centred = emit.sub(x, emit.reduce('ReduceMean', x, axes, true));
  const variance = emit.reduce('ReduceMean', emit.mul(centred, centred), axes, true);
  const r = emit.op('Reciprocal', [emit.op('Sqrt', [emit.shift(variance, floatOf(node, 'epsilon', 1e-5))])]);
  const g = isAll(c, c.input(1), 1) ? c.gradient : emit.mul(c.gradient, perChannel(c, c.input(1)));
  return [
    c.wants(0) ? normalised(emit, g, centred, r, axes) : undefined,
    ...affineGradients(c, () => emit.mul(centred, r)),
  ];
}

/** Whether a value is known to be one number throughout, as the scale of an exported group normalisation. */
function isAll(c: RuleContext, name: string, number: number): boolean {
  const shape = c.emit.facts.staticShapeOf(name);
  return shape !== undefined && (c.emit.facts.numbersOf(name)?.every((value) => value === number) ?? false);
}

/** At inference the statistics are constants: y = gamma (x - mean) r + beta, dx = dy gamma r. */
function batchNormalization(c: RuleContext): readonly (string | undefined)[] {
  const { emit, node } = c;
  if (c.wants(3) || c.wants(4)) throw c.unsupported('wanted statistics');
  if (intOf(node, 'training_mode', 0) === 1) return byBatchStatistics(c);
  const variance = emit.shift(c.input(4), floatOf(node, 'epsilon', 1e-5));
  const r = emit.op('Reciprocal', [emit.op('Sqrt', [variance])]);
  const xhat = (): string => emit.mul(emit.sub(c.input(0), perChannel(c, c.input(3))), perChannel(c, r));
  return [
    c.wants(0) ? emit.mul(c.gradient, perChannel(c, emit.mul(c.input(1), r))) : undefined,
    ...affineGradients(c, xhat),
  ];
}

/**
 * In training the statistics are those of the batch, over all n positions of a channel, and depend on x as well:
 * dx = gamma r (dy - sum(dy) / n - xhat sum(dy xhat) / n), written as one factor for dy, one for x - mean, and one summand.
 */
function byBatchStatistics(c: RuleContext): readonly (string | undefined)[] {
  const { emit, gradient } = c;
  if (c.gradientOf(1) !== undefined || c.gradientOf(2) !== undefined)
    throw c.unsupported('a gradient for its statistics');
  const [centred, r] = batchOutputs(emit, c.node);
  const axes = [0, ...axesFrom(2, c.rank(c.input(0)))];
  const sum = (x: string): string => emit.reduce('ReduceSum', x, axes, true);
  const [total, along] = [sum(gradient), sum(emit.mul(gradient, centred))];
  const count = countOf(c, c.input(0), axes);
  const asVector = (x: string): string => emit.reshape(x, [-1]);
  const dx = (): string => {
    const factor = emit.mul(perChannel(c, c.input(1)), r);
    const pull = emit.mul(emit.mul(factor, dividedBy(c, along, count)), emit.mul(r, r));
    const rest = emit.mul(factor, dividedBy(c, total, count));
    const [scale, shift] = [pull, rest].map((value) => emit.neg(asVector(value))) as [string, string];
    return emit.add(emit.mul(gradient, factor), perChannelAffine(emit, centred, scale, shift));
  };
  return [
    c.wants(0) ? dx() : undefined,
    c.wants(1) ? asVector(emit.mul(along, r)) : undefined,
    c.wants(2) ? asVector(total) : undefined,
  ];
}

/**
 * Local response: y = x s^-b, s = k + a / n (sum of x^2 over n neighbouring channels).
 * dx = dy s^-b - 2 a b / n x (sum over neighbours of dy y / s), the neighbourhood mirrored.
 */
function localResponse(c: RuleContext): readonly (string | undefined)[] {
  const { emit, node } = c;
  const x = c.input(0);
  const size = intOf(node, 'size', 1);
  const alpha = floatOf(node, 'alpha', 1e-4);
  const beta = floatOf(node, 'beta', 0.75);
  const bias = floatOf(node, 'bias', 1);
  const [before, after] = [Math.floor((size - 1) / 2), Math.ceil((size - 1) / 2)];
  const sums = (value: string, low: number, high: number): string => windowSum(c, value, low, high);
  const s = emit.shift(emit.scale(sums(emit.mul(x, x), before, after), alpha / size), bias);
  const power = emit.op('Pow', [s, emit.floatLike(x, [-beta])]);
  const neighbours = sums(emit.div(emit.mul(c.gradient, c.output()), s), after, before);
  return [emit.sub(emit.mul(c.gradient, power), emit.scale(emit.mul(x, neighbours), (2 * alpha * beta) / size))];
}

/** Sums over neighbouring channels: channel i gets those from i - before to i + after. */
function windowSum(c: RuleContext, value: string, before: number, after: number): string {
  const { emit } = c;
  const channels = c.shape(c.input(0))[1];
  if (typeof channels !== 'number') throw c.unsupported('a number of channels that is only known when it runs');
  const band = Array.from({ length: channels * channels }, (_, i) => {
    const [from, to] = [Math.floor(i / channels), i % channels];
    return from >= to - before && from <= to + after ? 1 : 0;
  });
  return emit.contract(value, 1, emit.floatLike(value, band, [channels, channels]));
}

export const normalisations: RuleTable = {
  LayerNormalization: layerNormalization,
  InstanceNormalization: instanceNormalization,
  BatchNormalization: batchNormalization,
  LRN: localResponse,
};
