import { DataType, bytesPerElement } from './dataType.ts';
import { OnnxError } from './errors.ts';
import { numberToHalf } from './half.ts';
import type { TensorData } from './model.ts';

/** Number of elements of a shape. */
export const sizeOf = (dims: readonly number[]): number => dims.reduce((product, dim) => product * dim, 1);

const bytesOf = (view: ArrayBufferView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** A float32 constant. */
export const floatTensor = (name: string, dims: readonly number[], values: ArrayLike<number>): TensorData => ({
  name,
  dims,
  dataType: DataType.Float,
  raw: bytesOf(values instanceof Float32Array ? values : Float32Array.from(values)),
});

/** A constant in half precision: the nearest numbers. */
export const halfTensor = (name: string, dims: readonly number[], values: ArrayLike<number>): TensorData => ({
  name,
  dims,
  dataType: DataType.Float16,
  raw: bytesOf(Uint16Array.from(values, numberToHalf)),
});

/** A float64 constant. */
export const doubleTensor = (name: string, dims: readonly number[], values: ArrayLike<number>): TensorData => ({
  name,
  dims,
  dataType: DataType.Double,
  raw: bytesOf(Float64Array.from(values)),
});

const INT64_MAX = 9223372036854775807n;
const INT64_MIN = -9223372036854775808n;

const toInt64 = (value: number): bigint => {
  if (value >= 2 ** 63) return INT64_MAX;
  return value <= -(2 ** 63) ? INT64_MIN : BigInt(value);
};

/** An int64 constant; values beyond the range are held at its ends, as the "to the end" of a Slice needs. */
export const int64Tensor = (name: string, dims: readonly number[], values: readonly number[]): TensorData => ({
  name,
  dims,
  dataType: DataType.Int64,
  raw: bytesOf(BigInt64Array.from(values, toInt64)),
});

/** Value of an IEEE 754 half-precision number given by its bits. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/**
 * Reads the elements of a constant as numbers.
 *
 * @param tensor any tensor of numbers or booleans
 * @returns its elements in order; int64 beyond 2^53 is rounded
 * @throws {OnnxError} `malformed-model` when the bytes do not fit the shape
 */
export function numbersOf(tensor: TensorData): number[] {
  const count = sizeOf(tensor.dims);
  const width = bytesPerElement(tensor.dataType);
  if (width === undefined || tensor.raw.byteLength < count * width) {
    throw new OnnxError(
      'malformed-model',
      `Expected ${count} elements of type ${tensor.dataType} in tensor "${tensor.name}", got ${tensor.raw.byteLength} bytes. The file is damaged or uses a type that is not read here.`,
    );
  }
  const view = new DataView(tensor.raw.buffer, tensor.raw.byteOffset, tensor.raw.byteLength);
  return Array.from({ length: count }, (_, i) => elementAt(view, i * width, tensor.dataType));
}

function elementAt(view: DataView, offset: number, type: DataType): number {
  switch (type) {
    case DataType.Float:
      return view.getFloat32(offset, true);
    case DataType.Double:
      return view.getFloat64(offset, true);
    case DataType.Float16:
      return halfToNumber(view.getUint16(offset, true));
    case DataType.BFloat16:
      return bfloatToNumber(view.getUint16(offset, true));
    case DataType.Int64:
      return Number(view.getBigInt64(offset, true));
    case DataType.Uint64:
      return Number(view.getBigUint64(offset, true));
    case DataType.Int32:
      return view.getInt32(offset, true);
    case DataType.Uint32:
      return view.getUint32(offset, true);
    case DataType.Int16:
      return view.getInt16(offset, true);
    case DataType.Uint16:
      return view.getUint16(offset, true);
    case DataType.Int8:
      return view.getInt8(offset);
    default:
      return view.getUint8(offset);
  }
}

function bfloatToNumber(bits: number): number {
  const word = new DataView(new ArrayBuffer(4));
  word.setUint32(0, bits * 0x10000, true);
  return word.getFloat32(0, true);
}
