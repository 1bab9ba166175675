import { intOf } from '../attributes.ts';
import type { Emitter } from '../emitter.ts';
import type { Detour } from './detour.ts';

/** Zeros after the channels of a value, until their number is a multiple of four. */
function padded(emit: Emitter, name: string, rank: number, channels: number): string {
  const pads = Array.from({ length: 2 * rank }, (_, i) => (i === rank + 1 ? 4 - (channels % 4) : 0));
  return emit.op('Pad', [name, emit.ints(pads)]);
}

/**
 * Conv, where the kernel takes three channels at a time and loses all but the first three: the image and the weight get channels
 * of zeros, which add nothing to the sum. The weight's is padded once, when the session folds constants.
 */
export const oddChannels: Detour = {
  opType: 'Conv',
  needed(node, facts) {
    const channels = facts.shapeOf(node.inputs[1] ?? '')?.[1];
    return (
      intOf(node, 'group', 1) === 1 &&
      typeof channels === 'number' &&
      channels > 3 &&
      channels % 3 === 0 &&
      channels % 4 !== 0
    );
  },
  emitInstead(node, emit) {
    const [x = '', weight = '', ...bias] = node.inputs;
    const [, channels, ...spatial] = emit.facts.shapeOf(weight)!;
    const rank = spatial.length + 2;
    const inputs = [x, weight].map((name) => padded(emit, name, rank, channels as number));
    emit.append({ ...node, inputs: [...inputs, ...bias] });
  },
};
