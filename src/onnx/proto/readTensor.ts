import type { PbfReader } from 'pbf';
import { DataType } from '../dataType.ts';
import { OnnxError } from '../errors.ts';
import type { TensorData } from '../model.ts';
import { ENTRY, TENSOR } from './fields.ts';

/** Wire type of a length-delimited field: bytes, strings, messages and packed lists. */
const DELIMITED = 2;

interface Draft {
  name: string;
  dims: number[];
  dataType: number;
  raw: Uint8Array | undefined;
  /** The typed data fields: already little-endian bytes when packed, single values otherwise. */
  packed: Uint8Array | undefined;
  values: number[];
  wide: bigint[];
  /** Whether its data lies outside of the model, and where. */
  external: boolean;
  place: Record<string, string>;
  strings: boolean;
}

/** Files beside a model that hold its weights, by the names that it knows them by. */
export type ExternalFiles = ReadonlyMap<string, Uint8Array>;

/**
 * Reads a `TensorProto` whatever field its data is in; `raw_data`, packed floats and what lies in other files stay views of their file.
 *
 * @param pbf at the tensor
 * @param files beside the model; default: none
 * @throws {OnnxError} `external-data` for data in a file that is not given, `malformed-model` for string tensors
 */
export function readTensor(pbf: PbfReader, files: ExternalFiles = new Map()): TensorData {
  const draft: Draft = {
    name: '',
    dims: [],
    dataType: 0,
    raw: undefined,
    packed: undefined,
    values: [],
    wide: [],
    external: false,
    place: {},
    strings: false,
  };
  pbf.readMessage(readField, draft);
  const outside = draft.external ? outsideOf(draft.place, files) : undefined;
  if (draft.external && !outside) {
    throw new OnnxError(
      'external-data',
      `Expected the data of tensor "${draft.name}" inside the model, got a reference to another file. Save the model as one file (onnx.save with save_as_external_data=False).`,
    );
  }
  if (draft.strings) {
    throw new OnnxError('malformed-model', `Expected numbers in tensor "${draft.name}", got strings.`);
  }
  return {
    name: draft.name,
    dims: draft.dims,
    dataType: draft.dataType,
    raw: outside ?? draft.raw ?? draft.packed ?? typed(draft),
  };
}

/** The part of a file that holds a tensor's data; without an offset it begins with it, without a length it ends with it. */
function outsideOf(
  { location = '', offset = '0', length }: Readonly<Record<string, string>>,
  files: ExternalFiles,
): Uint8Array | undefined {
  const from = Number(offset);
  return files.get(location)?.subarray(from, length === undefined ? undefined : from + Number(length));
}

/** What a `TensorProto` says of itself besides its data. */
export interface TensorPlace {
  readonly name: string;
  readonly dims: readonly number[];
  readonly dataType: DataType;
  /** The file that holds its data; `null` where that is the model's own. */
  readonly location: string | null;
}

/** Reads a `TensorProto` without its data. */
export function readTensorPlace(pbf: PbfReader): TensorPlace {
  const place = { name: '', dims: [] as number[], dataType: 0, location: null as string | null };
  pbf.readMessage((field, draft, reader) => {
    if (field === TENSOR.name) draft.name = reader.readString();
    else if (field === TENSOR.dims) reader.readPackedVarint(draft.dims, true);
    else if (field === TENSOR.dataType) draft.dataType = reader.readVarint();
    else if (field === TENSOR.externalData) {
      const entry = reader.readMessage(readEntry, { key: '', value: '' });
      if (entry.key === 'location') draft.location = entry.value;
    }
  }, place);
  return place;
}

function readEntry(field: number, entry: { key: string; value: string }, pbf: PbfReader): void {
  if (field === ENTRY.key) entry.key = pbf.readString();
  else if (field === ENTRY.value) entry.value = pbf.readString();
}

function readField(field: number, draft: Draft, pbf: PbfReader): void {
  switch (field) {
    case TENSOR.dims:
      pbf.readPackedVarint(draft.dims, true);
      break;
    case TENSOR.dataType:
      draft.dataType = pbf.readVarint();
      break;
    case TENSOR.name:
      draft.name = pbf.readString();
      break;
    case TENSOR.rawData:
      draft.raw = pbf.readBytes();
      break;
    case TENSOR.floatData:
      if (pbf.type === DELIMITED) draft.packed = pbf.readBytes();
      else draft.values.push(pbf.readFloat());
      break;
    case TENSOR.doubleData:
      if (pbf.type === DELIMITED) draft.packed = pbf.readBytes();
      else draft.values.push(pbf.readDouble());
      break;
    case TENSOR.int32Data:
      pbf.readPackedVarint(draft.values, true);
      break;
    case TENSOR.int64Data:
    case TENSOR.uint64Data:
      readWide(draft.wide, pbf);
      break;
    case TENSOR.stringData:
      draft.strings = true;
      break;
    case TENSOR.externalData: {
      const { key, value } = pbf.readMessage(readEntry, { key: '', value: '' });
      draft.external = true;
      draft.place[key] = value;
      break;
    }
    case TENSOR.dataLocation:
      draft.external ||= pbf.readVarint() === 1;
      break;
  }
}

/** Varints as 64-bit integers: numbers would round the ends of the range, which slices use. */
function readWide(values: bigint[], pbf: PbfReader): void {
  const end = pbf.type === DELIMITED ? pbf.readVarint() + pbf.pos : undefined;
  do {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = pbf.buf[pbf.pos++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    values.push(BigInt.asIntN(64, value));
  } while (end !== undefined && pbf.pos < end);
}

function typed(draft: Draft): Uint8Array {
  const { dataType, values, wide } = draft;
  const array = (() => {
    switch (dataType) {
      case DataType.Float:
        return Float32Array.from(values);
      case DataType.Double:
        return Float64Array.from(values);
      case DataType.Int64:
      case DataType.Uint64:
        return BigInt64Array.from(wide);
      case DataType.Uint32:
        return Uint32Array.from(wide, Number);
      case DataType.Int32:
        return Int32Array.from(values);
      case DataType.Float16:
      case DataType.BFloat16:
      case DataType.Uint16:
      case DataType.Int16:
        return Uint16Array.from(values);
      default:
        return Uint8Array.from(values);
    }
  })();
  return new Uint8Array(array.buffer);
}
