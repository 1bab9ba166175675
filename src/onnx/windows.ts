import { intOf, intsOf, textOf } from './attributes.ts';
import type { Dim } from './facts/dim.ts';
import type { Node } from './model.ts';

/** The sliding window of a convolution or pooling along its spatial axes. */
export interface Windows {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Padding before and after, explicit whatever `auto_pad` said. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly ceilMode: boolean;
}

/** Extent that a window covers: d (k - 1) + 1. */
export const extentOf = (windows: Windows, axis: number): number =>
  (windows.dilations[axis] ?? 1) * ((windows.kernel[axis] ?? 1) - 1) + 1;

/**
 * Windows of a Conv, ConvTranspose or pooling node.
 *
 * @param node the node
 * @param kernel the kernel's spatial sizes
 * @param input spatial sizes of the input, needed for `auto_pad` SAME_* only
 * @returns the windows, or undefined when SAME padding depends on sizes that are not known
 */
export function windowsOf(
  node: Node,
  kernel: readonly number[],
  input: readonly Dim[] | undefined,
): Windows | undefined {
  const rank = kernel.length;
  const strides = intsOf(node, 'strides') ?? kernel.map(() => 1);
  const dilations = intsOf(node, 'dilations') ?? kernel.map(() => 1);
  const ceilMode = intOf(node, 'ceil_mode', 0) === 1;
  const auto = textOf(node, 'auto_pad', 'NOTSET');
  const base = { kernel, strides, dilations, ceilMode };
  if (auto === 'NOTSET' || auto === '') {
    const pads = intsOf(node, 'pads') ?? Array.from({ length: 2 * rank }, () => 0);
    return { ...base, before: pads.slice(0, rank), after: pads.slice(rank) };
  }
  const zeros = kernel.map(() => 0);
  if (auto === 'VALID') return { ...base, before: zeros, after: zeros };
  const totals = kernel.map((k, i) => {
    const [stride, extent] = [strides[i] ?? 1, (dilations[i] ?? 1) * (k - 1) + 1];
    if (node.opType === 'ConvTranspose')
      return Math.max(0, extent + (intsOf(node, 'output_padding')?.[i] ?? 0) - stride);
    if (stride === 1) return extent - 1;
    const size = input?.[i];
    return typeof size === 'number' ? Math.max(0, (Math.ceil(size / stride) - 1) * stride + extent - size) : undefined;
  });
  if (!totals.every((total) => total !== undefined)) return undefined;
  const small = totals.map((total) => Math.floor(total / 2));
  const large = totals.map((total) => Math.ceil(total / 2));
  return auto === 'SAME_UPPER' ? { ...base, before: small, after: large } : { ...base, before: large, after: small };
}
