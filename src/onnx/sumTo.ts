import { int } from './attributes.ts';
import type { Emitter } from './emitter.ts';
import { sameDim, sameShape } from './facts/dim.ts';

/**
 * Undoes broadcasting: sums a gradient over the axes along which a value was repeated.
 *
 * If y = broadcast(x), then dx = the sum of dy over the repeated axes. Which axes those are is decided here when the
 * shapes tell, and in the graph (by comparing the two shapes) when sizes that are only named may turn out to be 1.
 *
 * @param emit where nodes go
 * @param gradient a gradient of the broadcast shape
 * @param target the value whose shape is wanted
 */
export function sumTo(emit: Emitter, gradient: string, target: string): string {
  const [from, to] = [emit.facts.shapeOf(gradient), emit.facts.shapeOf(target)];
  if (!from || !to) return sumToComputed(emit, gradient, target, from?.length, to?.length);
  if (sameShape(from, to)) return gradient;
  const extra = from.length - to.length;
  const axes: number[] = [];
  for (const [i, dim] of from.entries()) {
    const wanted = i < extra ? 1 : (to[i - extra] ?? 1);
    if (i < extra || (wanted === 1 && dim !== 1)) axes.push(i);
    else if (!sameDim(dim, wanted) && typeof wanted !== 'number') {
      return sumToComputed(emit, gradient, target, from.length, to.length);
    }
  }
  const leadingOnly = axes.every((axis) => axis < extra);
  const sum = emit.reduce('ReduceSum', gradient, axes, !leadingOnly);
  return emit.reshapeLike(sum, target);
}

function sumToComputed(
  emit: Emitter,
  gradient: string,
  target: string,
  rank: number | undefined,
  wantedRank: number | undefined,
): string {
  const shape = emit.op('Shape', [target]);
  const extra = rank !== undefined && wantedRank !== undefined ? rank - wantedRank : undefined;
  const ones = (): string => {
    if (extra !== undefined) return emit.ints(Array.from({ length: extra }, () => 1));
    const count = emit.sub(emit.op('Shape', [emit.op('Shape', [gradient])]), emit.op('Shape', [shape]));
    return emit.op('Expand', [emit.ints([1]), count]);
  };
  const aligned = extra === 0 ? shape : emit.concat([ones(), shape]);
  const repeated = emit.op('Not', [emit.op('Equal', [aligned, emit.op('Shape', [gradient])])]);
  const axes = emit.op('Reshape', [emit.op('NonZero', [repeated]), emit.ints([-1])]);
  const sum = emit.op('ReduceSum', [gradient, axes], { keepdims: int(1), noop_with_empty_axes: int(1) });
  const result = emit.op('Reshape', [sum, shape]);
  const to = emit.facts.shapeOf(target);
  if (to) emit.facts.setShape(result, to);
  return result;
}
