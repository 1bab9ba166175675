import type { Model, ValueInfo } from '../model.ts';

/**
 * Fixes or opens the number of images in a batch: the first size of the model's first input, wherever it is named.
 *
 * @param model whose first input begins with the batch
 * @param batch number of images, or a name where it is to be open
 * @returns the model; shapes that it states of other values are left out, since they may hold the old number
 */
export function withBatch(model: Model, batch: number | string): Model {
  const { graph } = model;
  const old = graph.inputs[0]?.shape?.[0];
  const resized = (info: ValueInfo, first: boolean): ValueInfo => {
    const shape = info.shape?.map((size, axis) => {
      const isBatch = (first && axis === 0) || (typeof old === 'string' && size === old);
      return isBatch ? batch : size;
    });
    return { ...info, shape: shape ?? null };
  };
  const inputs = graph.inputs.map((info, i) => resized(info, i === 0));
  const outputs = graph.outputs.map((info) => ({ ...info, shape: info.shape && openFirst(info.shape) }));
  return { ...model, graph: { ...graph, inputs, outputs, valueInfos: [] } };
}

/**
 * Fixes the sizes of a model's first input behind the batch.
 *
 * @param model whose first input begins with the batch
 * @param sizes one an axis
 * @returns the model; what it states of shapes behind that input is left out, since it may name sizes that are numbers now
 */
export function withSizes(model: Model, sizes: readonly number[]): Model {
  const { graph } = model;
  const inputs = graph.inputs.map((info, i) =>
    i === 0 ? { ...info, shape: [info.shape?.[0] ?? null, ...sizes] } : info,
  );
  const outputs = graph.outputs.map((info) => ({ ...info, shape: null }));
  return { ...model, graph: { ...graph, inputs, outputs, valueInfos: [] } };
}

const openFirst = (shape: NonNullable<ValueInfo['shape']>): NonNullable<ValueInfo['shape']> =>
  shape.map((size, axis) => (axis === 0 ? null : size));
