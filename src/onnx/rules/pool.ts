import { int, intOf, ints, intsOf, text } from '../attributes.ts';
import { sameDim } from '../facts/dim.ts';
import type { Windows } from '../windows.ts';
import { windowsOf } from '../windows.ts';
import { extremeGradient, meanGradient } from './reduce.ts';
import type { RuleContext, RuleTable } from './rule.ts';
import { cutTo, convInputGrad, slidingAttributes, spatialOf } from './convInputGrad.ts';

function windows(c: RuleContext): Windows {
  const kernel = intsOf(c.node, 'kernel_shape') ?? [];
  const found = windowsOf(c.node, kernel, c.shape(c.input(0)).slice(2));
  if (!found) throw c.unsupported('auto_pad with an image size that is only known when it runs');
  return found;
}

/**
 * y = the average over each window: dx = dy / n laid down under the windows, n being the number of positions averaged.
 *
 * n is the kernel's size, except where padding is not counted or a last window (ceil_mode) overhangs the padded input.
 */
function averagePool(c: RuleContext): readonly [string] {
  const { emit } = c;
  const w = windows(c);
  const x = c.input(0);
  const padded = [...w.before, ...w.after].some((pad) => pad > 0);
  const uniform = !w.ceilMode && (!padded || intOf(c.node, 'count_include_pad', 0) === 1);
  const taps = w.kernel.reduce((a, b) => a * b, 1);
  const share = uniform ? emit.scale(c.gradient, 1 / taps) : emit.div(c.gradient, counts(c, w));
  if (tiles(c, w)) {
    const scales = emit.constantFloats([1, 1, ...w.kernel]);
    return [
      emit.op('Resize', [share, '', scales], {
        mode: text('nearest'),
        coordinate_transformation_mode: text('asymmetric'),
        nearest_mode: text('floor'),
      }),
    ];
  }
  const planes = asPlanes(c, share, c.output(), w);
  const ones = emit.floatLike(
    x,
    Array.from({ length: taps }, () => 1),
    [1, 1, ...w.kernel],
  );
  const laid = convInputGrad(c, planes, ones, w, 1, x);
  return [emit.reshapeLike(laid, x)];
}

/** Whether the windows cut the input into tiles without rest, overlap or padding. */
function tiles(c: RuleContext, w: Windows): boolean {
  const [from, to] = [c.shape(c.input(0)).slice(2), c.shape(c.output()).slice(2)];
  return spatialOf(w).every((i) => {
    const [kernel, size, count] = [w.kernel[i] ?? 1, from[i], to[i]];
    const plain =
      w.strides[i] === kernel && (w.dilations[i] === 1 || kernel === 1) && w.before[i] === 0 && w.after[i] === 0;
    return plain && typeof size === 'number' && typeof count === 'number' && sameDim(size, count * kernel);
  });
}

/** How many positions each window averages, [1, 1, ...]: a convolution of ones with ones. */
function counts(c: RuleContext, w: Windows): string {
  const { emit } = c;
  const x = c.input(0);
  const included = intOf(c.node, 'count_include_pad', 0) === 1;
  const sizes = spatialOf(w).map((i) => {
    const size = emit.size(x, i + 2);
    const pads = (w.before[i] ?? 0) + (w.after[i] ?? 0);
    return included && pads > 0 ? emit.add(size, emit.ints([pads])) : size;
  });
  const ones = emit.op('Expand', [emit.floatLike(x, [1]), emit.dims([1, 1, ...sizes])]);
  const kernel = emit.floatLike(
    x,
    Array.from({ length: w.kernel.reduce((a, b) => a * b, 1) }, () => 1),
    [1, 1, ...w.kernel],
  );
  const overhang = w.strides.map((stride) => (w.ceilMode ? stride - 1 : 0));
  const before = included ? w.before.map(() => 0) : w.before;
  const after = included ? overhang : w.after.map((pad, i) => pad + (overhang[i] ?? 0));
  const count = emit.op('Conv', [ones, kernel], {
    kernel_shape: ints(w.kernel),
    strides: ints(w.strides),
    dilations: ints(w.dilations),
    pads: ints([...before, ...after]),
  });
  return w.ceilMode ? cutTo(c, count, c.output(), w) : count;
}

/**
 * y = the largest value of each window: dy goes to the first position that attains it.
 *
 * A convolution with one kernel for each tap lays every window's values side by side; where the first largest of them lies is
 * an ArgMax; and the same kernels, slid back, put dy there. (The operator's own indices have no WebGPU kernel.)
 */
