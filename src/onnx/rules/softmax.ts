import { intOf } from '../attributes.ts';
import { normalAxis } from '../axes.ts';
import type { RuleContext, RuleTable } from './rule.ts';

const axisOf = (c: RuleContext): readonly number[] => [normalAxis(intOf(c.node, 'axis', -1), c.rank(c.input(0)))];

export const softmaxes: RuleTable = {
  // y = softmax x: dx = y (dy - sum(dy y)).
  Softmax: (c) => {
    const { emit } = c;
    const y = c.output();
    const product = emit.mul(c.gradient, y);
    const total = emit.reduce('ReduceSum', product, axisOf(c), true);
    return [emit.sub(product, emit.mul(y, total))];
  },

  // y = log softmax x: dx = dy - e^y sum(dy).
  LogSoftmax: (c) => {
    const { emit } = c;
    const total = emit.reduce('ReduceSum', c.gradient, axisOf(c), true);
    return [emit.sub(c.gradient, emit.mul(emit.op('Exp', [c.output()]), total))];
  },
};
