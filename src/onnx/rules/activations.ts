import { float, floatOf, textOf } from '../attributes.ts';
import type { RuleContext, RuleTable } from './rule.ts';

/**
 * Activations: y = f(x) elementwise, dx = dy f'(x).
 *
 * Where f' follows from y, it is taken from y: the forward value exists already, and the runtime can keep fusing the
 * activation into the convolution before it, which it cannot when x is needed as well.
 */

/** dx = dy d, with d the derivative as a value. */
const times = (c: RuleContext, derivative: string): [string] => [c.emit.mul(c.gradient, derivative)];

/** dx = dy where a condition holds, and 0 elsewhere. */
const masked = (c: RuleContext, condition: string): [string] => [
  c.emit.mul(c.gradient, c.emit.indicator(condition, c.gradient)),
];

/** dx = dy where positive holds, dy times another factor elsewhere. */
const either = (c: RuleContext, positive: string, otherwise: string): [string] => [
  c.emit.op('Where', [positive, c.gradient, c.emit.mul(c.gradient, otherwise)]),
];

const above = (c: RuleContext, x: string, bound: number): string =>
  c.emit.op('Greater', [x, c.emit.floatLike(x, [bound])]);

const below = (c: RuleContext, x: string, bound: number): string =>
  c.emit.op('Less', [x, c.emit.floatLike(x, [bound])]);

