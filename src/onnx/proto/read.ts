import { PbfReader } from 'pbf';
import { DataType } from '../dataType.ts';
import { OnnxError } from '../errors.ts';
import type { Attribute, Graph, Model, Node, TensorData, ValueInfo } from '../model.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_TYPE,
  DIMENSION,
  GRAPH,
  MODEL,
  NODE,
  OPSET,
  SHAPE,
  TENSOR_TYPE,
  TYPE,
  VALUE_INFO,
} from './fields.ts';
import { sizeOf } from '../tensor.ts';
import { readTensor, readTensorPlace, type ExternalFiles } from './readTensor.ts';

/**
 * Reads an ONNX model; weights stay views of the given bytes, so nothing large is copied.
 *
 * @param bytes the whole file; it must not change while the model is in use
 * @param files beside it that hold weights of it; default: none
 * @returns the model as data
 * @throws {OnnxError} `malformed-model`, or `external-data` when weights lie in a file that is not given
 */
export function readModel(bytes: Uint8Array, files?: ExternalFiles): Model {
  const draft = {
    irVersion: 0,
    opsets: new Map<string, number>(),
    graph: undefined as Graph | undefined,
    functions: [] as Uint8Array[],
  };
  try {
    new PbfReader(bytes).readFields((field, model, pbf) => {
      if (field === MODEL.irVersion) model.irVersion = pbf.readVarint();
      else if (field === MODEL.graph) model.graph = readGraph(pbf, files);
      else if (field === MODEL.functions) model.functions.push(pbf.readBytes());
      else if (field === MODEL.opsetImport) {
        const opset = pbf.readMessage(readOpset, { domain: '', version: 0 });
        model.opsets.set(opset.domain === 'ai.onnx' ? '' : opset.domain, opset.version);
      }
    }, draft);
  } catch (error) {
    if (error instanceof OnnxError) throw error;
    throw new OnnxError('malformed-model', `Expected an ONNX model, got bytes that do not parse: ${String(error)}.`);
  }
  if (draft.graph === undefined || draft.graph.outputs.length === 0) {
    throw new OnnxError(
      'malformed-model',
      `Expected an ONNX model with a graph, got ${bytes.byteLength} bytes without one. Check that the file is complete.`,
    );
  }
  return { ...draft, graph: draft.graph };
}

/** What a file says of a model without its weights, wherever those lie. */
export interface ModelBorder {
  /** Without those that have a value of their own. */
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /** Names of further files with weights. */
  readonly external: readonly string[];
  readonly opTypes: ReadonlySet<string>;
  /** Bytes of weights in half precision, wherever they lie. */
  readonly halves: number;
}

/**
 * Reads a model's border; weights are passed over, so that they may lie in other files.
 *
 * @param bytes the file that holds the graph.
 * @throws {OnnxError} `malformed-model`
 */
export function readBorder(bytes: Uint8Array): ModelBorder {
  const draft = {
    inputs: [] as ValueInfo[],
    outputs: [] as ValueInfo[],
    given: new Set<string>(),
    external: new Set<string>(),
    opTypes: new Set<string>(),
    halves: 0,
  };
  const readPart = (field: number, border: typeof draft, pbf: PbfReader): void => {
    if (field === GRAPH.input) border.inputs.push(readValueInfo(pbf));
    else if (field === GRAPH.output) border.outputs.push(readValueInfo(pbf));
    else if (field === GRAPH.node) border.opTypes.add(readNode(pbf).opType);
    else if (field === GRAPH.initializer) {
      const { name, location, dims, dataType } = readTensorPlace(pbf);
      border.given.add(name);
      if (dataType === DataType.Float16 || dataType === DataType.BFloat16) border.halves += 2 * sizeOf(dims);
      if (location !== null) border.external.add(location);
    }
  };
  try {
    new PbfReader(bytes).readFields((field, border, pbf) => {
      if (field === MODEL.graph) pbf.readMessage(readPart, border);
    }, draft);
  } catch (error) {
    throw new OnnxError('malformed-model', `Expected an ONNX model, got bytes that do not parse: ${String(error)}.`);
  }
  if (draft.outputs.length === 0)
    throw new OnnxError(
      'malformed-model',
      `Expected an ONNX model with a graph, got ${bytes.byteLength} bytes without.`,
    );
  const { inputs, given, external, ...rest } = draft;
  return { ...rest, inputs: inputs.filter(({ name }) => !given.has(name)), external: [...external] };
}

function readOpset(field: number, opset: { domain: string; version: number }, pbf: PbfReader): void {
  if (field === OPSET.domain) opset.domain = pbf.readString();
  else if (field === OPSET.version) opset.version = pbf.readVarint();
}

function readGraph(pbf: PbfReader, files?: ExternalFiles): Graph {
  const graph = {
    name: '',
    nodes: [] as Node[],
    initializers: new Map<string, TensorData>(),
    inputs: [] as ValueInfo[],
    outputs: [] as ValueInfo[],
    valueInfos: [] as ValueInfo[],
  };
  pbf.readMessage((field, draft, reader) => {
    if (field === GRAPH.node) draft.nodes.push(readNode(reader));
    else if (field === GRAPH.name) draft.name = reader.readString();
    else if (field === GRAPH.initializer) {
      const tensor = readTensor(reader, files);
      draft.initializers.set(tensor.name, tensor);
    } else if (field === GRAPH.input) draft.inputs.push(readValueInfo(reader));
    else if (field === GRAPH.output) draft.outputs.push(readValueInfo(reader));
    else if (field === GRAPH.valueInfo) draft.valueInfos.push(readValueInfo(reader));
    else if (field === GRAPH.sparseInitializer) {
      throw new OnnxError('malformed-model', 'Expected dense weights, got a sparse initializer.');
    }
  }, graph);
  return graph;
}

