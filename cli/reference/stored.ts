/** @file What reference cases hold: JSON with tensors in base64, and files beside it. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Element types of stored tensors; float32 where none is named. */
const READERS = {
  float32: (bytes: ArrayBuffer) => new Float32Array(bytes),
  int64: (bytes: ArrayBuffer) => new BigInt64Array(bytes),
  uint16: (bytes: ArrayBuffer) => new Uint16Array(bytes),
  uint8: (bytes: ArrayBuffer) => new Uint8Array(bytes),
  int8: (bytes: ArrayBuffer) => new Int8Array(bytes),
} as const;

/** A tensor in `case.json`: little-endian elements in base64; a value is the element times `scale`, such as "1/257". */
export interface StoredTensor {
  readonly shape: readonly number[];
  readonly data: string;
  readonly type?: keyof typeof READERS;
  readonly scale?: string;
}

export type StoredTensors = Readonly<Record<string, StoredTensor>>;

export interface FloatTensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

export interface IndexTensor {
  readonly dims: readonly number[];
  readonly data: BigInt64Array;
}

/** Reads `case.json` of a case's folder. */
export async function readCase<Case>(folder: string): Promise<Case> {
  return JSON.parse(await readFile(join(folder, 'case.json'), 'utf8')) as Case;
}

/** Reads a file of a case's folder. */
export async function readBytes(folder: string, name: string): Promise<Uint8Array> {
  return new Uint8Array(await readFile(join(folder, name)));
}

/**
 * The elements of a stored tensor as they are stored, `scale` not applied.
 *
 * @throws RangeError for a type that no case uses.
 */
export function elementsOf({
  data,
  type = 'float32',
}: StoredTensor): ReturnType<(typeof READERS)[keyof typeof READERS]> {
  const read = (READERS as Partial<typeof READERS>)[type];
  if (read === undefined) {
    throw new RangeError(`Expected a stored tensor of ${Object.keys(READERS).join(', ')}, got "${type}".`);
  }
  return read(Uint8Array.from(Buffer.from(data, 'base64')).buffer);
}

/** The values of a stored tensor as float32, `scale` applied; whole numbers above 2^24 are rounded. */
export function floatTensor(stored: StoredTensor): FloatTensor {
  const [above = 1, below = 1] = stored.scale?.split('/').map(Number) ?? [];
  const elements = elementsOf(stored);
  if (elements instanceof Float32Array && stored.scale === undefined) return { dims: stored.shape, data: elements };
  const numbers = elements instanceof BigInt64Array ? Array.from(elements, Number) : elements;
  return { dims: stored.shape, data: Float32Array.from(numbers, (element) => (element * above) / below) };
}

/** A stored tensor as a model's input: int64 stays, all else is float32. */
export function feedTensor(stored: StoredTensor): FloatTensor | IndexTensor {
  const elements = elementsOf(stored);
  return elements instanceof BigInt64Array ? { dims: stored.shape, data: elements } : floatTensor(stored);
}

/** Every tensor of a record through `read`. */
export function mapTensors<Value>(
  stored: StoredTensors,
  read: (stored: StoredTensor) => Value,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(stored).map(([name, tensor]) => [name, read(tensor)]));
}
