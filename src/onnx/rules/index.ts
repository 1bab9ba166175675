import { int, intOf, text, textOf } from '../attributes.ts';
import { normalAxis } from '../axes.ts';
import { sliceIndices } from '../facts/values.ts';
import type { Contribution } from '../gradients.ts';
import { scatterAdd, selectionMatrix } from '../scatter.ts';
import type { RuleContext, RuleTable } from './rule.ts';

/** Operators that take or place elements by index: the gradient of taking is adding back, and the reverse. */

/** Along one axis: dy moved to the positions that its elements were taken from. */
function addBack(c: RuleContext, gradient: string, axis: number, indices: string): string {
  const { emit } = c;
  const matrix = selectionMatrix(emit, indices, emit.size(c.input(0), axis), gradient);
  return emit.contract(gradient, axis, matrix);
}

/** y = x at the indices along an axis. */
function gather(c: RuleContext): readonly Contribution[] {
  const { emit } = c;
  const [x, indices] = [c.input(0), c.input(1)];
  const shape = c.shape(x);
  const axis = normalAxis(intOf(c.node, 'axis', 0), shape.length);
  const rank = c.rank(indices);
  const size = shape[axis];
  const sizes = shape.map((dim, i) => (i === axis ? -1 : typeof dim === 'number' ? dim : emit.size(x, i)));
  const merged =
    rank === 0 ? emit.unsqueeze(c.gradient, [axis]) : rank === 1 ? c.gradient : emit.reshape(c.gradient, sizes);
  const known = emit.facts.numbersOf(indices);
  if (known && typeof size === 'number') {
    const positions = known.map((index) => normalAxis(index, size));
    const [start = 0] = positions;
    if (positions.every((position, i) => position === start + i)) {
      return [{ kind: 'piece', name: merged, axis, start, length: positions.length }];
    }
    return [addBack(c, merged, axis, emit.ints(positions))];
  }
  const flat = emit.op('Cast', [emit.op('Reshape', [indices, emit.ints([-1])])], { to: int(7) });
  const negative = emit.op('Less', [flat, emit.int(0)]);
  const wrapped = emit.op('Where', [negative, emit.add(flat, emit.size(x, axis)), flat]);
  return [addBack(c, merged, axis, wrapped)];
}

/** y = x[start : end : step] along some axes. */
function slice(c: RuleContext): readonly Contribution[] {
  const { emit } = c;
  const x = c.input(0);
  const shape = c.shape(x);
  const value = (i: number): readonly (number | undefined)[] | undefined =>
    c.has(i) ? emit.facts.valueOf(c.input(i))?.map((dim) => (typeof dim === 'number' ? dim : undefined)) : undefined;
  const starts = value(1);
  const count = starts?.length ?? emit.facts.staticShapeOf(c.input(1))?.[0] ?? 0;
  const axes = c.has(3) ? emit.facts.numbersOf(c.input(3)) : Array.from({ length: count }, (_, i) => i);
  if (!axes) throw c.unsupported('axes that are computed in the graph');
  const ends = value(2);
  const steps = c.has(4) ? value(4) : axes.map(() => 1);
  const at = (i: number, name: string): string =>
    axes.length === 1 ? name : emit.op('Gather', [name, emit.ints([i])]);
  let gradient: Contribution = c.gradient;
  axes.forEach((given, i) => {
    const axis = normalAxis(given, shape.length);
    const [size, start, end, step] = [shape[axis], starts?.[i], ends?.[i], steps?.[i]];
    const name = typeof gradient === 'string' ? gradient : c.gradient;
    if (typeof size === 'number' && start !== undefined && end !== undefined && step !== undefined) {
      const positions = sliceIndices(size, start, end, step);
      if (step !== 1) gradient = addBack(c, name, axis, emit.ints(positions));
      else if (axes.length === 1) {
        gradient = { kind: 'piece', name, axis, start: positions[0] ?? 0, length: positions.length };
      } else gradient = padded(c, name, axis, positions[0] ?? 0, size);
      return;
    }
    const begin = step === 1 && start !== undefined ? start : undefined;
    gradient =
      begin !== undefined ? paddedComputed(c, name, axis, begin) : takenBack(c, name, axis, (part) => at(i, part));
  });
  return [gradient];
}

