import type { RuleContext, RuleTable } from './rule.ts';

/** Arithmetic with broadcasting: each gradient is summed over the axes along which its input was repeated. */

/** The gradient of an input from its value at the output's shape, made only when wanted. */
const onto = (c: RuleContext, i: number, gradient: () => string): string | undefined =>
  c.wants(i) ? c.sumToInput(gradient(), i) : undefined;

export const arithmetic: RuleTable = {
  // y = a + b: da = dy, db = dy.
  Add: (c) => [onto(c, 0, () => c.gradient), onto(c, 1, () => c.gradient)],

  // y = a - b: da = dy, db = -dy.
  Sub: (c) => [onto(c, 0, () => c.gradient), c.wants(1) ? c.emit.neg(c.sumToInput(c.gradient, 1)) : undefined],

  // y = a b: da = dy b, db = dy a.
  Mul: (c) => [
    onto(c, 0, () => c.emit.mul(c.gradient, c.input(1))),
    onto(c, 1, () => c.emit.mul(c.gradient, c.input(0))),
  ],

  // y = a / b: da = dy / b, db = -dy y / b.
  Div: (c) => {
    const quotient = c.emit.div(c.gradient, c.input(1));
    return [onto(c, 0, () => quotient), onto(c, 1, () => c.emit.neg(c.emit.mul(quotient, c.output())))];
  },

  Neg: (c) => [c.emit.neg(c.gradient)],

  // y = x_1 + ... + x_n.
  Sum: (c) => c.node.inputs.map((_, i) => onto(c, i, () => c.gradient)),

  // y = (x_1 + ... + x_n) / n.
  Mean: (c) => {
    const share = c.emit.scale(c.gradient, 1 / c.node.inputs.length);
    return c.node.inputs.map((_, i) => onto(c, i, () => share));
  },

  Max: extreme,
  Min: extreme,

  // y = a^b: da = dy b a^(b - 1); db = dy y log a, taken as 0 where a = 0.
  Pow: (c) => {
    const { emit } = c;
    const [a, b] = [c.input(0), c.input(1)];
    return [
      onto(c, 0, () => emit.mul(c.gradient, powerDerivative(c, a, b))),
      onto(c, 1, () => {
        const zero = emit.op('Equal', [a, emit.floatLike(a, [0])]);
        const safe = emit.op('Where', [zero, emit.floatLike(a, [1]), a]);
        return emit.mul(c.gradient, emit.mul(c.output(), emit.op('Log', [safe])));
      }),
    ];
  },

  // y = a - b floor(a / b) (fmod = 0) or a - b trunc(a / b) (fmod = 1): da = dy.
  Mod: (c) => {
    if (c.wants(1)) throw c.unsupported('a wanted divisor');
    return [onto(c, 0, () => c.gradient)];
  },
};

/** b a^(b - 1), without a Pow for the exponents that models use. */
function powerDerivative(c: RuleContext, a: string, b: string): string {
  const { emit } = c;
  const [exponent, ...others] = emit.facts.valueOf(b) ?? [];
  if (typeof exponent === 'number' && others.length === 0) {
    if (exponent === 1) return emit.floatLike(a, [1]);
    if (exponent === 2) return emit.scale(a, 2);
    if (exponent === 3) return emit.scale(emit.mul(a, a), 3);
    if (exponent === 0.5) return emit.div(emit.floatLike(a, [0.5]), c.output());
    return emit.scale(emit.op('Pow', [a, emit.floatLike(a, [exponent - 1])]), exponent);
  }
  // b a^(b - 1) with 0 for b = 0, where a^-1 may be infinite.
  const wide = emit.facts.typeOf(a) === emit.facts.typeOf(b) ? b : emit.op('CastLike', [b, a]);
  const power = emit.mul(wide, emit.op('Pow', [a, emit.shift(wide, -1)]));
  const none = emit.op('Equal', [wide, emit.floatLike(a, [0])]);
  return emit.op('Where', [none, emit.floatLike(a, [0]), power]);
}

/** y = max or min of x_1, ..., x_n: dy goes to the inputs that attain it, in equal shares (as PyTorch's maximum). */
function extreme(c: RuleContext): readonly (string | undefined)[] {
  const { emit } = c;
  if (c.node.inputs.length === 1) return [c.gradient];
  const hits = c.node.inputs.map((x) => emit.indicator(emit.op('Equal', [x, c.output()]), c.gradient));
  const count = hits.reduce((a, b) => emit.add(a, b));
  const share = emit.div(c.gradient, count);
  return hits.map((hit, i) => onto(c, i, () => emit.mul(share, hit)));
}
