import { floatOf, int, intOf, ints, intsOf, textOf } from '../attributes.ts';
import { normalAxis } from '../axes.ts';
import { DataType } from '../dataType.ts';
import { sameDim } from '../facts/dim.ts';
import { interpolationMatrix } from '../interpolation.ts';
import type { Emitter } from '../emitter.ts';
import type { Node } from '../model.ts';
import type { RuleTable } from './rule.ts';
import { RuleContext } from './rule.ts';

/**
 * y = x resampled along some axes. Resampling is linear and separable: along each axis y = M x with a matrix
 * [new size, old size], so dx = M^T dy. The matrix is made in the graph from the two sizes, which the runtime folds into a
 * constant when they are known. Nearest upsampling by whole factors, the common case in decoders, is the sum over blocks.
 */
function resize(c: RuleContext): readonly [string] {
  const { emit, node } = c;
  const { axes, scales } = resizedAxes(c);
  if (textOf(node, 'keep_aspect_ratio_policy', 'stretch') !== 'stretch')
    throw c.unsupported('keep_aspect_ratio_policy');
  const blocks = blockFactors(c, axes, scales);
  if (blocks) return [blockSums(c, blocks)];
  return [matrices(c).reduce((gradient, { axis, matrix }) => emit.contract(gradient, axis, matrix), c.gradient)];
}

/** A Resize along one axis, as a product. */
interface AxisMatrix {
  readonly axis: number;
  /** [new size, old size] */
  readonly matrix: string;
}

/**
 * The matrices [new size, old size] of a Resize, one for each axis that changes.
 *
 * @param node the Resize; the shape of its output is known to the emitter
 * @param emit where they are made
 */
export const resizeMatrices = (node: Node, emit: Emitter): readonly AxisMatrix[] =>
  matrices(new RuleContext(node, emit, [], [], 'graph'));

function matrices(c: RuleContext): readonly AxisMatrix[] {
  const { axes, scales } = resizedAxes(c);
  const from = c.shape(c.input(0));
  const to = c.shape(c.output());
  return axes.flatMap((axis, i) => {
    const scale = scales?.[i];
    if (scale === 1 || (scale === undefined && sameDim(from[axis] ?? 1, to[axis] ?? 1))) return [];
    return [{ axis, matrix: matrixAlong(c, axis, scale) }];
  });
}

/** The axes that a Resize names, and their scales where it goes by scales. */
function resizedAxes(c: RuleContext): { axes: readonly number[]; scales: readonly number[] | undefined } {
  const shape = c.shape(c.input(0));
  const axes = intsOf(c.node, 'axes')?.map((axis) => normalAxis(axis, shape.length)) ?? shape.map((_, i) => i);
  const scales = c.has(2) ? c.emit.facts.numbersOf(c.input(2)) : undefined;
  return { axes, scales: scales !== undefined && scales.length > 0 ? scales : undefined };
}

/**
 * How often a Resize repeats every element of its spatial axes, where that is all it does.
 *
 * @param node the Resize; the shapes of its input and output are known to the emitter
 * @param emit what knows them
 * @returns whole factors, one for each spatial axis; undefined for every other Resize
 */
export function repetitionsOf(node: Node, emit: Emitter): readonly number[] | undefined {
  const c = new RuleContext(node, emit, [], [], 'graph');
  const { axes, scales } = resizedAxes(c);
  return blockFactors(c, axes, scales);
}

/** The matrix [new size, old size] along an axis. */
function matrixAlong(c: RuleContext, axis: number, scale: number | undefined): string {
  const { emit, node } = c;
  const floating = (name: string): string => emit.op('Cast', [name], { to: int(DataType.Float) });
  const [from, to] = [floating(emit.size(c.input(0), axis)), floating(emit.size(c.output(), axis))];
  const positions = (size: string): string => floating(emit.range(size));
  const coordinates = textOf(node, 'coordinate_transformation_mode', 'half_pixel');
  if (coordinates === 'tf_crop_and_resize') throw c.unsupported('tf_crop_and_resize');
  return interpolationMatrix(emit, {
    from,
    to,
    scale: scale === undefined ? emit.div(to, from) : emit.floatLike(from, [scale]),
    sources: positions(emit.size(c.input(0), axis)),
    targets: positions(emit.size(c.output(), axis)),
    mode: textOf(node, 'mode', 'nearest'),
    coordinates,
    rounding: textOf(node, 'nearest_mode', 'round_prefer_floor'),
    cubic: floatOf(node, 'cubic_coeff_a', -0.75),
    antialias: intOf(node, 'antialias', 0) === 1,
    excludeOutside: intOf(node, 'exclude_outside', 0) === 1,
  });
}

/** Whole factors of a nearest upsampling that repeats every element of the spatial axes, else undefined. */
function blockFactors(
  c: RuleContext,
  axes: readonly number[],
  scales: readonly number[] | undefined,
): readonly number[] | undefined {
  const { node } = c;
  if (textOf(node, 'mode', 'nearest') !== 'nearest') return undefined;
  const coordinates = textOf(node, 'coordinate_transformation_mode', 'half_pixel');
  const rounding = textOf(node, 'nearest_mode', 'round_prefer_floor');
  const repeats =
    (coordinates === 'asymmetric' && rounding === 'floor') ||
    (coordinates.endsWith('half_pixel') && rounding.startsWith('round_prefer'));
  const [from, to] = [c.shape(c.input(0)), c.shape(c.output())];
  const factors = from.map((size, axis) => {
    const given = scales?.[axes.indexOf(axis)];
    if (given !== undefined) return given;
    const wanted = to[axis];
    if (wanted !== undefined && sameDim(size, wanted)) return 1;
    return typeof size === 'number' && typeof wanted === 'number' ? wanted / size : NaN;
  });
  const whole = factors.every((factor) => Number.isInteger(factor)) && factors[0] === 1 && factors[1] === 1;
  return repeats && whole && factors.length > 2 ? factors.slice(2) : undefined;
}

/** Sums over blocks, as an average times the block's size: pooling is a runtime's fastest way to add neighbours. */
function blockSums(c: RuleContext, factors: readonly number[]): string {
  const { emit } = c;
  const averages = emit.op('AveragePool', [c.gradient], { kernel_shape: ints(factors), strides: ints(factors) });
  return emit.scale(
    averages,
    factors.reduce((a, b) => a * b, 1),
  );
}

export const resizing: RuleTable = { Resize: resize };
