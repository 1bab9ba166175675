import { intOf, intsOf, textOf } from '../attributes.ts';
import type { Windows } from '../windows.ts';
import { extentOf, windowsOf } from '../windows.ts';
import type { Dim, Shape } from './dim.ts';
import { addDims, floorDivide, multiplyDims, staticShape, symbol } from './dim.ts';
import type { ShapeQuery } from './known.ts';

/** Sizes of a convolution's or pooling's output: floor((n + pads - extent) / stride) + 1, or its ceiling. */
function slidOver(spatial: readonly Dim[], windows: Windows): Dim[] {
  return spatial.map((size, i) => {
    const stride = windows.strides[i] ?? 1;
    const before = windows.before[i] ?? 0;
    const room = addDims(size, before + (windows.after[i] ?? 0) - extentOf(windows, i));
    if (!windows.ceilMode) return addDims(floorDivide(room, stride), 1);
    const count = addDims(floorDivide(addDims(room, stride - 1), stride), 1);
    if (typeof count !== 'number' || typeof size !== 'number') return count;
    // A last window that would start in the padding after the input is dropped.
    return (count - 1) * stride >= size + before ? count - 1 : count;
  });
}

const unknownSpatial = (query: ShapeQuery, count: number): Dim[] =>
  Array.from({ length: count }, (_, i) => symbol(`${query.node.outputs[0] ?? ''}[${i + 2}]`));

function sameSizes(query: ShapeQuery, spatial: readonly Dim[]): Dim[] | undefined {
  if (!textOf(query.node, 'auto_pad', 'NOTSET').startsWith('SAME')) return undefined;
  const strides = intsOf(query.node, 'strides');
  return spatial.map((size, i) => {
    const stride = strides?.[i] ?? 1;
    return stride === 1 ? size : floorDivide(addDims(size, stride - 1), stride);
  });
}

/** Shape of Conv: [N, M, ...]. */
export function convShape(query: ShapeQuery): (Shape | undefined)[] {
  const [x, weight] = [query.shape(0), query.shape(1)];
  const kernel = intsOf(query.node, 'kernel_shape') ?? staticShape(weight?.slice(2));
  if (!x || !weight || !kernel) return [];
  const spatial = x.slice(2);
  const windows = windowsOf(query.node, kernel, spatial);
  const sizes =
    sameSizes(query, spatial) ?? (windows ? slidOver(spatial, windows) : unknownSpatial(query, kernel.length));
  return [[x[0] ?? 1, weight[0] ?? 1, ...sizes]];
}

/** Shape of pooling: channels as they are. */
export function poolShape(query: ShapeQuery): (Shape | undefined)[] {
  const x = query.shape(0);
  const kernel = intsOf(query.node, 'kernel_shape');
  if (!x || !kernel) return [];
  const spatial = x.slice(2);
  const windows = windowsOf(query.node, kernel, spatial);
  const sizes =
    sameSizes(query, spatial) ?? (windows ? slidOver(spatial, windows) : unknownSpatial(query, kernel.length));
  return [[x[0] ?? 1, x[1] ?? 1, ...sizes]];
}

/** Shape of ConvTranspose: stride (n - 1) + output padding + extent - pads, or the stated output shape. */
export function convTransposeShape(query: ShapeQuery): (Shape | undefined)[] {
  const { node } = query;
  const [x, weight] = [query.shape(0), query.shape(1)];
  const kernel = intsOf(node, 'kernel_shape') ?? staticShape(weight?.slice(2));
  if (!x || !weight || !kernel) return [];
  const channels = multiplyDims(weight[1] ?? 1, intOf(node, 'group', 1));
  const stated = intsOf(node, 'output_shape');
  if (stated) return [[x[0] ?? 1, channels, ...stated.slice(-kernel.length)]];
  const windows = windowsOf(node, kernel, x.slice(2));
  if (!windows) return [[x[0] ?? 1, channels, ...unknownSpatial(query, kernel.length)]];
  const same = textOf(node, 'auto_pad', 'NOTSET').startsWith('SAME');
  const sizes = x.slice(2).map((size, i) => {
    const stride = windows.strides[i] ?? 1;
    if (same) return multiplyDims(size, stride);
    const extra = (intsOf(node, 'output_padding')?.[i] ?? 0) + extentOf(windows, i) - stride;
    return addDims(multiplyDims(size, stride), extra - (windows.before[i] ?? 0) - (windows.after[i] ?? 0));
  });
  return [[x[0] ?? 1, channels, ...sizes]];
}
