import { intOf, intsOf } from '../attributes.ts';
import { normalAxis } from '../axes.ts';
import type { Contribution } from '../gradients.ts';
import type { RuleContext, RuleTable } from './rule.ts';

/** Operators that only move elements: the gradient moves them back. */

const reshaped = (c: RuleContext): readonly Contribution[] => [c.emit.reshapeLike(c.gradient, c.input(0))];

export const shapes: RuleTable = {
  Reshape: reshaped,
  Flatten: reshaped,
  Squeeze: reshaped,
  Unsqueeze: reshaped,

  // y = x with axes permuted: dx = dy with the inverse permutation.
  Transpose: (c) => {
    const perm = intsOf(c.node, 'perm') ?? c.shape(c.input(0)).map((_, i, all) => all.length - 1 - i);
    return [
      c.emit.transpose(
        c.gradient,
        perm.map((_, axis) => perm.indexOf(axis)),
      ),
    ];
  },

  // y = x repeated: dx = the sum over the repetitions.
  Expand: (c) => [c.sumToInput(c.gradient, 0)],

  // y = x tiled r_i times along axis i: dy as [r_0, d_0, r_1, d_1, ...], summed over the r's.
  Tile: (c) => {
    const { emit } = c;
    const x = c.input(0);
    const shape = c.shape(x);
    const repeats = emit.facts.valueOf(c.input(1));
    const parts = shape.flatMap((dim, i) => {
      const repeat = repeats?.[i];
      const count = typeof repeat === 'number' ? repeat : emit.op('Gather', [c.input(1), emit.ints([i])]);
      return [count, typeof dim === 'number' ? dim : emit.size(x, i)];
    });
    const split = emit.reshape(c.gradient, parts);
    const sum = emit.reduce(
      'ReduceSum',
      split,
      shape.map((_, i) => 2 * i),
      false,
    );
    return [emit.reshapeLike(sum, x)];
  },

  // y = x_1, ..., x_n one after the other: each dx_i is its part of dy.
  Concat: (c) => {
    const { emit } = c;
    const axis = normalAxis(intOf(c.node, 'axis', 0), c.rank(c.output()));
    let begin = emit.ints([0]);
    return c.node.inputs.map((x, i) => {
      const size = emit.facts.shapeOf(x)?.[axis];
      const from = emit.facts.numbersOf(begin)?.[0];
      const known = typeof size === 'number' && from !== undefined;
      const start = begin;
      const end = known ? emit.ints([from + size]) : emit.add(begin, emit.size(x, axis));
      begin = end;
      if (!c.wants(i)) return undefined;
      const part = emit.sliceAxis(c.gradient, axis, start, end);
      const shape = emit.facts.shapeOf(x);
      if (shape) emit.facts.setShape(part, shape);
      return part;
    });
  },

  // y_1, ..., y_n = x cut along an axis: dx = the dy_i one after the other.
  Split: (c) => {
    const axis = normalAxis(intOf(c.node, 'axis', 0), c.rank(c.input(0)));
    const parts = c.node.outputs.map((name, i) => c.gradientOf(i) ?? c.emit.zerosLike(name));
    return [c.emit.concat(parts, axis)];
  },

  // [N, C, H, W] -> [N, C / b^2, H b, W b]; DCR takes blocks from the front of the channels, CRD from their end.
  DepthToSpace: (c) => {
    const block = intOf(c.node, 'blocksize', 1);
    const mode = c.node.attributes.mode;
    const columnFirst = mode?.kind === 'string' && mode.value === 'CRD';
    return [spaceToDepth(c, block, columnFirst ? [0, 1, 3, 5, 2, 4] : [0, 3, 5, 1, 2, 4])];
  },

  // The inverse of DepthToSpace in its DCR order.
  SpaceToDepth: (c) => [
    c.emit.op('DepthToSpace', [c.gradient], { blocksize: { kind: 'int', value: intOf(c.node, 'blocksize', 1) } }),
  ],
};

/** dy as [N, C, H, b, W, b] with its axes permuted, and the channels and blocks joined to x's shape. */
function spaceToDepth(c: RuleContext, block: number, perm: readonly number[]): string {
  const { emit } = c;
  const x = c.input(0);
  const [n, , h, w] = c.shape(x).map((dim, i) => (typeof dim === 'number' ? dim : emit.size(x, i)));
  const channels = c.shape(c.output())[1];
  const depth = typeof channels === 'number' ? channels : emit.size(c.output(), 1);
  const split = emit.reshape(c.gradient, [n ?? 1, depth, h ?? 1, block, w ?? 1, block]);
  return emit.reshapeLike(emit.transpose(split, perm), x);
}
