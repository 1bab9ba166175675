import { text, textOf } from '../attributes.ts';
import { normalAxis } from '../axes.ts';
import { selectionMatrix } from '../scatter.ts';
import type { RuleContext, RuleTable } from './rule.ts';

/** The largest int64: a slice "to the end". */
const TO_THE_END = 2 ** 63;

/**
 * y = x with more (or, for negative pads, fewer) positions at the ends of its axes.
 *
 * With a constant, dx is the inner part of dy. With reflect, edge or wrap, every position of y is a position of x; padding
 * 0, 1, ..., n - 1 in the same way tells which, and dy is added back there, axis by axis.
 */
function pad(c: RuleContext): readonly (string | undefined)[] {
  const mode = textOf(c.node, 'mode', 'constant');
  const rank = c.rank(c.input(0));
  const axes = c.has(3)
    ? c.emit.facts.numbersOf(c.input(3))?.map((axis) => normalAxis(axis, rank))
    : Array.from({ length: rank }, (_, i) => i);
  if (!axes) throw c.unsupported('axes that are computed in the graph');
  if (c.wants(2)) throw c.unsupported('a wanted constant_value');
  const pads = c.emit.facts.numbersOf(c.input(1));
  if (mode === 'constant') return [pads ? cropped(c, axes, pads) : croppedComputed(c, axes)];
  if (!pads) throw c.unsupported(`mode "${mode}" with pads that are computed in the graph`);
  let gradient = c.gradient;
  axes.forEach((axis, i) => {
    const [before, after] = [pads[i] ?? 0, pads[i + axes.length] ?? 0];
    if (before !== 0 || after !== 0) gradient = foldedBack(c, gradient, axis, before, after, mode);
  });
  return [gradient];
}

function cropped(c: RuleContext, axes: readonly number[], pads: readonly number[]): string {
  const { emit } = c;
  const before = axes.map((_, i) => pads[i] ?? 0);
  const after = axes.map((_, i) => pads[i + axes.length] ?? 0);
  const positive = (pad: number): boolean => pad > 0;
  const negative = (pad: number): boolean => pad < 0;
  let gradient = c.gradient;
  if ([...before, ...after].some(positive)) {
    const starts = before.map((pad) => Math.max(pad, 0));
    const ends = after.map((pad) => (pad > 0 ? -pad : TO_THE_END));
    gradient = emit.op('Slice', [gradient, emit.ints(starts), emit.ints(ends), emit.ints(axes)]);
  }
  if (![...before, ...after].some(negative)) return gradient;
  const missing = [...before, ...after].map((pad) => Math.max(-pad, 0));
  return emit.op('Pad', [gradient, emit.ints(missing), '', emit.ints(axes)]);
}

/** The same for pads that are only known when it runs, of either sign. */
function croppedComputed(c: RuleContext, axes: readonly number[]): string {
  const { emit } = c;
  const zero = emit.ints([0]);
  const count = axes.length;
  const half = (i: number): string =>
    emit.op('Slice', [c.input(1), emit.ints([i * count]), emit.ints([(i + 1) * count]), zero]);
  const positive = (pads: string): string => emit.op('Max', [pads, zero]);
  const sizes = emit.dims(axes.map((axis) => emit.size(c.gradient, axis)));
  const starts = positive(half(0));
  const ends = emit.sub(sizes, positive(half(1)));
  const inner = emit.op('Slice', [c.gradient, starts, ends, emit.ints(axes)]);
  return emit.op('Pad', [inner, positive(emit.neg(c.input(1))), '', emit.ints(axes)]);
}

function foldedBack(
  c: RuleContext,
  gradient: string,
  axis: number,
  before: number,
  after: number,
  mode: string,
): string {
  const { emit } = c;
  const size = emit.size(c.input(0), axis);
  const positions = emit.op('Pad', [emit.range(size), emit.ints([before, after])], { mode: text(mode) });
  return emit.contract(gradient, axis, selectionMatrix(emit, positions, size, gradient));
}

export const padding: RuleTable = { Pad: pad };
