import { PbfWriter } from 'pbf';
import type { Attribute, Graph, Model, Node, TensorData, ValueInfo } from '../model.ts';
import type { ExternalFiles } from './readTensor.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_TYPE,
  DIMENSION,
  ENTRY,
  GRAPH,
  MODEL,
  NODE,
  OPSET,
  SHAPE,
  TENSOR,
  TENSOR_TYPE,
  TYPE,
  VALUE_INFO,
} from './fields.ts';

/** Wire type of a length-delimited field. */
const DELIMITED = 2;

/** `TensorProto.DataLocation` of data in another file. */
const EXTERNAL = 1;

/** The largest number below 2^63: "to the end" is written as 2^63 - 1, which reads as 2^63. */
const LARGEST_INT = 2 ** 63 - 1024;

/**
 * Writes a model as the bytes of an ONNX file; each weight is copied once, into the result.
 *
 * @param model a model whose names are unique and whose nodes are in topological order
 * @param files beside it that it was read with: a weight that still is a part of one of them stays there; default: none
 * @returns the file
 */
export function writeModel(model: Model, files: ExternalFiles = new Map()): Uint8Array {
  const graph = graphParts(model.graph, files);
  const head = new PbfWriter();
  head.writeVarintField(MODEL.irVersion, model.irVersion);
  head.writeStringField(MODEL.producerName, 'offshoot');
  for (const [domain, version] of model.opsets) {
    head.writeMessage(MODEL.opsetImport, writeOpset, { domain, version });
  }
  for (const bytes of model.functions) head.writeBytesField(MODEL.functions, bytes);
  head.writeTag(MODEL.graph, DELIMITED);
  head.writeVarint(lengthOf(graph));
  return join([head.finish(), ...graph]);
}

/** The graph's bytes in pieces, so that weights are not copied through a growing buffer. */
function graphParts(graph: Graph, files: ExternalFiles = new Map()): Uint8Array[] {
  const body = new PbfWriter();
  for (const node of graph.nodes) body.writeMessage(GRAPH.node, writeNode, node);
  body.writeStringField(GRAPH.name, graph.name || 'graph');
  for (const info of graph.inputs) body.writeMessage(GRAPH.input, writeValueInfo, info);
  for (const info of graph.outputs) body.writeMessage(GRAPH.output, writeValueInfo, info);
  for (const info of graph.valueInfos) body.writeMessage(GRAPH.valueInfo, writeValueInfo, info);
  const parts = [body.finish()];
  for (const tensor of graph.initializers.values()) {
    const place = placeOf(tensor.raw, files);
    if (place) {
      parts.push(referenceTo(tensor, place));
      continue;
    }
    const fields = new PbfWriter();
    writeTensorHead(tensor, fields);
    fields.writeTag(TENSOR.rawData, DELIMITED);
    fields.writeVarint(tensor.raw.byteLength);
    const described = fields.finish();
    const prefix = new PbfWriter();
    prefix.writeTag(GRAPH.initializer, DELIMITED);
    prefix.writeVarint(described.byteLength + tensor.raw.byteLength);
    parts.push(prefix.finish(), described, tensor.raw);
  }
  return parts;
}

/** Where a tensor's data lies, as the entries of its external data say it. */
type Place = Readonly<Record<'location' | 'offset' | 'length', string>>;

/** The part of a file that these bytes are, by the memory that they lie in; `undefined` for bytes of the model's own. */
function placeOf({ buffer, byteOffset, byteLength }: Uint8Array, files: ExternalFiles): Place | undefined {
  for (const [location, file] of files) {
    const offset = byteOffset - file.byteOffset;
    if (buffer === file.buffer && offset >= 0 && offset + byteLength <= file.byteLength)
      return { location, offset: String(offset), length: String(byteLength) };
  }
  return undefined;
}

/** An initializer whose data lies in another file. */
function referenceTo(tensor: TensorData, place: Place): Uint8Array {
  const body = new PbfWriter();
  body.writeMessage(
    GRAPH.initializer,
    (_, pbf) => {
      writeTensorHead(tensor, pbf);
      for (const entry of Object.entries(place)) pbf.writeMessage(TENSOR.externalData, writeEntry, entry);
      pbf.writeVarintField(TENSOR.dataLocation, EXTERNAL);
    },
    null,
  );
  return body.finish();
}

