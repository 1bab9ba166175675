import { intOf } from '../attributes.ts';
import { resizeMatrices } from '../rules/resize.ts';
import type { Detour } from './detour.ts';

/** Resize that stretches its filter when shrinking: y = M x along each axis that changes, for sizes known beforehand. */
export const antialiasedResize: Detour = {
  opType: 'Resize',
  needed(node, facts) {
    const known = facts.staticShapeOf(node.inputs[0] ?? '') && facts.staticShapeOf(node.outputs[0] ?? '');
    return intOf(node, 'antialias', 0) === 1 && known !== undefined;
  },
  emitInstead(node, emit) {
    const resized = resizeMatrices(node, emit).reduce(
      (x, { axis, matrix }) => emit.contract(x, axis, emit.transpose(matrix, [1, 0])),
      node.inputs[0] ?? '',
    );
    emit.append({ ...node, opType: 'Identity', inputs: [resized], attributes: {} });
  },
};
