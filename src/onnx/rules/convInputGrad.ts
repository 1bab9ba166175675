import { int, ints } from '../attributes.ts';
import { staticShape } from '../facts/dim.ts';
import type { Attribute } from '../model.ts';
import type { Windows } from '../windows.ts';
import { extentOf } from '../windows.ts';
import type { RuleContext } from './rule.ts';

/** Indices of the spatial axes, counted from the first of them. */
export const spatialOf = (w: Windows): number[] => w.kernel.map((_, i) => i);

/** Attributes of a convolution with the given windows and padding. */
export const slidingAttributes = (w: Windows, groups: number, pads: readonly number[]): Record<string, Attribute> => ({
  kernel_shape: ints(w.kernel),
  strides: ints(w.strides),
  dilations: ints(w.dilations),
  group: int(groups),
  pads: ints(pads),
});

/** x cut at the end to the spatial sizes of another value. */
export function cutTo(c: RuleContext, x: string, like: string, w: Windows): string {
  const { emit } = c;
  const axes = spatialOf(w).map((i) => i + 2);
  const ends = emit.dims(axes.map((axis) => emit.size(like, axis)));
  return emit.op('Slice', [x, emit.ints(axes.map(() => 0)), ends, emit.ints(axes)]);
}

/**
 * The adjoint of sliding a kernel over an input: every output position's gradient is laid down under its window.
 *
 * That is ConvTranspose. It covers stride (m - 1) + extent - p positions for m windows; what lies beyond the input (in its
 * end padding) is cropped by end pads, and what no window reached is restored by output padding. When the image size is
 * only known when it runs, stride - 1 positions are restored and the result is cut in the graph.
 *
 * @param c the node's context
 * @param gradient gradient of the output, [N, M, ...]
 * @param weight kernel [M, C / groups, ...]
 * @param w windows of the forward operator
 * @param groups number of groups
 * @param input the value whose spatial sizes the result has
 */
export function convInputGrad(
  c: RuleContext,
  gradient: string,
  weight: string,
  w: Windows,
  groups: number,
  input: string,
): string {
  const known = staticShape(c.shape(input).slice(2));
  const windows = staticShape(c.shape(gradient).slice(2));
  // Positions covered beyond the input's end; negative where some were not reached.
  const beyond = spatialOf(w).map((i) => {
    const stride = w.strides[i] ?? 1;
    const [size, count] = [known?.[i], windows?.[i]];
    if (size === undefined || count === undefined) return 1 - stride;
    return stride * (count - 1) + extentOf(w, i) - (w.before[i] ?? 0) - size;
  });
  const after = beyond.map((positions) => Math.max(positions, 0));
  const full = c.emit.op('ConvTranspose', [gradient, weight], {
    ...slidingAttributes(w, groups, [...w.before, ...after]),
    output_padding: ints(beyond.map((positions) => Math.max(-positions, 0))),
  });
  return known && windows ? full : cutTo(c, full, input, w);
}
