/** @file How reviewing moves on: one decision on one variant leads to the next, wherever it is made. */

import type { SlotId } from '../../store/ids.ts';

/**
 * Decides, and goes on to the next variant; a decision on several stays where it is.
 *
 * @param slots that are decided on.
 * @param order all variants that are shown: what follows is looked for before the decision takes a variant out of the filter.
 * @param decide
 * @param goTo the next one; not called at the end.
 */
export function decideAndGoOn(
  slots: readonly SlotId[],
  order: readonly SlotId[],
  decide: (slots: readonly SlotId[]) => void,
  goTo: (next: SlotId) => void,
): void {
  const [only, ...others] = slots;
  if (only === undefined) return;
  const at = order.indexOf(only);
  const next = others.length === 0 && at >= 0 ? order[at + 1] : undefined;
  decide(slots);
  if (next !== undefined) goTo(next);
}
