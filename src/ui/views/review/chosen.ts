/** @file What an action of Review is about: never something that is not shown. */

import type { SlotId } from '../../../store/ids.ts';
import type { Family } from '../../../store/view/selectors.ts';
import type { ViewState } from '../../../store/view/state.ts';

/**
 * The selected variants that are shown, in the order of the grid; where none is, the focused one, if it is shown.
 *
 * @param families what the filter leaves: what was selected before and has left the screen is not acted on.
 */
export function chosen(
  families: readonly Family[],
  { focus, selection }: Pick<ViewState, 'focus' | 'selection'>,
): readonly SlotId[] {
  const shown = families.flatMap(({ slots }) => slots);
  const selected = shown.filter((slot) => selection.has(slot));
  if (selected.length > 0) return selected;
  return focus !== null && shown.includes(focus) ? [focus] : [];
}
