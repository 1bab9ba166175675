import { DataType } from '../dataType.ts';
import { Emitter } from '../emitter.ts';
import { Facts } from '../facts/facts.ts';
import type { Model, Node, TensorData } from '../model.ts';
import { upcast } from '../prepare/upcast.ts';
import { readModel } from '../proto/read.ts';
import type { ExternalFiles } from '../proto/readTensor.ts';
import { writeModel } from '../proto/write.ts';
import { prune } from '../prune.ts';
import { floatTensor, numbersOf } from '../tensor.ts';
import { simplify } from '../vjp.ts';
import { antialiasedResize } from './antialiasedResize.ts';
import type { Detour } from './detour.ts';
import { loneOutputs } from './loneOutputs.ts';
import { oddChannels } from './oddChannels.ts';
import { cosine, sine } from './sine.ts';
import { wideSplit } from './wideSplit.ts';

const DETOURS: readonly Detour[] = [oddChannels, loneOutputs, antialiasedResize, wideSplit, sine, cosine];

const isDouble = (type: number): boolean => type === DataType.Double;

/**
 * Rewrites what the WebGPU kernels of onnxruntime-web (1.30) compute wrongly, or not at all, as what they compute.
 *
 * - Conv over 6, 9, 15, 18, ... channels (a multiple of 3, not of 4) gives wrong numbers: the channels are padded with zeros.
 * - ConvTranspose in groups that take several channels and give one gives wrong numbers: they give two, and one is left out.
 * - Resize with antialias has no kernel: it becomes a product with its interpolation matrix along each axis.
 * - Split into more parts than the device binds buffers fails when it runs: each part becomes a Slice.
 * - Sin and Cos are wrong by 2e-4 for arguments of some hundreds, as timesteps are: they become products and sums.
 * - float64 does not exist on the device: such values become float32.
 *
 * Convolutions and pooling over volumes have no kernel there either, and no detour: such models need WASM.
 *
 * @param bytes an ONNX file
 * @param files beside it that hold weights of it; what no detour changes stays in them; default: none
 * @returns the same bytes where nothing needs a detour, else an ONNX file with the same inputs and outputs, for the same files
 */
export function forWebGpu(bytes: Uint8Array, files?: ExternalFiles): Uint8Array {
  const source = readModel(bytes, files);
  const facts = Facts.of(source.graph);
  const detour = source.graph.nodes.some((node) => detourOf(node, facts) !== undefined);
  if (!detour && !hasDoubles(source)) return bytes;
  const model = upcast(inSingle(simplify(source)), isDouble);
  const emit = new Emitter(model.graph, 'webgpu/');
  for (const info of model.graph.valueInfos) emit.facts.declare(info);
  for (const node of model.graph.nodes) {
    emit.facts.infer(node);
    const way = detourOf(node, emit.facts);
    if (way) way.emitInstead(node, emit);
    else emit.append(node);
  }
  const graph = prune({ ...model.graph, nodes: emit.nodes, initializers: emit.initializers });
  return writeModel({ ...model, graph }, files);
}

/** Constants of float64 as float32: a Cast of theirs would be a node that no provider takes. */
function inSingle(model: Model): Model {
  const single = (tensor: TensorData): TensorData =>
    isDouble(tensor.dataType) ? floatTensor(tensor.name, tensor.dims, numbersOf(tensor)) : tensor;
  const initializers = new Map([...model.graph.initializers].map(([name, tensor]) => [name, single(tensor)]));
  return { ...model, graph: { ...model.graph, initializers } };
}

const detourOf = (node: Node, facts: Facts): Detour | undefined =>
  node.domain === '' ? DETOURS.find((way) => way.opType === node.opType && way.needed(node, facts)) : undefined;

function hasDoubles({ graph }: Model): boolean {
  const inNode = graph.nodes.some(({ attributes }) =>
    Object.entries(attributes).some(
      ([name, attribute]) =>
        (name === 'to' && attribute.kind === 'int' && isDouble(attribute.value)) ||
        // A Constant that was not yet lifted.
        (attribute.kind === 'tensor' && isDouble(attribute.value.dataType)),
    ),
  );
  return inNode || [...graph.initializers.values()].some(({ dataType }) => isDouble(dataType));
}