function writeEntry([key, value]: [string, string], pbf: PbfWriter): void {
  pbf.writeStringField(ENTRY.key, key);
  pbf.writeStringField(ENTRY.value, value);
}

const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.byteLength, 0);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(lengthOf(parts));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes;
}

function writeOpset(opset: { domain: string; version: number }, pbf: PbfWriter): void {
  pbf.writeStringField(OPSET.domain, opset.domain);
  pbf.writeVarintField(OPSET.version, opset.version);
}

function writeNode(node: Node, pbf: PbfWriter): void {
  for (const input of node.inputs) pbf.writeStringField(NODE.input, input);
  for (const output of node.outputs) pbf.writeStringField(NODE.output, output);
  pbf.writeStringField(NODE.name, node.name);
  pbf.writeStringField(NODE.opType, node.opType);
  if (node.domain !== '') pbf.writeStringField(NODE.domain, node.domain);
  for (const entry of Object.entries(node.attributes)) pbf.writeMessage(NODE.attribute, writeAttribute, entry);
}

function writeAttribute([name, attribute]: [string, Attribute], pbf: PbfWriter): void {
  pbf.writeStringField(ATTRIBUTE.name, name);
  pbf.writeVarintField(ATTRIBUTE.type, ATTRIBUTE_TYPE[attribute.kind]);
  switch (attribute.kind) {
    case 'float': {
      pbf.writeFloatField(ATTRIBUTE.f, attribute.value);
      return;
    }
    case 'int': {
      pbf.writeVarintField(ATTRIBUTE.i, attribute.value);
      return;
    }
    case 'string': {
      pbf.writeStringField(ATTRIBUTE.s, attribute.value);
      return;
    }
    case 'tensor': {
      pbf.writeMessage(ATTRIBUTE.t, writeTensor, attribute.value);
      return;
    }
    case 'graph':
      pbf.writeTag(ATTRIBUTE.g, DELIMITED);
      {
        pbf.writeBytes(join(graphParts(attribute.value)));
        return;
      }
    case 'floats':
      for (const value of attribute.value) pbf.writeFloatField(ATTRIBUTE.floats, value);
      return;
    case 'ints':
      for (const value of attribute.value) pbf.writeVarintField(ATTRIBUTE.ints, Math.min(value, LARGEST_INT));
      return;
    case 'strings':
      for (const value of attribute.value) pbf.writeStringField(ATTRIBUTE.strings, value);
      return;
    default:
      attribute satisfies never;
  }
}

function writeTensorHead(tensor: TensorData, pbf: PbfWriter): void {
  for (const dim of tensor.dims) pbf.writeVarintField(TENSOR.dims, dim);
  pbf.writeVarintField(TENSOR.dataType, tensor.dataType);
  if (tensor.name !== '') pbf.writeStringField(TENSOR.name, tensor.name);
}

function writeTensor(tensor: TensorData, pbf: PbfWriter): void {
  writeTensorHead(tensor, pbf);
  pbf.writeBytesField(TENSOR.rawData, tensor.raw);
}

function writeValueInfo(info: ValueInfo, pbf: PbfWriter): void {
  pbf.writeStringField(VALUE_INFO.name, info.name);
  pbf.writeMessage(
    VALUE_INFO.type,
    (value, type) => {
      type.writeMessage(TYPE.tensorType, writeTensorType, value);
    },
    info,
  );
}

function writeTensorType(info: ValueInfo, pbf: PbfWriter): void {
  pbf.writeVarintField(TENSOR_TYPE.elemType, info.elementType);
  if (info.shape) pbf.writeMessage(TENSOR_TYPE.shape, writeShape, info.shape);
}

function writeShape(shape: readonly (number | string | null)[], pbf: PbfWriter): void {
  for (const dim of shape) pbf.writeMessage(SHAPE.dim, writeDimension, dim);
}

function writeDimension(dim: number | string | null, pbf: PbfWriter): void {
  if (typeof dim === 'number') pbf.writeVarintField(DIMENSION.value, dim);
  else if (dim !== null) pbf.writeStringField(DIMENSION.param, dim);
}
