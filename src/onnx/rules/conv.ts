import { intOf, intsOf } from '../attributes.ts';
import { staticShape } from '../facts/dim.ts';
import { flippedKernel } from '../kernels.ts';
import { kernelGradient } from './kernelGradient.ts';
import { cutTo, convInputGrad, slidingAttributes, spatialOf } from './convInputGrad.ts';
import type { Windows } from '../windows.ts';
import { extentOf, windowsOf } from '../windows.ts';
import type { RuleContext, RuleTable } from './rule.ts';

/** The node's windows over its input. */
function windows(c: RuleContext): Windows {
  const kernel = intsOf(c.node, 'kernel_shape') ?? staticShape(c.shape(c.input(1)).slice(2));
  const found = kernel && windowsOf(c.node, kernel, c.shape(c.input(0)).slice(2));
  if (!found) throw c.unsupported('auto_pad with an image size that is only known when it runs');
  return found;
}

/**
 * Y = X * W (cross-correlation with stride s, dilation d, padding p before and q after).
 *
 * dX is the transposed convolution of dY with W. With stride 1 that is itself a convolution, of dY padded by
 * d (k - 1) - p and d (k - 1) - q with the kernel flipped and its channels swapped; runtimes have their fastest kernel
 * for it. With a stride it is ConvTranspose: see convInputGrad.
 */
function inputGradient(c: RuleContext): string {
  const { emit, node } = c;
  const [x, weight] = [c.input(0), c.input(1)];
  const w = windows(c);
  const groups = intOf(node, 'group', 1);
  const axes = spatialOf(w);
  const room = axes.map((i) => extentOf(w, i) - 1);
  const before = axes.map((i) => (room[i] ?? 0) - (w.before[i] ?? 0));
  const after = axes.map((i) => (room[i] ?? 0) - (w.after[i] ?? 0));
  if (w.strides.every((stride) => stride === 1) && [...before, ...after].every((pad) => pad >= 0)) {
    const kernel = flippedKernel(emit, weight, groups);
    return emit.op('Conv', [c.gradient, kernel], slidingAttributes(w, groups, [...before, ...after]));
  }
  return convInputGrad(c, c.gradient, weight, w, groups, x);
}

/** The bias is added everywhere: its gradient is the sum over all but the channels. */
const biasGradient = (c: RuleContext): string =>
  c.emit.reduce(
    'ReduceSum',
    c.gradient,
    [
      0,
      ...c
        .shape(c.output())
        .slice(2)
        .map((_, i) => i + 2),
    ],
    false,
  );

function conv(c: RuleContext): readonly (string | undefined)[] {
  return [
    c.wants(0) ? inputGradient(c) : undefined,
    c.wants(1) ? kernelGradient(c, c.input(0), c.gradient, windows(c)) : undefined,
    c.wants(2) ? biasGradient(c) : undefined,
  ];
}

/**
 * Y = the transposed convolution of X: dX is the convolution of dY with the same kernel, stride, dilation and padding.
 *
 * An output padding of a whole stride or more makes positions beyond X's end; they are cut.
 */
function convTranspose(c: RuleContext): readonly (string | undefined)[] {
  const { emit, node } = c;
  const w = effectiveWindows(c, windows(c));
  const inputGradientOf = (): string => {
    const dx = emit.op(
      'Conv',
      [c.gradient, c.input(1)],
      slidingAttributes(w, intOf(node, 'group', 1), [...w.before, ...w.after]),
    );
    const extra = intsOf(node, 'output_padding') ?? [];
    const exact = spatialOf(w).every((i) => (extra[i] ?? 0) < (w.strides[i] ?? 1));
    return exact ? dx : cutTo(c, dx, c.input(0), w);
  };
  return [
    c.wants(0) ? inputGradientOf() : undefined,
    // With X as what slides over dY: the roles of a convolution's input and output are exchanged.
    c.wants(1) ? kernelGradient(c, c.gradient, c.input(0), w) : undefined,
    c.wants(2) ? biasGradient(c) : undefined,
  ];
}

/** A stated output shape decides the padding: what the full output has beyond it is split between both ends. */
function effectiveWindows(c: RuleContext, w: Windows): Windows {
  const output = intsOf(c.node, 'output_shape');
  if (!output) return w;
  const sizes = staticShape(c.shape(c.input(0)).slice(2));
  if (!sizes) throw c.unsupported('output_shape with an image size that is only known when it runs');
  const upper = c.node.attributes.auto_pad;
  const more = upper?.kind === 'string' && upper.value === 'SAME_UPPER';
  const spatial = output.slice(-w.kernel.length);
  const totals = spatialOf(w).map((i) => {
    const extra = intsOf(c.node, 'output_padding')?.[i] ?? 0;
    return Math.max(0, (w.strides[i] ?? 1) * ((sizes[i] ?? 1) - 1) + extra + extentOf(w, i) - (spatial[i] ?? 0));
  });
  const small = totals.map((total) => Math.floor(total / 2));
  const large = totals.map((total) => Math.ceil(total / 2));
  return more ? { ...w, before: small, after: large } : { ...w, before: large, after: small };
}

export const convolutions: RuleTable = { Conv: conv, ConvTranspose: convTranspose };
