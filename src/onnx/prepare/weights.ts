import { DataType, isFloating } from '../dataType.ts';
import { OnnxError } from '../errors.ts';
import type { Model, TensorData, ValueInfo } from '../model.ts';
import { floatTensor, numbersOf } from '../tensor.ts';

/** A weight in the precision that it is trained in. */
const inSingle = (tensor: TensorData): TensorData =>
  tensor.dataType === DataType.Float || tensor.dataType === DataType.Double
    ? tensor
    : floatTensor(tensor.name, tensor.dims, numbersOf(tensor));

/**
 * The weights of a model by name, in float32 where the file stores them in half precision.
 *
 * @param model with constants in one place
 * @param names of initializers
 * @param title of the model, for errors
 * @throws {OnnxError} `unknown-value` for a name that is no floating-point initializer
 */
export function weightsOf({ graph }: Model, names: readonly string[], title = graph.name): TensorData[] {
  return names.map((name) => {
    const tensor = graph.initializers.get(name);
    if (tensor && isFloating(tensor.dataType)) return inSingle(tensor);
    const floating = [...graph.initializers.values()].filter(({ dataType }) => isFloating(dataType));
    throw new OnnxError(
      'unknown-value',
      `Expected "${name}" to be a floating-point weight of model "${title}", which has ${floating.map((weight) => `"${weight.name}"`).join(', ') || 'none'}.`,
    );
  });
}

/**
 * Turns weights into inputs of the graph: their values are given when it runs, and nothing is concluded from those in the file.
 *
 * @param model with constants in one place
 * @param names of initializers
 * @returns the model with one more input for each, after its own, of the weight's shape; half precision becomes float32
 * @throws {OnnxError} `unknown-value` for a name that is no floating-point initializer
 */
export function liftWeights(model: Model, names: readonly string[]): Model {
  if (names.length === 0) return model;
  const { graph } = model;
  const infos = weightsOf(model, names).map(({ name, dims, dataType }): ValueInfo => ({
    name,
    elementType: dataType,
    shape: dims,
  }));
  const lifted = new Set(names);
  const initializers = new Map([...graph.initializers].filter(([name]) => !lifted.has(name)));
  return { ...model, graph: { ...graph, initializers, inputs: [...graph.inputs, ...infos] } };
}
