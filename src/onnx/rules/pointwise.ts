import { intOf } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import type { Rule, RuleContext, RuleTable } from './rule.ts';

/** Elementwise functions: dx = dy f'(x). */

const times = (derivative: (c: RuleContext) => string): Rule => {
  return (c) => [c.emit.mul(c.gradient, derivative(c))];
};

/** Piecewise constant functions have the derivative 0, as in PyTorch: they stop the gradient without being an error. */
const zero: Rule = () => [];

const square = (c: RuleContext, x: string): string => c.emit.mul(x, x);

/** 1 + x^2 or 1 - x^2. */
const onePlus = (c: RuleContext, x: string, sign: 1 | -1): string => c.emit.shift(c.emit.scale(square(c, x), sign), 1);

export const pointwise: RuleTable = {
  Identity: (c) => [c.gradient],
  Abs: times((c) => c.emit.op('Sign', [c.input(0)])),
  Exp: times((c) => c.output()),
  // y = log x: 1 / x.
  Log: (c) => [c.emit.div(c.gradient, c.input(0))],
  // y = sqrt x: 1 / (2 y).
  Sqrt: (c) => [c.emit.div(c.gradient, c.emit.scale(c.output(), 2))],
  // y = 1 / x: -y^2.
  Reciprocal: times((c) => c.emit.neg(square(c, c.output()))),
  // y = erf x: 2 / sqrt(pi) e^(-x^2).
  Erf: times((c) => c.emit.scale(c.emit.op('Exp', [c.emit.neg(square(c, c.input(0)))]), 2 / Math.sqrt(Math.PI))),
  Sin: times((c) => c.emit.op('Cos', [c.input(0)])),
  Cos: times((c) => c.emit.neg(c.emit.op('Sin', [c.input(0)]))),
  // y = tan x: 1 + y^2.
  Tan: times((c) => onePlus(c, c.output(), 1)),
  Asin: (c) => [c.emit.div(c.gradient, c.emit.op('Sqrt', [onePlus(c, c.input(0), -1)]))],
  Acos: (c) => [c.emit.neg(c.emit.div(c.gradient, c.emit.op('Sqrt', [onePlus(c, c.input(0), -1)])))],
  Atan: (c) => [c.emit.div(c.gradient, onePlus(c, c.input(0), 1))],
  Sinh: times((c) => c.emit.op('Cosh', [c.input(0)])),
  Cosh: times((c) => c.emit.op('Sinh', [c.input(0)])),
  Asinh: (c) => [c.emit.div(c.gradient, c.emit.op('Sqrt', [onePlus(c, c.input(0), 1)]))],
  Acosh: (c) => [c.emit.div(c.gradient, c.emit.op('Sqrt', [c.emit.shift(square(c, c.input(0)), -1)]))],
  Atanh: (c) => [c.emit.div(c.gradient, onePlus(c, c.input(0), -1))],
  Sign: zero,
  Floor: zero,
  Ceil: zero,
  Round: zero,

  // y = x in another floating type; a Cast to integers leaves no floating value and never comes here.
  Cast: (c) => [
    c.emit.op('Cast', [c.gradient], { to: { kind: 'int', value: c.emit.facts.typeOf(c.input(0)) ?? DataType.Float } }),
  ],
  CastLike: (c) => [c.emit.op('CastLike', [c.gradient, c.input(0)])],

  // At inference Dropout hands its input on.
  Dropout: (c) => {
    if (c.has(2) && c.emit.facts.valueOf(c.input(2))?.[0] !== 0) throw c.unsupported('training_mode');
    return [c.gradient];
  },

  // y = min(max(x, low), high): dx = dy where y = x, which holds at the bounds, too (as PyTorch's clamp);
  // dlow = dy where x < low, dhigh = dy where x > high.
  Clip: (c) => {
    const { emit } = c;
    const [x = '', low = '', high = ''] = c.node.inputs;
    const bound = (i: number, beyond: string): string | undefined =>
      c.wants(i) ? c.sumToInput(emit.where(emit.op(beyond, [x, c.input(i)]), c.gradient), i) : undefined;
    if (low === '' && high === '') return [c.gradient];
    const dx = c.wants(0) ? emit.mul(c.gradient, emit.indicator(emit.op('Equal', [x, c.output()]), x)) : undefined;
    return [dx, bound(1, 'Less'), bound(2, 'Greater')];
  },

  // y = a where c, b elsewhere.
  Where: (c) => {
    const { emit } = c;
    const zeros = emit.floatLike(c.gradient, [0]);
    return [
      undefined,
      c.wants(1) ? c.sumToInput(emit.op('Where', [c.input(0), c.gradient, zeros]), 1) : undefined,
      c.wants(2) ? c.sumToInput(emit.op('Where', [c.input(0), zeros, c.gradient]), 2) : undefined,
    ];
  },

  // y_i = x_1 + ... + x_i along an axis: dx_i = dy_i + ... + dy_n, the sum from the other end.
  CumSum: (c) => [
    c.emit.op('CumSum', [c.gradient, c.input(1)], {
      exclusive: { kind: 'int', value: intOf(c.node, 'exclusive', 0) },
      reverse: { kind: 'int', value: 1 - intOf(c.node, 'reverse', 0) },
    }),
  ],

  // y = x on one side of a diagonal, 0 on the other.
  Trilu: (c) => [c.emit.op('Trilu', c.has(1) ? [c.gradient, c.input(1)] : [c.gradient], c.node.attributes)],
};
