/** @file A dense float32 array with its shape, row-major: the only numeric container that crosses a port. */

export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/**
 * Number of elements of a shape.
 *
 * @param dims whole numbers >= 0; `[]` is a scalar.
 * @returns the product of `dims` (1 for a scalar).
 */
export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1);
}

/**
 * A tensor over `data`, checked.
 *
 * @param dims the shape.
 * @param data row-major values; kept, not copied.
 * @returns the tensor.
 * @throws RangeError where the shape and the length disagree.
 */
export function tensor(dims: readonly number[], data: Float32Array): Tensor {
  const size = sizeOf(dims);
  if (size !== data.length) {
    throw new RangeError(
      `Expected ${size} values for shape [${dims.join(', ')}], got ${data.length}; check the layout of the model that made them.`,
    );
  }
  return { dims, data };
}

/** A tensor of zeros of shape `dims`. */
export function zeros(dims: readonly number[]): Tensor {
  return { dims, data: new Float32Array(sizeOf(dims)) };
}

/** Whether two shapes are equal. */
export function sameDims(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((dim, i) => dim === b[i]);
}

/**
 * Stacks tensors of one shape along a new first axis.
 *
 * @param items at least one tensor, all of shape [...dims].
 * @returns a tensor of shape [items.length, ...dims].
 * @throws RangeError where there are no items or their shapes differ.
 */
export function stack(items: readonly Tensor[]): Tensor {
  const first = items[0];
  if (first === undefined) throw new RangeError('Expected at least one tensor to stack, got none.');
  const size = first.data.length;
  const data = new Float32Array(items.length * size);
  items.forEach((item, i) => {
    if (!sameDims(item.dims, first.dims)) {
      throw new RangeError(
        `Expected tensors of shape [${first.dims.join(', ')}] to stack, got [${item.dims.join(', ')}] at index ${i}.`,
      );
    }
    data.set(item.data, i * size);
  });
  return { dims: [items.length, ...first.dims], data };
}

/**
 * Splits a tensor along its first axis; the inverse of `stack`.
 *
 * @param batch shape [n, ...dims].
 * @returns n tensors of shape [...dims]; they share memory with `batch`.
 * @throws RangeError for a scalar.
 */
export function unstack(batch: Tensor): Tensor[] {
  const [count, ...dims] = batch.dims;
  if (count === undefined) throw new RangeError('Expected a tensor with a batch axis to split, got a scalar.');
  const size = sizeOf(dims);
  return Array.from({ length: count }, (_, i) => ({ dims, data: batch.data.subarray(i * size, (i + 1) * size) }));
}
