/** @file What the charts of the preview draw. */

import type { PreviewResult, TracePoint } from '../../../store/recipe/state.ts';
import { say } from '../../words/say.ts';
import type { Series } from '../../charts/LineChart.tsx';
import { chosenTitle, otherTitle } from './previewTitles.ts';

/** The recipe's variants, where it makes any of the seed. */
export const chosenFamily = ({ chosen }: Pick<PreviewResult, 'chosen'>) =>
  chosen && chosen.variants.length > 0 ? chosen : null;

/**
 * The lines of a figure: what the settings before came to, the recipe, and what it is compared with.
 *
 * @param before `null` where there is nothing.
 * @param read the figure at a point.
 */
export function previewLines(
  result: PreviewResult,
  before: readonly TracePoint[] | null,
  read: (point: TracePoint) => number,
): readonly Series[] {
  const { other } = result;
  const chosen = chosenFamily(result);
  return [
    ...(before ? [{ name: say.preview.before, values: before.map(read), colour: 'var(--leaf)', faint: true }] : []),
    ...(chosen ? [{ name: chosenTitle(result), values: chosen.trace.map(read), colour: 'var(--leaf)' }] : []),
    ...(other
      ? [{ name: otherTitle(result), values: other.trace.map(read), colour: 'var(--ink-3)', dashed: true }]
      : []),
  ];
}