export const activations: RuleTable = {
  // y = max(x, 0): dx = dy [y > 0], and y >= 0, so [y > 0] = clip(2^64 y, 0, 1), which runtimes have faster than the sign or a choice.
  Relu: (c) => times(c, c.emit.op('HardSigmoid', [c.output()], { alpha: float(2 ** 64), beta: float(0) })),

  // y = x for x > 0, alpha x below.
  LeakyRelu: (c) => {
    const x = c.input(0);
    const alpha = floatOf(c.node, 'alpha', 0.01);
    // sign(y) = sign(x) when alpha > 0, so y serves.
    const positive = above(c, alpha > 0 ? c.output() : x, 0);
    return either(c, positive, c.emit.floatLike(x, [alpha]));
  },

  // y = x for x > 0, s x below: dx = dy (x > 0 ? 1 : s), ds = the sum over broadcast axes of dy min(x, 0).
  PRelu: (c) => {
    const [x, slope] = [c.input(0), c.input(1)];
    const { emit } = c;
    const dx = c.wants(0) ? either(c, above(c, x, 0), slope)[0] : undefined;
    const ds = c.wants(1)
      ? c.sumToInput(emit.mul(c.gradient, emit.op('Min', [x, emit.floatLike(x, [0])])), 1)
      : undefined;
    return [dx, ds];
  },

  // y = x for x > alpha, 0 below.
  ThresholdedRelu: (c) => masked(c, above(c, c.input(0), floatOf(c.node, 'alpha', 1))),

  // y = x for x > 0, alpha (e^x - 1) below, where y' = y + alpha.
  Elu: (c) => either(c, above(c, c.input(0), 0), c.emit.shift(c.output(), floatOf(c.node, 'alpha', 1))),

  // y = gamma x for x > 0, gamma alpha (e^x - 1) below, where y' = y + gamma alpha.
  Selu: (c) => {
    const alpha = floatOf(c.node, 'alpha', 1.6732632423543772);
    const gamma = floatOf(c.node, 'gamma', 1.0507009873554805);
    const { emit } = c;
    const slope = emit.op('Where', [
      above(c, c.input(0), 0),
      emit.floatLike(c.output(), [gamma]),
      emit.shift(c.output(), gamma * alpha),
    ]);
    return times(c, slope);
  },

  // y = x for x > 0, alpha (e^(x / alpha) - 1) below, where y' = y / alpha + 1.
  Celu: (c) => {
    const alpha = floatOf(c.node, 'alpha', 1);
    return either(c, above(c, c.input(0), 0), c.emit.shift(c.emit.scale(c.output(), 1 / alpha), 1));
  },

  // y = 1 / (1 + e^-x): y' = y (1 - y) = y - y^2.
  Sigmoid: (c) => {
    const y = c.output();
    return times(c, c.emit.sub(y, c.emit.mul(y, y)));
  },

  // y = tanh x: y' = 1 - y^2.
  Tanh: (c) => {
    const y = c.output();
    return times(c, c.emit.sub(c.emit.floatLike(y, [1]), c.emit.mul(y, y)));
  },

  // y = log(1 + e^x): y' = sigmoid x.
  Softplus: (c) => times(c, c.emit.op('Sigmoid', [c.input(0)])),

  // y = x / (1 + |x|): y' = 1 / (1 + |x|)^2 = (1 - |y|)^2.
  Softsign: (c) => {
    const { emit } = c;
    const rest = emit.sub(emit.floatLike(c.output(), [1]), emit.op('Abs', [c.output()]));
    return times(c, emit.mul(rest, rest));
  },

  // y = clip(alpha x + beta, 0, 1): y' = alpha inside.
  HardSigmoid: (c) => {
    const y = c.output();
    const inside = c.emit.op('And', [above(c, y, 0), below(c, y, 1)]);
    return [c.emit.scale(masked(c, inside)[0], floatOf(c.node, 'alpha', 0.2))];
  },

  // y = x clip(x / 6 + 1/2, 0, 1): y' = 0 below -3, 1 above 3, x / 3 + 1/2 between.
  HardSwish: (c) => {
    const { emit } = c;
    const x = c.input(0);
    const slope = emit.shift(emit.scale(x, 1 / 3), 0.5);
    const high = emit.op('Where', [above(c, x, 3), emit.floatLike(x, [1]), slope]);
    return times(c, emit.op('Where', [below(c, x, -3), emit.floatLike(x, [0]), high]));
  },

  // y = x Phi(x): y' = Phi(x) + x phi(x). With the tanh form, Phi(x) = (1 + t) / 2, t = tanh u,
  // u = sqrt(2 / pi) (x + 0.044715 x^3): y' = (1 + t) / 2 + x (1 - t^2) / 2 u'.
  Gelu: (c) => (textOf(c.node, 'approximate', 'none') === 'tanh' ? geluTanh(c) : geluErf(c)),

  // y = x s, s = sigmoid(alpha x): y' = s + alpha x s (1 - s).
  Swish: (c) => {
    const { emit } = c;
    const x = c.input(0);
    const alpha = floatOf(c.node, 'alpha', 1);
    const s = emit.op('Sigmoid', [emit.scale(x, alpha)]);
    const tail = emit.mul(emit.scale(x, alpha), emit.sub(s, emit.mul(s, s)));
    return times(c, emit.add(s, tail));
  },

  // y = x t, t = tanh(softplus x): y' = t + x (1 - t^2) sigmoid x.
  Mish: (c) => {
    const { emit } = c;
    const x = c.input(0);
    const t = emit.op('Tanh', [emit.op('Softplus', [x])]);
    const rest = emit.sub(emit.floatLike(x, [1]), emit.mul(t, t));
    return times(c, emit.add(t, emit.mul(emit.mul(x, rest), emit.op('Sigmoid', [x]))));
  },

  // y = x - bias for x > lambd, x + bias for x < -lambd, else 0.
  Shrink: (c) => {
    const lambd = floatOf(c.node, 'lambd', 0.5);
    return masked(c, above(c, c.emit.op('Abs', [c.input(0)]), lambd));
  },
};

function geluErf(c: RuleContext): [string] {
  const { emit } = c;
  const x = c.input(0);
  const erf = emit.op('Erf', [emit.scale(x, Math.SQRT1_2)]);
  const cumulative = emit.shift(emit.scale(erf, 0.5), 0.5);
  const bell = emit.op('Exp', [emit.scale(emit.mul(x, x), -0.5)]);
  const density = emit.scale(emit.mul(x, bell), 1 / Math.sqrt(2 * Math.PI));
  return times(c, emit.add(cumulative, density));
}

function geluTanh(c: RuleContext): [string] {
  const { emit } = c;
  const x = c.input(0);
  const k = Math.sqrt(2 / Math.PI);
  const square = emit.mul(x, x);
  const u = emit.mul(x, emit.shift(emit.scale(square, k * 0.044715), k));
  const t = emit.op('Tanh', [u]);
  const du = emit.shift(emit.scale(square, 3 * k * 0.044715), k);
  const rest = emit.sub(emit.floatLike(x, [1]), emit.mul(t, t));
  const sum = emit.add(emit.shift(t, 1), emit.mul(emit.mul(x, rest), du));
  return times(c, emit.scale(sum, 0.5));
}
