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
 * For all taps together that is one product of two matrices; where sizes are only known when it runs, it is a convolution.
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
  return byProduct(c, sliding, sizes, counts, kernel);
}

/** For each tap of a kernel along one axis, the position that it reads at every place; undefined beyond the image. */
type Reads = readonly (readonly (number | undefined)[])[];

/**
 * What the taps saw at every place times the gradient there, [C taps, places N] times [places N, M]: convolutions with kernels as
 * large as images, which this is otherwise, are what runtimes are slowest at.
 *
 * With stride 1 X is moved along the first axis and dY along the others: a kernel of k x k takes k copies of either instead of k^2
 * of X. A stride leaves so little of X that all taps read it.
 */
function byProduct(
  c: RuleContext,
  { x, dy, windows, groups }: Sliding,
  sizes: readonly number[],
  counts: readonly number[],
  kernel: readonly number[],
): string {
  const { emit } = c;
  const { strides, dilations, before } = windows;
  const [outputs = 1, each = 1, ...taps] = kernel;
  const ofX = strides.map((stride, axis) => axis === 0 || strides.some((other) => other !== 1) || stride !== 1);
  const moves = taps.map((count, axis) =>
    range(count).map((tap) => (dilations[axis] ?? 1) * tap - (before[axis] ?? 0)),
  );
  const readsOf = (size: number, places: number, positions: readonly ((place: number) => number)[]): Reads =>
    positions.map((position) =>
      range(places).map((place) => (position(place) >= 0 && position(place) < size ? position(place) : undefined)),
    );
  const byX = sizes.map((size, axis) =>
    ofX[axis]
      ? readsOf(
          size,
          counts[axis]!,
          moves[axis]!.map((move) => (place) => (strides[axis] ?? 1) * place + move),
        )
      : [range(size)],
  );
  const byDy = counts.map((count, axis) =>
    ofX[axis]
      ? [range(count)]
      : readsOf(
          count,
          sizes[axis]!,
          moves[axis]!.map((move) => (place) => place - move),
        ),
  );
  const single = byX.every(({ length }) => length === 1) && isStill(byDy, counts);
  const [seen, arrived] =
    single && byX.flat(2).every((position) => position !== undefined)
      ? [
          channelsFirst(c, isStill(byX, sizes) ? x : everyNth(c, x, counts, moves.flat(), strides)),
          channelsFirst(c, dy),
        ]
      : [seenBy(c, x, sizes, byX), seenBy(c, dy, counts, byDy)];
  const [ofSeen, ofArrived] = [byX, byDy].map((reads) => sizeOf(reads.map(({ length }) => length))) as [number, number];
  const rows = (value: string, count: number): string =>
    emit.reshape(value, groups === 1 ? [count, -1] : [groups, count, -1]);
  const perGroup = outputs / groups;
  const [a, b] = [rows(seen, each * ofSeen), rows(arrived, perGroup * ofArrived)];
  if (groups === 1 && ofArrived === 1) return emit.reshape(emit.gemm(b, a, false, true), kernel);
  const product = groups === 1 ? emit.gemm(a, b, false, true) : emit.op('MatMul', [a, emit.transpose(b, [0, 2, 1])]);
  const parted = emit.reshape(product, [groups, each, ofSeen, perGroup, ofArrived]);
  return emit.reshape(emit.transpose(parted, [0, 3, 1, 2, 4]), kernel);
}

/** Whether a single tap reads every position in its turn. */
const isStill = (reads: readonly Reads[], sizes: readonly number[]): boolean =>
  reads.every(
    ([first = [], ...others], axis) =>
      others.length === 0 && first.length === sizes[axis] && first.every((position, place) => position === place),
  );

/** What a kernel of one tap reads, in its turn: positions s o + move. */
function everyNth(
  c: RuleContext,
  x: string,
  counts: readonly number[],
  moves: readonly number[],
  strides: readonly number[],
): string {
  const ends = counts.map((count, i) => (count - 1) * strides[i]! + moves[i]! + 1);
  const axes = counts.map((_, i) => i + 2);
  return c.emit.op('Slice', [x, ...[moves, ends, axes, strides].map((values) => c.emit.ints(values))]);
}

/** [C, N, ...]. */
const channelsFirst = (c: RuleContext, x: string): string =>
  c.emit.transpose(x, [1, 0, ...range(c.rank(x) - 2).map((axis) => axis + 2)]);

/**
 * A value [N, C, ...] as its taps see it, [C, taps, places, N]: images lie innermost, so that a tap moves rows of N numbers.
 *
 * @param sizes the value's spatial sizes
 * @param reads of every spatial axis
 */
function seenBy(c: RuleContext, x: string, sizes: readonly number[], reads: readonly Reads[]): string {
  const { emit } = c;
  const positions = sizeOf(sizes);
  const flat = emit.reshape(x, [0, 0, positions]);
  if (isStill(reads, sizes)) return emit.transpose(flat, [1, 2, 0]);
  // The zero behind every channel is what taps read beyond the image. It also keeps images from lying a power of two apart, which
  // makes the transposition three times as slow: all that it reads together falls on the same lines of the cache.
  const rows = emit.transpose(emit.op('Pad', [flat, emit.ints([0, 0, 0, 0, 0, 1])]), [1, 2, 0]);
  const taps = indices(reads.map(({ length }) => length));
  const places = indices(reads.map(([first = []]) => first.length));
  const read = taps.flatMap((tap) =>
    places.map((place) => {
      const at = reads.map((axis, i) => axis[tap[i]!]![place[i]!]);
      const known = at.every((position) => position !== undefined);
      return known ? at.reduce<number>((sum, position, i) => sum * sizes[i]! + position, 0) : positions;
    }),
  );
  return emit.op('Gather', [rows, emit.ints(read)], { axis: int(1) });
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** All positions in a box of the given sizes, the last index fastest. */
const indices = (sizes: readonly number[]): number[][] =>
  range(sizeOf(sizes)).map((position) =>
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
