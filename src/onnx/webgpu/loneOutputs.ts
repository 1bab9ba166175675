import { intOf } from '../attributes.ts';
import type { Detour } from './detour.ts';

/**
 * ConvTranspose whose groups take several channels and give one, which the kernel mistakes for one filter a channel: each group
 * gives a second channel, of zeros, which is left out again.
 */
export const loneOutputs: Detour = {
  opType: 'ConvTranspose',
  needed(node, facts) {
    const weight = facts.shapeOf(node.inputs[1] ?? '');
    const groups = intOf(node, 'group', 1);
    return groups > 1 && weight?.[1] === 1 && weight[0] !== groups;
  },
  emitInstead(node, emit) {
    const [x = '', weight = '', bias = ''] = node.inputs;
    const rank = emit.facts.shapeOf(weight)!.length;
    const pads = Array.from({ length: 2 * rank }, (_, i) => (i === rank + 1 ? 1 : 0));
    const doubled = emit.op('ConvTranspose', [x, emit.op('Pad', [weight, emit.ints(pads)])], node.attributes);
    const bounds = [0, 2 ** 31, 1, 2].map((value) => emit.ints([value]));
    const single = emit.op('Slice', [doubled, ...bounds]);
    const spatial = Array.from({ length: rank - 2 }, () => 1);
    const output = bias === '' ? single : emit.add(single, emit.reshape(bias, [-1, ...spatial]));
    emit.alias(output, node.outputs[0] ?? '');
  },
};
