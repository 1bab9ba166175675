import { useMemo } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import type { Verdict } from '../../../store/review/state.ts';
import { shownFamilies } from '../../../store/view/selectors.ts';
import { usePageKeys } from '../../hooks/keys.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { decideAndGoOn } from '../decideAndGoOn.ts';
import { VERDICT_KEYS } from '../verdictKeys.ts';

/** What is done with the one that is inspected: the same keys as in Review. */
export function useInspectKeys(slot: SlotId) {
  const images = useStudioState((state) => state.seeds.images);
  const variants = useStudioState((state) => state.run.variants);
  const families = useStudioState((state) => state.run.families);
  const decisions = useStudioState((state) => state.review.decisions);
  const classes = useStudioState((state) => state.seeds.classes);
  const filter = useStudioState((state) => state.view.filter);
  const sort = useStudioState((state) => state.view.sort);
  const picks = usePicks();
  const { view, review } = useActions();
  const order = useMemo(
    () =>
      shownFamilies({ images, decisions, picks, run: { variants, families } }, filter, sort).flatMap(
        ({ slots }) => slots,
      ),
    [images, decisions, picks, variants, families, filter, sort],
  );
  const at = order.indexOf(slot);
  const goTo = (next: SlotId) => {
    view.change({ inspected: next, focus: next, selection: new Set([next]) });
  };
  const go = (by: 1 | -1) => {
    const next = order[at + by];
    if (next !== undefined) goTo(next);
  };
  const judge = (verdict: Verdict) => {
    decideAndGoOn(
      [slot],
      order,
      () => {
        review.decide([slot], verdict);
      },
      goTo,
    );
  };
  const relabel = (digit: number) => {
    const info = classes[digit - 1];
    if (digit === 0 || info) review.relabel([slot], info?.key ?? null);
  };
  usePageKeys((event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const verdict = VERDICT_KEYS[key];
    if (verdict) judge(verdict);
    else if (key === 'j' || key === 'ArrowRight' || key === 'ArrowDown') go(1);
    else if (key === 'k' || key === 'ArrowLeft' || key === 'ArrowUp') go(-1);
    else if (/^\d$/u.test(key)) relabel(Number(key));
    else if (key === 'r') review.regrow([slot], event.shiftKey ? 0.5 : 1);
    else if (key === 'Escape') view.change({ step: 'review', focus: slot });
    else return false;
    return true;
  });
  return { hasPrevious: at > 0, hasNext: at >= 0 && at < order.length - 1, go, judge };
}