function padded(c: RuleContext, gradient: string, axis: number, start: number, size: number): string {
  const length = c.emit.facts.shapeOf(gradient)?.[axis];
  if (typeof length !== 'number' || length === size) return gradient;
  const pads = c.emit.ints([start, size - start - length]);
  return c.emit.op('Pad', [gradient, pads, '', c.emit.ints([axis])]);
}

/** Zeros before and after, for a known start on an axis whose size is only known when it runs. */
function paddedComputed(c: RuleContext, gradient: string, axis: number, start: number): string {
  const { emit } = c;
  const size = emit.size(c.input(0), axis);
  const before =
    start >= 0
      ? emit.op('Min', [emit.ints([start]), size])
      : emit.op('Max', [emit.add(size, emit.ints([start])), emit.ints([0])]);
  const after = emit.sub(
    emit.sub(size, before),
    emit.op('Shape', [gradient], { start: int(axis), end: int(axis + 1) }),
  );
  return emit.op('Pad', [gradient, emit.concat([before, after]), '', emit.ints([axis])]);
}

/** Any other slice: the same slice of 0, 1, ..., n - 1 tells which positions it took. */
function takenBack(c: RuleContext, gradient: string, axis: number, at: (name: string) => string): string {
  const { emit } = c;
  const positions = emit.range(emit.size(c.input(0), axis));
  const step = c.has(4) ? [at(c.input(4))] : [];
  const taken = emit.op('Slice', [positions, at(c.input(1)), at(c.input(2)), emit.ints([0]), ...step]);
  return addBack(c, gradient, axis, taken);
}

/** y = x at indices of the output's own shape. */
function gatherElements(c: RuleContext): readonly Contribution[] {
  const axis = normalAxis(intOf(c.node, 'axis', 0), c.rank(c.input(0)));
  return [scatterAdd(c.emit, c.emit.zerosLike(c.input(0)), c.input(1), c.gradient, axis, true)];
}

/** y = x at index tuples. */
function gatherNd(c: RuleContext): readonly Contribution[] {
  if (intOf(c.node, 'batch_dims', 0) !== 0) throw c.unsupported('batch_dims');
  return [c.emit.op('ScatterND', [c.emit.zerosLike(c.input(0)), c.input(1), c.gradient], { reduction: text('add') })];
}

/** y = x with updates assigned or added at indices: dx = dy (0 where assigned), dupdates = dy at the indices. */
function scatter(c: RuleContext): readonly Contribution[] {
  const { emit, node } = c;
  const reduction = textOf(node, 'reduction', 'none');
  if (reduction !== 'none' && reduction !== 'add') throw c.unsupported(`reduction "${reduction}"`);
  const [indices, updates] = [c.input(1), c.input(2)];
  const axis = { axis: int(intOf(node, 'axis', 0)) };
  const attributes = node.opType === 'ScatterND' ? {} : axis;
  const cleared = (): string =>
    reduction === 'add' ? c.gradient : emit.op(node.opType, [c.gradient, indices, emit.zerosLike(updates)], attributes);
  const taken = (): string =>
    emit.op(node.opType === 'ScatterND' ? 'GatherND' : 'GatherElements', [c.gradient, indices], attributes);
  return [c.wants(0) ? cleared() : undefined, undefined, c.wants(2) ? taken() : undefined];
}

/** y = the k largest or smallest along an axis: dy goes back to where they were. */
function topK(c: RuleContext): readonly Contribution[] {
  const axis = normalAxis(intOf(c.node, 'axis', -1), c.rank(c.input(0)));
  const indices = c.emit.extend(c.node, 2)[1] ?? '';
  return [scatterAdd(c.emit, c.emit.zerosLike(c.input(0)), indices, c.gradient, axis, false)];
}

export const indexing: RuleTable = {
  Gather: gather,
  Slice: slice,
  GatherElements: gatherElements,
  GatherND: gatherNd,
  ScatterElements: scatter,
  ScatterND: scatter,
  TopK: topK,
};
