import { int, intOf, ints } from '../attributes.ts';
import { staticShape } from '../facts/dim.ts';
import { sizeOf } from '../tensor.ts';
import type { Windows } from '../windows.ts';
import { cutTo, spatialOf } from './convInputGrad.ts';
import type { RuleContext } from './rule.ts';

/** A convolution whose kernel is differentiated for. */
interface Sliding {
  /** What the kernel slides over, [N, C, ...]. */
  readonly x: string;
  /** The gradient of what it gives, [N, M, ...]. */
  readonly dy: string;
  readonly windows: Windows;
  readonly groups: number;
}

/**
 * The gradient of a convolution's kernel, Y = X * W with stride s, dilation d, padding p, in g groups:
 *
 *   dW[m, c, t] = sum over n and o of dY[n, m, o] X[n, c, s o + d t - p],   c within the group of m.
 *
 * For every tap t that is a product of two matrices; where sizes are only known when it runs, it is a convolution.
 *
 * @param c the node's context; input 1 is the kernel
 * @param x what the kernel slides over, [N, C, ...]
 * @param dy the gradient of what it gives, [N, M, ...]
 * @param windows its windows
 * @returns name of the gradient, [M, C / g, ...]
 */
export function kernelGradient(c: RuleContext, x: string, dy: string, windows: Windows): string {
  const sliding: Sliding = { x, dy, windows, groups: intOf(c.node, 'group', 1) };
  const counts = staticShape(c.shape(dy).slice(2));
  const known = counts !== undefined && staticShape(c.shape(c.input(1))) !== undefined;
  return known ? byTaps(c, sliding, counts) : byConvolution(c, sliding);
}

/**
 * For each tap, what it saw at every window, [C, N positions], times dY. Convolutions with kernels as large as images, which this
 * is otherwise, are what runtimes are slowest at.
 */
function byTaps(c: RuleContext, { x, dy, windows, groups }: Sliding, counts: readonly number[]): string {
  const { emit } = c;
  const spatial = spatialOf(windows);
  const axes = spatial.map((i) => i + 2);
  const kernel = emit.facts.staticShapeOf(c.input(1))!;
  const [outputs = 1, each = 1, ...taps] = kernel;
  const [inputs, perGroup] = [each * groups, outputs / groups];
  const padding = [...windows.before, ...windows.after];
  const swapped = emit.transpose(x, [1, 0, ...axes]);
  const padded = padding.some((pad) => pad > 0)
    ? emit.op('Pad', [swapped, emit.ints([0, 0, ...windows.before, 0, 0, ...windows.after])])
    : swapped;
  const seen = (tap: readonly number[]): string => {
    const starts = spatial.map((i) => (windows.dilations[i] ?? 1) * (tap[i] ?? 0));
    const strides = spatial.map((i) => windows.strides[i] ?? 1);
    const ends = spatial.map((i) => (starts[i] ?? 0) + (strides[i] ?? 1) * ((counts[i] ?? 1) - 1) + 1);
    const sizes = emit.facts.staticShapeOf(padded)?.slice(2);
    const whole = strides.every((stride) => stride === 1) && sizes?.every((size, i) => size === counts[i]) === true;
    const bounds = [starts, ends, axes, strides].map((values) => emit.ints(values));
    return whole ? padded : emit.op('Slice', [padded, ...bounds]);
  };
  // [M, N positions]; in groups [g, N positions, M / g].
  const gradient =
    groups === 1
      ? emit.reshape(emit.transpose(dy, [1, 0, ...axes]), [outputs, -1])
      : emit.reshape(
          emit.transpose(emit.reshape(dy, [-1, groups, perGroup, ...counts]), [
            1,
            0,
            ...axes.map((axis) => axis + 1),
            2,
          ]),
          [groups, -1, perGroup],
        );
  const parts = indices(taps).map((tap) => {
    if (groups === 1) {
      const product = emit.gemm(gradient, emit.reshape(seen(tap), [inputs, -1]), false, true);
      return emit.reshape(product, [outputs, inputs, 1]);
    }
    const product = emit.op('MatMul', [emit.reshape(seen(tap), [groups, each, -1]), gradient]);
    return emit.reshape(emit.transpose(product, [0, 2, 1]), [outputs, each, 1]);
  });
  return emit.reshape(emit.concat(parts, 2), kernel);
}

/** All positions in a box of the given sizes, the last index fastest. */
const indices = (sizes: readonly number[]): number[][] =>
  Array.from({ length: sizeOf(sizes) }, (_, position) =>
    sizes.map((size, axis) => Math.floor(position / sizeOf(sizes.slice(axis + 1))) % size),
  );

/**
 * As the convolution of X with dY for a kernel: batch and channels exchanged, stride and dilation exchanged. X as
 * [C / g, g N, ...] has the N images of a group's channel side by side, which is what a kernel [M, N, ...] in g groups takes.
 */
function byConvolution(c: RuleContext, { x, dy, windows, groups }: Sliding): string {
  const { emit } = c;
  const swap = [1, 0, ...spatialOf(windows).map((i) => i + 2)];
  const product = emit.op('Conv', [byGroup(c, x, groups), emit.transpose(dy, swap)], {
    strides: ints(windows.dilations),
    dilations: ints(windows.strides),
    pads: ints([...windows.before, ...windows.after]),
    group: int(groups),
  });
  return cutTo(c, emit.transpose(product, swap), c.input(1), windows);
}

/** X [N, C, ...] as [C / g, g N, ...]. */
function byGroup(c: RuleContext, x: string, groups: number): string {
  const { emit } = c;
  const [, channels, ...sizes] = c.shape(x);
  const axes = sizes.map((_, i) => i + 2);
  if (groups === 1) return emit.transpose(x, [1, 0, ...axes]);
  if (typeof channels !== 'number') throw c.unsupported('groups of an unknown number of channels, and a wanted weight');
  const each = channels / groups;
  const spatial = sizes.map((size, i) => (typeof size === 'number' ? size : emit.size(x, i + 2)));
  const split = emit.reshape(x, [emit.size(x, 0), groups, each, ...spatial]);
  const swapped = emit.transpose(split, [2, 1, 0, ...axes.map((axis) => axis + 1)]);
  return emit.reshape(swapped, [each, emit.mul(emit.size(x, 0), emit.ints([groups])), ...spatial]);
}
