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
 * For the taps together that is a product of two matrices; where sizes are only known when it runs, or a tap sees nothing but
 * padding, it is a convolution.
 *
 * @param c the node's context; input 1 is the kernel
 * @param x what the kernel slides over, [N, C, ...]
 * @param dy the gradient of what it gives, [N, M, ...]
 * @param windows its windows
 * @returns name of the gradient, [M, C / g, ...]
 */
export function kernelGradient(c: RuleContext, x: string, dy: string, windows: Windows): string {
  const sliding: Sliding = { x, dy, windows, groups: intOf(c.node, 'group', 1) };
  const [sizes, counts] = [x, dy].map((value) => staticShape(c.shape(value).slice(2)));
  const kernel = staticShape(c.shape(c.input(1)));
  if (!sizes || !counts || !kernel) return byConvolution(c, sliding);
  const reaches = reachesOf(windows, kernel.slice(2));
  return allMeet(reaches, sizes, counts, windows) ? byTaps(c, sliding, reaches) : byConvolution(c, sliding);
}

/** Where a tap reads along one axis: position s o + e = s (o + shift) + phase, 0 <= phase < s. */
interface Reach {
  readonly phase: number;
  readonly shift: number;
}

/** For each axis, where each of its taps reads. */
const reachesOf = ({ strides, dilations, before }: Windows, kernel: readonly number[]): Reach[][] =>
  kernel.map((taps, i) =>
    Array.from({ length: taps }, (_, tap) => {
      const stride = strides[i] ?? 1;
      const position = (dilations[i] ?? 1) * tap - (before[i] ?? 0);
      const shift = Math.floor(position / stride);
      return { phase: position - stride * shift, shift };
    }),
  );

/** Number of positions in a phase. */
const lengthOf = (size: number, stride: number, phase: number): number => Math.ceil((size - phase) / stride);

/** Whether every tap meets the image somewhere, and not its padding alone. */
const allMeet = (
  reaches: readonly Reach[][],
  sizes: readonly number[],
  counts: readonly number[],
  w: Windows,
): boolean =>
  reaches.every((taps, i) =>
    taps.every(({ phase, shift }) => {
      const length = lengthOf(sizes[i] ?? 1, w.strides[i] ?? 1, phase);
      return Math.max(0, -shift) < Math.min(counts[i] ?? 1, length - shift);
    }),
  );

/**
 * What the taps saw at every window, [taps C, N positions], times dY: convolutions with kernels as large as images, which this is
 * otherwise, are what runtimes are slowest at.
 *
 * With X parted into its phases, every s-th position from a first one, a tap reads one phase, shifted. Along the last axis X is
 * shifted, along the others dY, so that a kernel of k x k takes k copies of either instead of k^2 of X, and all taps of one phase are
 * one product.
 */
function byTaps(c: RuleContext, { x, dy, windows, groups }: Sliding, reaches: readonly Reach[][]): string {
  const { emit } = c;
  const kernel = emit.facts.staticShapeOf(c.input(1))!;
  const [outputs = 1, each = 1] = kernel;
  const perGroup = outputs / groups;
  const last = reaches.length - 1;
  const sizes = staticShape(c.shape(x).slice(2))!;
  const counts = staticShape(c.shape(dy).slice(2))!;
  const columns = reaches[last]!;
  const leading = indices(reaches.slice(0, -1).map(({ length }) => length)).map((tap) =>
    tap.map((index, axis) => reaches[axis]![index]!),
  );
  const swapped = emit.transpose(dy, [1, 0, ...spatialOf(windows).map((i) => i + 2)]);
  const keys = leading.map((tap) => tap.map(({ phase }) => phase).join());
  const byPhase = [...new Set(keys)].map((key) => [...keys.keys()].filter((i) => keys[i] === key));
  const phases = new Map<string, string>();
  const phaseOf = (of: readonly number[]): string => {
    const made = phases.get(of.join()) ?? phaseAt(c, x, windows, of);
    phases.set(of.join(), made);
    return made;
  };
  const parts = byPhase.map((members) => {
    const taps = members.map((i) => leading[i]!);
    const first = taps[0]!.map(({ phase }) => phase);
    const rows = first.map((phase, i) => lengthOf(sizes[i] ?? 1, windows.strides[i] ?? 1, phase));
    const seen = columns.map(({ phase, shift }) => {
      const part = phaseOf([...first, phase]);
      const from = [...rows, lengthOf(sizes[last] ?? 1, windows.strides[last] ?? 1, phase)];
      return placed(c, part, [...rows.map(() => 0), -shift], from, [...rows, counts[last] ?? 1]);
    });
    const arrived = taps.map((tap) =>
      placed(c, swapped, [...tap.map(({ shift }) => shift), 0], counts, [...rows, counts[last] ?? 1]),
    );
    if (groups === 1) {
      const [left, right] = [arrived, seen].map((views) => emit.concat(views, 0));
      const flat = (view: string, channels: number): string => emit.reshape(view, [channels, -1]);
      const product = emit.gemm(flat(left!, taps.length * outputs), flat(right!, columns.length * each), false, true);
      return emit.reshape(product, [taps.length, outputs, columns.length, each]);
    }
    const inGroups = (views: readonly string[], channels: number): string =>
      emit.concat(
        views.map((view) => emit.reshape(view, [groups, channels, -1])),
        1,
      );
    const right = emit.transpose(inGroups(arrived, perGroup), [0, 2, 1]);
    const product = emit.op('MatMul', [inGroups(seen, each), right]);
    const split = emit.reshape(product, [groups, columns.length, each, taps.length, perGroup]);
    return emit.reshape(emit.transpose(split, [3, 0, 4, 1, 2]), [taps.length, outputs, columns.length, each]);
  });
  // [leading taps, M, last taps, C / g], the leading ones by phase.
  const all = emit.concat(parts, 0);
  const order = byPhase.flat();
  const places = leading.map((_, i) => order.indexOf(i));
  const sorted = parts.length === 1 ? all : emit.op('Gather', [all, emit.ints(places)], { axis: int(0) });
  return emit.reshape(emit.transpose(sorted, [1, 3, 0, 2]), kernel);
}

/** Every stride-th position of X from a phase on, channels first: [C, N, ...]. */
function phaseAt(c: RuleContext, x: string, { strides }: Windows, phases: readonly number[]): string {
  const { emit } = c;
  const sizes = staticShape(c.shape(x).slice(2))!;
  const axes = sizes.map((_, i) => i + 2);
  const bounds = [phases, sizes, axes, strides].map((values) => emit.ints(values));
  const part = strides.every((stride) => stride === 1) ? x : emit.op('Slice', [x, ...bounds]);
  return emit.transpose(part, [1, 0, ...axes]);
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
