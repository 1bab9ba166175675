import type { SlotId } from '../../../store/ids.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { usePageKeys } from '../../hooks/keys.ts';
import { useActions, useStudio } from '../../hooks/studio.ts';
import { decideAndGoOn } from '../decideAndGoOn.ts';
import { VERDICT_KEYS } from '../verdictKeys.ts';
import { chosen } from './chosen.ts';
import { between, LARGEST, neighbour, SMALLEST, type Direction, type GridLayout } from './layout.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  k: 'left',
  j: 'right',
};

const ZOOMS: Readonly<Record<string, number>> = { '+': 16, '=': 16, '-': -16 };

/**
 * Keys of the grid, wherever the focus is on the page: move, decide, relabel, regrow, select, zoom, look closer. One decision on one
 * variant goes on to the next.
 *
 * @param order all variants that are shown.
 */
export function useReviewKeys(families: readonly Family[], order: readonly SlotId[], layout: GridLayout): void {
  const { store } = useStudio();
  const { view, review } = useActions();

  const move = (direction: Direction, extend: boolean) => {
    const { focus, selection } = store.getState().view;
    const next = neighbour(focus, direction, order, layout);
    if (next === null) return;
    // Shift walks on from the focus: what was passed stays selected.
    const grown = extend ? new Set([...selection, ...(focus === null ? [] : [focus]), next]) : new Set([next]);
    view.change({ focus: next, selection: grown });
  };

  const targets = () => chosen(families, store.getState().view);

  const decide = (act: (slots: readonly SlotId[]) => void) => {
    decideAndGoOn(targets(), order, act, (next) => {
      view.change({ focus: next, selection: new Set([next]) });
    });
  };

  const relabel = (digit: number): boolean => {
    const info = store.getState().seeds.classes[digit - 1];
    if (digit > 0 && !info) return false;
    decide((slots) => {
      review.relabel(slots, info?.key ?? null);
    });
    return true;
  };

  usePageKeys((event) => {
    if (event.altKey) return false;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'a') return false;
      view.change({ selection: new Set(order) });
      return true;
    }
    const direction = ARROWS[key];
    if (direction) {
      move(direction, event.shiftKey);
      return true;
    }
    const verdict = VERDICT_KEYS[key];
    if (verdict) {
      decide((slots) => {
        review.decide(slots, verdict);
      });
      return true;
    }
    const zoom = ZOOMS[key];
    if (zoom !== undefined) {
      view.change({ zoom: Math.max(SMALLEST, Math.min(LARGEST, store.getState().view.zoom + zoom)) });
      return true;
    }
    if (/^\d$/u.test(key)) return relabel(Number(key));
    switch (key) {
      case 'r':
        // Shift: nearer to the seed.
        review.regrow(targets(), event.shiftKey ? 0.5 : 1);
        return true;
      case 'Enter': {
        const { focus } = store.getState().view;
        if (focus !== null) view.change({ inspected: focus, step: 'inspect' });
        return true;
      }
      case 'l':
        if (targets().length > 0) view.change({ labelling: true });
        return true;
      case 'z':
        view.change({ loupe: !store.getState().view.loupe });
        return true;
      case 'f':
        view.change({ flat: !store.getState().view.flat });
        return true;
      case 'Escape':
        view.change(store.getState().view.loupe ? { loupe: false } : { selection: new Set() });
        return true;
      case 'Home':
      case 'End': {
        const slot = order.at(key === 'Home' ? 0 : -1);
        const { focus } = store.getState().view;
        if (slot === undefined) return true;
        const grown = event.shiftKey && focus !== null ? between(focus, slot, order) : [slot];
        view.change({ focus: slot, selection: new Set(grown) });
        return true;
      }
      default:
        return false;
    }
  });
}
