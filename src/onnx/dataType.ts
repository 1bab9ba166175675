/** Element types as numbered by ONNX (`TensorProto.DataType`). */
export const DataType = {
  Float: 1,
  Uint8: 2,
  Int8: 3,
  Uint16: 4,
  Int16: 5,
  Int32: 6,
  Int64: 7,
  String: 8,
  Bool: 9,
  Float16: 10,
  Double: 11,
  Uint32: 12,
  Uint64: 13,
  BFloat16: 16,
} as const;

/** The number of an element type; numbers beyond the table (float8, int4, ...) pass through untouched. */
export type DataType = number;

const BYTES: Readonly<Record<number, number>> = {
  [DataType.Float]: 4,
  [DataType.Uint8]: 1,
  [DataType.Int8]: 1,
  [DataType.Uint16]: 2,
  [DataType.Int16]: 2,
  [DataType.Int32]: 4,
  [DataType.Int64]: 8,
  [DataType.Bool]: 1,
  [DataType.Float16]: 2,
  [DataType.Double]: 8,
  [DataType.Uint32]: 4,
  [DataType.Uint64]: 8,
  [DataType.BFloat16]: 2,
};

/** Bytes of one element, or undefined for a type without a whole number of bytes. */
export const bytesPerElement = (type: DataType): number | undefined => BYTES[type];

/** Whether values of the type have derivatives. */
export const isFloating = (type: DataType | undefined): boolean =>
  type === DataType.Float || type === DataType.Float16 || type === DataType.Double || type === DataType.BFloat16;