function maxPool(c: RuleContext): readonly [string] {
  const { emit } = c;
  const w = windows(c);
  const x = c.input(0);
  const taps = w.kernel.reduce((a, b) => a * b, 1);
  const identity = Array.from({ length: taps * taps }, (_, i) => (i % (taps + 1) === 0 ? 1 : 0));
  const pick = emit.floatLike(x, identity, [taps, 1, ...w.kernel]);
  const overhang = w.strides.map((stride, i) => (w.after[i] ?? 0) + (w.ceilMode ? stride - 1 : 0));
  const unfold = (planes: string): string => {
    const values = emit.op('Conv', [planes, pick], slidingAttributes(w, 1, [...w.before, ...overhang]));
    return w.ceilMode ? cutTo(c, values, c.output(), w) : values;
  };
  const values = unfold(asPlanes(c, x, x, w));
  const padded = [...w.before, ...overhang].some((pad) => pad > 0);
  const candidates = padded ? emit.op('Where', [isInside(c, unfold, w), values, emit.floatLike(x, [LOWEST])]) : values;
  const first = emit.op('ArgMax', [candidates], { axis: int(1), keepdims: int(1) });
  const order = emit.floatLike(
    x,
    Array.from({ length: taps }, (_, i) => i),
    [1, taps, ...w.kernel.map(() => 1)],
  );
  const chosen = emit.indicator(emit.op('Equal', [emit.indicator(first, x), order]), x);
  const laid = convInputGrad(c, emit.mul(chosen, asPlanes(c, c.gradient, c.output(), w)), pick, w, 1, x);
  return [emit.reshapeLike(laid, x)];
}

/** The most negative float32: padding is never the largest value of a window. */
const LOWEST = -3.4028234663852886e38;

/** Which taps of which windows lie inside the input. */
function isInside(c: RuleContext, unfold: (planes: string) => string, w: Windows): string {
  const { emit } = c;
  const x = c.input(0);
  const sizes = spatialOf(w).map((i) => emit.size(x, i + 2));
  const ones = emit.op('Expand', [emit.floatLike(x, [1]), emit.dims([1, 1, ...sizes])]);
  return emit.op('Greater', [unfold(ones), emit.floatLike(x, [0.5])]);
}

/** A value [N, C, ...] as [N C, 1, ...]: channels are pooled alike, so one set of kernels serves all of them as a batch. */
function asPlanes(c: RuleContext, value: string, like: string, w: Windows): string {
  const shape = c.shape(like);
  const sizes = spatialOf(w)
    .map((i) => shape[i + 2])
    .map((size, i) => (typeof size === 'number' ? size : c.emit.size(like, i + 2)));
  return c.emit.op('Reshape', [value, c.emit.dims([-1, 1, ...sizes])]);
}

/** y = (sum |x|^p)^(1/p) over each window: dx = x |x|^(p - 2) times dy y^(1 - p) laid down under the windows. */
function lpPool(c: RuleContext): readonly [string] {
  const { emit } = c;
  const w = windows(c);
  const [x, y] = [c.input(0), c.output()];
  const p = intOf(c.node, 'p', 2);
  const zero = emit.op('Equal', [y, emit.floatLike(y, [0])]);
  const ratio = emit.op('Where', [
    zero,
    emit.floatLike(y, [0]),
    emit.mul(c.gradient, emit.op('Pow', [y, emit.floatLike(y, [1 - p])])),
  ]);
  const planes = asPlanes(c, ratio, y, w);
  const taps = w.kernel.reduce((a, b) => a * b, 1);
  const ones = emit.floatLike(
    x,
    Array.from({ length: taps }, () => 1),
    [1, 1, ...w.kernel],
  );
  const laid = emit.reshapeLike(convInputGrad(c, planes, ones, w, 1, x), x);
  const power =
    p === 2 ? x : emit.mul(emit.op('Sign', [x]), emit.op('Pow', [emit.op('Abs', [x]), emit.floatLike(x, [p - 1])]));
  return [emit.mul(laid, power)];
}

const spatialAxes = (c: RuleContext): number[] =>
  c
    .shape(c.input(0))
    .slice(2)
    .map((_, i) => i + 2);

export const pools: RuleTable = {
  AveragePool: averagePool,
  MaxPool: maxPool,
  LpPool: lpPool,
  GlobalAveragePool: (c) => [meanGradient(c, c.gradient, spatialAxes(c))],
  GlobalMaxPool: (c) => [extremeGradient(c, c.gradient, c.output(), spatialAxes(c))],
};
