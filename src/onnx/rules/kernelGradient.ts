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
  const known = [c.shape(x).slice(2), c.shape(dy).slice(2), c.shape(c.input(1))].every((shape) => staticShape(shape));
  return known && counts ? byTaps(c, sliding, counts) : byConvolution(c, sliding);
}

/** Where a tap reads along one axis: position s o + e = s (o + shift) + phase, 0 <= phase < s. */
interface Reach {
  readonly phase: number;
  readonly shift: number;
}

/**
 * For each tap, what it saw at every window, [C, N positions], times dY. Convolutions with kernels as large as images, which this
 * is otherwise, are what runtimes are slowest at.
 *
 * With X parted into its phases, every s-th position from a first one, a tap reads one phase, shifted. Along the last axis X is
 * shifted, along the others dY, so that a kernel of k x k takes k copies of either instead of k^2 of X: copying costs as much time
 * as a good part of the products.
 */
function byTaps(c: RuleContext, { x, dy, windows, groups }: Sliding, counts: readonly number[]): string {
  const { emit } = c;
  const spatial = spatialOf(windows);
  const kernel = emit.facts.staticShapeOf(c.input(1))!;
  const [outputs = 1, each = 1, ...taps] = kernel;
  const perGroup = outputs / groups;
  const last = spatial.length - 1;
  const reachOf = (tap: readonly number[]): Reach[] =>
    spatial.map((i) => {
      const stride = windows.strides[i] ?? 1;
      const position = (windows.dilations[i] ?? 1) * (tap[i] ?? 0) - (windows.before[i] ?? 0);
      const shift = Math.floor(position / stride);
      return { phase: position - stride * shift, shift };
    });
  const phaseOf = remembered((phases: readonly number[]) => phaseAt(c, { x, windows }, phases));
  const seen = remembered((phases: readonly number[], shift: readonly number[]): string => {
    const phase = phaseOf(phases);
    const lengths = phase.lengths.map((length, i) => (i === last ? (counts[i] ?? 1) : length));
    const before = spatial.map((i) => (i === last ? -(shift[0] ?? 0) : 0));
    const moved = placed(c, phase.x, before, phase.lengths, lengths);
    return emit.reshape(moved, groups === 1 ? [each, -1] : [groups, each, -1]);
  });
  const swapped = emit.transpose(dy, [1, 0, ...spatial.map((i) => i + 2)]);
  // [M, N positions]; in groups [g, N positions, M / g].
  const arrived = remembered((shifts: readonly number[], lengths: readonly number[]): string => {
    const before = spatial.map((i) => (i === last ? 0 : (shifts[i] ?? 0)));
    const moved = placed(c, swapped, before, counts, [...lengths.slice(0, last), counts[last] ?? 1]);
    if (groups === 1) return emit.reshape(moved, [outputs, -1]);
    if (perGroup === 1) return emit.reshape(moved, [groups, -1, 1]);
    return emit.transpose(emit.reshape(moved, [groups, perGroup, -1]), [0, 2, 1]);
  });
  const parts = indices(taps).map((tap) => {
    const reach = reachOf(tap);
    const phases = reach.map(({ phase }) => phase);
    const { lengths } = phaseOf(phases);
    const meets = reach.every(
      ({ shift }, i) => Math.max(0, -shift) < Math.min(counts[i] ?? 1, (lengths[i] ?? 1) - shift),
    );
    if (!meets) return emit.floatLike(x, new Array<number>(outputs * each).fill(0), [outputs, each, 1]); // Padding alone.
    const view = seen(phases, [reach[last]?.shift ?? 0]);
    const gradient = arrived(
      reach.slice(0, last).map(({ shift }) => shift),
      lengths,
    );
    if (groups === 1) return emit.reshape(emit.gemm(gradient, view, false, true), [outputs, each, 1]);
    return emit.reshape(emit.transpose(emit.op('MatMul', [view, gradient]), [0, 2, 1]), [outputs, each, 1]);
  });
  return emit.reshape(emit.concat(parts, 2), kernel);
}

/** Every stride-th position of X from the phase on, channels first: [C, N, ...], and its spatial sizes. */
function phaseAt(
  c: RuleContext,
  { x, windows }: Pick<Sliding, 'x' | 'windows'>,
  phases: readonly number[],
): { readonly x: string; readonly lengths: readonly number[] } {
  const { emit } = c;
  const { strides } = windows;
  const sizes = staticShape(c.shape(x).slice(2))!;
  const axes = sizes.map((_, i) => i + 2);
  const lengths = sizes.map((size, i) => Math.max(Math.ceil((size - (phases[i] ?? 0)) / (strides[i] ?? 1)), 0));
  const all = strides.every((stride) => stride === 1);
  const part = all ? x : emit.op('Slice', [x, ...[phases, sizes, axes, strides].map((values) => emit.ints(values))]);
  return { x: emit.transpose(part, [1, 0, ...axes]), lengths };
}

/** x with its spatial axes moved to begin at a position, cut or filled with zeros to new sizes. */
function placed(
  c: RuleContext,
  x: string,
  before: readonly number[],
  from: readonly number[],
  to: readonly number[],
): string {
  const { emit } = c;
  const after = to.map((size, i) => size - (from[i] ?? 0) - (before[i] ?? 0));
  const cut = [...before, ...after].some((pad) => pad < 0);
  const axes = to.map((_, i) => i + 2);
  const starts = before.map((pad) => Math.max(-pad, 0));
  const ends = after.map((pad, i) => (from[i] ?? 0) - Math.max(-pad, 0));
  const kept = cut ? emit.op('Slice', [x, ...[starts, ends, axes].map((values) => emit.ints(values))]) : x;
  const [low, high] = [before, after].map((pads) => pads.map((pad) => Math.max(pad, 0)));
  if ([...low!, ...high!].every((pad) => pad === 0)) return kept;
  return emit.op('Pad', [kept, emit.ints([0, 0, ...low!, 0, 0, ...high!])]);
}

/** A function of lists of numbers that emits once for the same numbers. */
function remembered<A extends readonly (readonly number[])[], T>(make: (...lists: A) => T): (...lists: A) => T {
  const made = new Map<string, T>();
  return (...lists) => {
    const key = JSON.stringify(lists);
    const value = made.get(key) ?? make(...lists);
    made.set(key, value);
    return value;
  };
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
