import { intOf } from '../attributes.ts';
import { normalAxis } from '../axes.ts';
import type { Facts } from '../facts/facts.ts';
import type { Node } from '../model.ts';
import type { Detour } from './detour.ts';

/** Parts that any device can write at once: it binds eight buffers at least, and one of them is read. */
const MOST = 7;

/** Sizes of the parts along the axis, where they are known beforehand. */
function sizesOf(node: Node, facts: Facts): readonly number[] | undefined {
  const stated = facts.numbersOf(node.inputs[1] ?? '');
  if (stated) return stated;
  const shape = facts.shapeOf(node.inputs[0] ?? '');
  const length = shape?.[normalAxis(intOf(node, 'axis', 0), shape.length)];
  if (typeof length !== 'number') return undefined;
  // The last part is the smaller one where they cannot be equal.
  const size = Math.ceil(length / node.outputs.length);
  return node.outputs.map((_, i) => Math.min(size, length - i * size));
}

/** Split into more parts than the device binds buffers: each part becomes a Slice. */
export const wideSplit: Detour = {
  opType: 'Split',
  needed: (node, facts) => node.outputs.length > MOST && sizesOf(node, facts) !== undefined,
  emitInstead(node, emit) {
    const [x = ''] = node.inputs;
    const axis = emit.ints([normalAxis(intOf(node, 'axis', 0), emit.facts.shapeOf(x)?.length ?? 0)]);
    let from = 0;
    sizesOf(node, emit.facts)!.forEach((size, i) => {
      const inputs = [x, emit.ints([from]), emit.ints([from + size]), axis];
      const output = node.outputs[i] ?? '';
      if (output !== '')
        emit.append({ ...node, name: output, opType: 'Slice', inputs, outputs: [output], attributes: {} });
      from += size;
    });
  },
};