function readNode(pbf: PbfReader): Node {
  const node = {
    name: '',
    opType: '',
    domain: '',
    inputs: [] as string[],
    outputs: [] as string[],
    attributes: {} as Record<string, Attribute>,
  };
  pbf.readMessage((field, draft, reader) => {
    if (field === NODE.input) draft.inputs.push(reader.readString());
    else if (field === NODE.output) draft.outputs.push(reader.readString());
    else if (field === NODE.name) draft.name = reader.readString();
    else if (field === NODE.opType) draft.opType = reader.readString();
    else if (field === NODE.attribute) readAttribute(draft.attributes, reader);
    else if (field === NODE.domain) {
      const domain = reader.readString();
      draft.domain = domain === 'ai.onnx' ? '' : domain;
    }
  }, node);
  return node;
}

interface AttributeDraft {
  name: string;
  type: number;
  f: number;
  i: number;
  s: string;
  t: TensorData | undefined;
  g: Graph | undefined;
  floats: number[];
  ints: number[];
  strings: string[];
}

function readAttribute(attributes: Record<string, Attribute>, pbf: PbfReader): void {
  const draft: AttributeDraft = {
    name: '',
    type: 0,
    f: 0,
    i: 0,
    s: '',
    t: undefined,
    g: undefined,
    floats: [],
    ints: [],
    strings: [],
  };
  pbf.readMessage((field, a, reader) => {
    if (field === ATTRIBUTE.name) a.name = reader.readString();
    else if (field === ATTRIBUTE.type) a.type = reader.readVarint();
    else if (field === ATTRIBUTE.f) a.f = reader.readFloat();
    else if (field === ATTRIBUTE.i) a.i = reader.readVarint(true);
    else if (field === ATTRIBUTE.s) a.s = reader.readString();
    else if (field === ATTRIBUTE.t) a.t = readTensor(reader);
    else if (field === ATTRIBUTE.g) a.g = readGraph(reader);
    else if (field === ATTRIBUTE.floats) reader.readPackedFloat(a.floats);
    else if (field === ATTRIBUTE.ints) reader.readPackedVarint(a.ints, true);
    else if (field === ATTRIBUTE.strings) a.strings.push(reader.readString());
  }, draft);
  attributes[draft.name] = finishAttribute(draft);
}

function finishAttribute(draft: AttributeDraft): Attribute {
  switch (draft.type) {
    case ATTRIBUTE_TYPE.float:
      return { kind: 'float', value: draft.f };
    case ATTRIBUTE_TYPE.int:
      return { kind: 'int', value: draft.i };
    case ATTRIBUTE_TYPE.string:
      return { kind: 'string', value: draft.s };
    case ATTRIBUTE_TYPE.floats:
      return { kind: 'floats', value: draft.floats };
    case ATTRIBUTE_TYPE.ints:
      return { kind: 'ints', value: draft.ints };
    case ATTRIBUTE_TYPE.strings:
      return { kind: 'strings', value: draft.strings };
    case ATTRIBUTE_TYPE.tensor:
      if (draft.t) return { kind: 'tensor', value: draft.t };
      break;
    case ATTRIBUTE_TYPE.graph:
      if (draft.g) return { kind: 'graph', value: draft.g };
      break;
  }
  throw new OnnxError(
    'malformed-model',
    `Expected attribute "${draft.name}" to be a number, string, tensor, graph or list, got attribute type ${draft.type}.`,
  );
}

function readValueInfo(pbf: PbfReader): ValueInfo {
  const info = { name: '', elementType: 0, shape: null as (number | string | null)[] | null };
  pbf.readMessage((field, draft, reader) => {
    if (field === VALUE_INFO.name) draft.name = reader.readString();
    else if (field === VALUE_INFO.type) {
      reader.readMessage((kind, type, typeReader) => {
        if (kind === TYPE.tensorType) typeReader.readMessage(readTensorType, type);
      }, draft);
    }
  }, info);
  return info;
}

function readTensorType(
  field: number,
  info: { elementType: number; shape: (number | string | null)[] | null },
  pbf: PbfReader,
): void {
  if (field === TENSOR_TYPE.elemType) info.elementType = pbf.readVarint();
  else if (field === TENSOR_TYPE.shape) {
    info.shape = pbf.readMessage<(number | string | null)[]>((part, dims, reader) => {
      if (part === SHAPE.dim)
        dims.push(reader.readMessage(readDimension, { size: null as number | string | null }).size);
    }, []);
  }
}

function readDimension(field: number, dim: { size: number | string | null }, pbf: PbfReader): void {
  if (field === DIMENSION.value) dim.size = pbf.readVarint(true);
  else if (field === DIMENSION.param) {
    const name = pbf.readString();
    if (name !== '') dim.size = name;
  }
}
