import { int } from '../attributes.ts';
import { DataType } from '../dataType.ts';
import type { Model } from '../model.ts';
import { TARGET_OPSET } from '../prepare/opset.ts';

/** Values of the graph. */
export const UPLOADED = { from: 'value', to: 'uploaded' } as const;

/**
 * A float32 value as it is, of a type: what it gives can stay on the device.
 *
 * @param rank of the value.
 * @param type of what it becomes.
 */
export function uploaded(rank: number, type: DataType): Model {
  const shape = Array.from({ length: rank }, (_, i) => `d${i}`);
  const { from, to } = UPLOADED;
  const node = { name: to, domain: '', inputs: [from], outputs: [to] };
  return {
    irVersion: 8,
    opsets: new Map([['', TARGET_OPSET]]),
    functions: [],
    graph: {
      name: 'upload',
      nodes: [
        type === DataType.Float
          ? { ...node, opType: 'Identity', attributes: {} }
          : { ...node, opType: 'Cast', attributes: { to: int(type) } },
      ],
      initializers: new Map(),
      inputs: [{ name: from, elementType: DataType.Float, shape }],
      outputs: [{ name: to, elementType: type, shape }],
      valueInfos: [],
    },
  };
}
