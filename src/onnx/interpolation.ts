import type { Emitter } from './emitter.ts';

/** One axis of a Resize, as values in the graph (float32). */
export interface Interpolation {
  /** Old and new size, vectors of length 1. */
  readonly from: string;
  readonly to: string;
  /** New size over old size, or the scale that was given. */
  readonly scale: string;
  /** Positions 0, 1, ... of the old and the new axis. */
  readonly sources: string;
  readonly targets: string;
  readonly mode: string;
  readonly coordinates: string;
  readonly rounding: string;
  readonly cubic: number;
  readonly antialias: boolean;
  readonly excludeOutside: boolean;
}

/**
 * The matrix of a Resize along one axis, [new size, old size], computed in the graph as the ONNX operator defines it.
 *
 * With u the old coordinate of a new position and j an old position: nearest has 1 where round(u) = j; linear has
 * max(0, 1 - |clamp(u) - j|); cubic adds its four taps at their clamped positions; with antialias, the filter stretched by
 * 1 / scale when shrinking, normalised over the positions inside.
 */
export function interpolationMatrix(emit: Emitter, axis: Interpolation): string {
  const column = emit.unsqueeze(coordinate(emit, axis), [1]);
  const row = emit.unsqueeze(axis.sources, [0]);
  const last = emit.shift(axis.from, -1);
  const clamp = (x: string): string => emit.op('Min', [emit.op('Max', [x, number(emit, 0)]), last]);
  const hits = (index: string): string => emit.indicator(emit.op('Equal', [index, row]), row);
  if (axis.mode === 'nearest') return hits(clamp(rounded(emit, column, axis.rounding)));
  if (axis.antialias) return antialiased(emit, axis, column, row);
  if (axis.mode === 'linear') return triangle(emit, emit.sub(clamp(column), row));
  const base = emit.op('Floor', [column]);
  const fraction = emit.sub(column, base);
  const taps = [-1, 0, 1, 2].map((offset) => {
    const weight = cubicKernel(emit, emit.shift(fraction, -offset), axis.cubic);
    const index = emit.shift(base, offset);
    // Excluding positions outside needs no clamp: no column of the matrix meets them.
    return emit.mul(weight, hits(axis.excludeOutside ? index : clamp(index)));
  });
  const matrix = taps.reduce((a, b) => emit.add(a, b));
  return axis.excludeOutside ? normalised(emit, matrix) : matrix;
}

const number = (emit: Emitter, value: number): string => emit.constantFloats([value]);

const normalised = (emit: Emitter, matrix: string): string =>
  emit.div(matrix, emit.reduce('ReduceSum', matrix, [1], true));

/** The old coordinate of every new position. */
function coordinate(emit: Emitter, axis: Interpolation): string {
  const { from, to, scale, targets } = axis;
  const halfPixel = (): string => emit.shift(emit.div(emit.shift(targets, 0.5), scale), -0.5);
  const unlessSingle = (x: string): string =>
    emit.op('Where', [emit.op('Greater', [to, number(emit, 1)]), x, number(emit, 0)]);
  switch (axis.coordinates) {
    case 'asymmetric':
      return emit.div(targets, scale);
    case 'align_corners': {
      const steps = emit.op('Max', [emit.shift(to, -1), number(emit, 1)]);
      return unlessSingle(emit.div(emit.mul(targets, emit.shift(from, -1)), steps));
    }
    case 'pytorch_half_pixel':
      return unlessSingle(halfPixel());
    case 'half_pixel_symmetric': {
      // The part of a new size that was rounded away is taken off evenly at both ends.
      const adjustment = emit.div(to, emit.mul(scale, from));
      const offset = emit.mul(emit.scale(from, 0.5), emit.shift(emit.neg(adjustment), 1));
      return emit.add(offset, halfPixel());
    }
    default:
      return halfPixel();
  }
}

function rounded(emit: Emitter, x: string, rounding: string): string {
  switch (rounding) {
    case 'floor':
      return emit.op('Floor', [x]);
    case 'ceil':
      return emit.op('Ceil', [x]);
    case 'round_prefer_ceil':
      return emit.op('Floor', [emit.shift(x, 0.5)]);
    default:
      return emit.op('Ceil', [emit.shift(x, -0.5)]);
  }
}

/** max(0, 1 - |x|). */
const triangle = (emit: Emitter, x: string): string => emit.op('Relu', [emit.shift(emit.neg(emit.op('Abs', [x])), 1)]);

/** Keys' cubic with parameter a: 1 at 0, 0 at the other integers, 0 from 2 on. */
function cubicKernel(emit: Emitter, x: string, a: number): string {
  const t = emit.op('Abs', [x]);
  const square = emit.mul(t, t);
  const near = emit.shift(emit.mul(square, emit.shift(emit.scale(t, a + 2), -(a + 3))), 1);
  const far = emit.scale(emit.shift(emit.mul(t, emit.shift(emit.mul(t, emit.shift(t, -5)), 8)), -4), a);
  const within = (bound: number, yes: string, no: string): string =>
    emit.op('Where', [emit.op('Less', [t, number(emit, bound)]), yes, no]);
  return within(1, near, within(2, far, number(emit, 0)));
}

/**
 * The filter stretched by 1 / scale when shrinking, normalised over the positions under it. Positions outside are left out
 * (excludeOutside) or stand for the edge: then the weights are made on a longer axis, whose ends are folded onto the edges.
 */
function antialiased(emit: Emitter, axis: Interpolation, column: string, row: string): string {
  const stretch = emit.op('Min', [axis.scale, number(emit, 1)]);
  const weights = (positions: string): string => {
    const distance = emit.mul(emit.sub(positions, column), stretch);
    return normalised(emit, axis.mode === 'cubic' ? cubicKernel(emit, distance, axis.cubic) : triangle(emit, distance));
  };
  if (axis.excludeOutside) return weights(row);
  const reach = emit.shift(emit.op('Ceil', [emit.div(number(emit, axis.mode === 'cubic' ? 2 : 1), stretch)]), 1);
  const scalar = (x: string): string => emit.op('Reshape', [x, emit.ints([])]);
  const longer = emit.op('Range', [
    scalar(emit.neg(reach)),
    scalar(emit.add(axis.from, reach)),
    scalar(number(emit, 1)),
  ]);
  const edge = emit.op('Min', [emit.op('Max', [longer, number(emit, 0)]), emit.shift(axis.from, -1)]);
  const fold = emit.indicator(emit.op('Equal', [emit.unsqueeze(edge, [1]), row]), row);
  return emit.op('MatMul', [weights(emit.unsqueeze(longer, [0])), fold]);
}
