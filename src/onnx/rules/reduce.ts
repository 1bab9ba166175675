import { intOf } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import { reducedAxes } from '../axes.ts';
import type { Rule, RuleContext, RuleTable } from './rule.ts';

/** Reductions: y = a summary of x over some axes. Below, dy and y stand with those axes kept as size 1. */

function axesIn(c: RuleContext): readonly number[] {
  const axes = reducedAxes(c.node, c.emit.facts, c.rank(c.input(0)));
  if (!axes) throw c.unsupported('axes that are computed in the graph');
  return axes;
}

/** A value of the reduction's output shape with the reduced axes put back as size 1. */
function kept(c: RuleContext, value: string): string {
  if (intOf(c.node, 'keepdims', 1) === 1) return value;
  const axes = axesIn(c);
  return axes.length === 0 ? value : c.emit.unsqueeze(value, axes);
}

/** How many elements make one output, as a number or a computed scalar of x's type. */
export function countOf(c: RuleContext, x: string, axes: readonly number[]): number | string {
  const { emit } = c;
  const sizes = axes.map((axis) => c.shape(x)[axis]);
  if (sizes.every((size): size is number => typeof size === 'number')) return sizes.reduce((a, b) => a * b, 1);
  const count = emit.op('ReduceProd', [emit.concat(axes.map((axis) => emit.size(x, axis)))], {
    keepdims: { kind: 'int', value: 0 },
  });
  return emit.op('Cast', [count], { to: { kind: 'int', value: emit.facts.typeOf(x) ?? DataType.Float } });
}

/** A value divided by a count. */
export const dividedBy = (c: RuleContext, value: string, count: number | string): string =>
  typeof count === 'number' ? c.emit.scale(value, 1 / count) : c.emit.div(value, count);

/** y = mean x over axes: dx = dy / n everywhere. */
export function meanGradient(c: RuleContext, dy: string, axes: readonly number[]): string {
  const x = c.input(0);
  return c.emit.expandLike(dividedBy(c, dy, countOf(c, x, axes)), x);
}

/** y = max or min x: dy in equal shares to the elements that attain it (as PyTorch's amax). */
export function extremeGradient(c: RuleContext, dy: string, y: string, axes: readonly number[]): string {
  const { emit } = c;
  const hit = emit.indicator(emit.op('Equal', [c.input(0), y]), dy);
  const hits = emit.reduce('ReduceSum', hit, axes, true);
  return emit.mul(hit, emit.div(dy, hits));
}

const extreme: Rule = (c) => [extremeGradient(c, kept(c, c.gradient), kept(c, c.output()), axesIn(c))];

export const reductions: RuleTable = {
  ReduceSum: (c) => [c.emit.expandLike(kept(c, c.gradient), c.input(0))],
  ReduceMean: (c) => [meanGradient(c, kept(c, c.gradient), axesIn(c))],
  ReduceMax: extreme,
  ReduceMin: extreme,
  // y = sum |x|: dx = dy sign(x).
  ReduceL1: (c) => [c.emit.mul(c.emit.op('Sign', [c.input(0)]), kept(c, c.gradient))],
  // y = sqrt(sum x^2): dx = x dy / y, and 0 where y = 0 (as PyTorch's norm).
  ReduceL2: (c) => {
    const { emit } = c;
    const y = kept(c, c.output());
    const ratio = emit.div(kept(c, c.gradient), y);
    const zero = emit.op('Equal', [y, emit.floatLike(y, [0])]);
    return [emit.mul(c.input(0), emit.op('Where', [zero, emit.floatLike(y, [0]), ratio]))];
  },
  // y = sum x^2: dx = 2 x dy.
  ReduceSumSquare: (c) => [c.emit.mul(c.input(0), c.emit.scale(kept(c, c.gradient), 2))],
  // y = log sum x: dx = dy / sum x = dy e^-y.
  ReduceLogSum: (c) => {
    const { emit } = c;
    const share = emit.mul(kept(c, c.gradient), emit.op('Exp', [emit.neg(kept(c, c.output()))]));
    return [emit.expandLike(share, c.input(0))];
  },
  // y = log sum e^x: dx = dy e^(x - y).
  ReduceLogSumExp: (c) => {
    const { emit } = c;
    const share = emit.op('Exp', [emit.sub(c.input(0), kept(c, c.output()))]);
    return [emit.mul(share, kept(c, c.gradient))];
  },
  // y = product x: dx_i = dy (product of the others). With one zero only that element's is not 0; with more, none is.
  ReduceProd: (c) => {
    const { emit } = c;
    const x = c.input(0);
    const axes = axesIn(c);
    const zero = emit.op('Equal', [x, emit.floatLike(x, [0])]);
    const safe = emit.op('Where', [zero, emit.floatLike(x, [1]), x]);
    const product = emit.reduce('ReduceProd', safe, axes, true);
    const zeros = emit.reduce('ReduceSum', emit.indicator(zero, x), axes, true);
    const exactly = (count: number): string => emit.indicator(emit.op('Equal', [zeros, emit.floatLike(x, [count])]), x);
    const scaled = emit.mul(product, kept(c, c.gradient));
    const atZero = emit.mul(scaled, exactly(1));
    const elsewhere = emit.div(emit.mul(scaled, exactly(0)), safe);
    return [emit.op('Where', [zero, atZero, elsewhere])];
  },
};
