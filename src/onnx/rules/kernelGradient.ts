import { int, intOf, ints } from '../attributes.ts';
import { staticShape } from '../facts/dim.ts';
import type { Windows } from '../windows.ts';
import { cutTo, spatialOf } from './slideBack.ts';
import type { RuleContext } from './rule.ts';

/**
 * The gradient of a convolution's kernel, Y = X * W with stride s, dilation d, padding p, in g groups:
 *
 *   dW[m, c, t] = sum over n and o of dY[n, m, o] X[n, c, s o + d t - p],   c within the group of m.
 *
 * @param c the node's context; input 1 is the kernel
 * @param x what the kernel slides over, [N, C, ...]
 * @param dy the gradient of what it gives, [N, M, ...]
 * @param w its windows
 * @returns name of the gradient, [M, C / g, ...]
 */
export function kernelGradient(c: RuleContext, x: string, dy: string, w: Windows): string {
  const groups = intOf(c.node, 'group', 1);
  return byConvolution(c, x, dy, w, groups);
}

/**
 * As the convolution of X with dY for a kernel: batch and channels exchanged, stride and dilation exchanged. X as
 * [C / g, g N, ...] has the N images of a group's channel side by side, which is what a kernel [M, N, ...] in g groups takes.
 */
function byConvolution(c: RuleContext, x: string, dy: string, w: Windows, groups: number): string {
  const { emit } = c;
  const swap = [1, 0, ...spatialOf(w).map((i) => i + 2)];
  const product = emit.op('Conv', [byGroup(c, x, groups), emit.transpose(dy, swap)], {
    strides: ints(w.dilations),
    dilations: ints(w.strides),
    pads: ints([...w.before, ...w.after]),
    group: int(groups),
  });
  return cutTo(c, emit.transpose(product, swap), c.input(1), w);
}

/** X [N, C, ...] as [C / g, g N, ...]. */
function byGroup(c: RuleContext, x: string, groups: number): string {
  const { emit } = c;
  const [batch, channels, ...sizes] = c.shape(x);
  const axes = sizes.map((_, i) => i + 2);
  if (groups === 1) return emit.transpose(x, [1, 0, ...axes]);
  if (typeof channels !== 'number') throw c.unsupported('a wanted weight with groups of an unknown number of channels');
  const each = channels / groups;
  const spatial = sizes.map((size, i) => (typeof size === 'number' ? size : emit.size(x, i + 2)));
  const split = emit.reshape(x, [typeof batch === 'number' ? batch : -1, groups, each, ...spatial]);
  const swapped = emit.transpose(split, [2, 1, 0, ...axes.map((axis) => axis + 1)]);
  const known = staticShape(sizes) !== undefined;
  return emit.reshape(swapped, [each, known ? -1 : emit.op('Mul', [emit.size(x, 0), emit.ints([groups])]), ...spatial]);
}
