import { floatOf, intOf, textOf } from '../attributes.ts';
import { sameShape } from '../facts/dim.ts';
import { sumTo } from '../sumTo.ts';
import type { RuleContext, RuleTable } from './rule.ts';

/**
 * Products of matrices.
 *
 * Y = A B: dA = dY B^T, dB = A^T dY, each summed over the batch axes along which its operand was repeated. When B is
 * one matrix (a weight), dA is a Gemm with transB, so that the product shares the weight with the forward node instead
 * of storing its transpose.
 */
function matmul(c: RuleContext): readonly (string | undefined)[] {
  const { emit } = c;
  const [a, b] = [c.input(0), c.input(1)];
  const [rankA, rankB] = [c.rank(a), c.rank(b)];
  // Vectors become matrices: a row on the left, a column on the right.
  const left = rankA === 1 ? emit.unsqueeze(a, [0]) : a;
  const right = rankB === 1 ? emit.unsqueeze(b, [1]) : b;
  const gradient = asMatrices(c, rankA === 1, rankB === 1);
  const [rankLeft, rankRight] = [Math.max(rankA, 2), Math.max(rankB, 2)];
  const rank = Math.max(rankLeft, rankRight);
  const dLeft = (): string =>
    rankRight === 2
      ? emit.reshapeLike(emit.gemm(flattened(c, gradient, right, 1), right, false, true), left)
      : sumTo(emit, emit.op('MatMul', [gradient, emit.swapLast(right, rankRight)]), left);
  const dRight = (): string =>
    rankRight === 2 && rankLeft === rank
      ? emit.gemm(flattened(c, left, right, 0), flattened(c, gradient, right, 1), true, false)
      : sumTo(emit, emit.op('MatMul', [emit.swapLast(left, rankLeft), gradient]), right);
  return [
    c.wants(0) ? emit.reshapeLike(dLeft(), a) : undefined,
    c.wants(1) ? emit.reshapeLike(dRight(), b) : undefined,
  ];
}

/** The output's gradient with the axes that vector operands took away. */
function asMatrices(c: RuleContext, row: boolean, column: boolean): string {
  const columned = column ? c.emit.unsqueeze(c.gradient, [-1]) : c.gradient;
  return row ? c.emit.unsqueeze(columned, [-2]) : columned;
}

/** All leading axes of a value as the rows of one matrix whose columns are an axis of the weight. */
function flattened(c: RuleContext, x: string, weight: string, axis: 0 | 1): string {
  if (c.rank(x) === 2) return x;
  const columns = c.shape(weight)[axis];
  return c.emit.reshape(x, [-1, typeof columns === 'number' ? columns : c.emit.size(weight, axis)]);
}

/**
 * Y = alpha A' B' + beta C, where ' is a transpose or nothing:
 * dA' = alpha dY B'^T, dB' = alpha A'^T dY, dC = beta dY summed to C.
 */
function gemm(c: RuleContext): readonly (string | undefined)[] {
  const { emit, gradient } = c;
  const [a, b] = [c.input(0), c.input(1)];
  const [alpha, beta] = [floatOf(c.node, 'alpha', 1), floatOf(c.node, 'beta', 1)];
  const transA = intOf(c.node, 'transA', 0) === 1;
  const transB = intOf(c.node, 'transB', 0) === 1;
  const da = (): string => (transA ? emit.gemm(b, gradient, transB, true) : emit.gemm(gradient, b, false, !transB));
  const db = (): string => (transB ? emit.gemm(gradient, a, true, transA) : emit.gemm(a, gradient, !transA, false));
  return [
    c.wants(0) ? emit.scale(da(), alpha) : undefined,
    c.wants(1) ? emit.scale(db(), alpha) : undefined,
    c.wants(2) ? emit.scale(c.sumToInput(gradient, 2), beta) : undefined,
  ];
}

/**
 * Y_out = sum over the other letters of X_1 ... X_n: dX_i = the Einsum of dY and the other operands onto X_i's letters.
 *
 * A letter that only X_i has was summed away: its gradient is the same along it, so it is expanded.
 */
function einsum(c: RuleContext): readonly (string | undefined)[] {
  const { emit } = c;
  const equation = textOf(c.node, 'equation', '').replaceAll(' ', '');
  if (equation.includes('.')) throw c.unsupported('an ellipsis');
  const [left = '', stated] = equation.split('->');
  const terms = left.split(',');
  const output = stated ?? implicitOutput(left);
  return terms.map((term, i) => {
    if (!c.wants(i)) return undefined;
    if (new Set(term).size !== term.length) throw c.unsupported(`the repeated letter in "${term}"`);
    const others = terms.filter((_, j) => j !== i);
    const known = new Set([output, ...others].join(''));
    const kept = term
      .split('')
      .filter((letter) => known.has(letter))
      .join('');
    const operands = [c.gradient, ...c.node.inputs.filter((_, j) => j !== i)];
    const partial = emit.op('Einsum', operands, {
      equation: { kind: 'string', value: `${[output, ...others].join(',')}->${kept}` },
    });
    const missing = term.split('').flatMap((letter, axis) => (known.has(letter) ? [] : [axis]));
    const x = c.input(i);
    const aligned = missing.length === 0 ? partial : emit.unsqueeze(partial, missing);
    const [from, to] = [emit.facts.shapeOf(aligned), emit.facts.shapeOf(x)];
    return from && to && sameShape(from, to) ? aligned : emit.expandLike(aligned, x);
  });
}

/** Without an arrow the output has the letters that appear once, in alphabetical order. */
const implicitOutput = (left: string): string =>
  [...new Set(left.replaceAll(',', ''))]
    .filter((letter) => left.split(letter).length === 2)
    .sort()
    .join('');

export const products: RuleTable = { MatMul: matmul, Gemm: gemm, Einsum: einsum };
