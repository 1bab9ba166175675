import type { KeyboardEvent } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import type { Verdict } from '../../../store/review/state.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { useActions, useStudio } from '../../hooks/studio.ts';
import { between, neighbour, type Direction } from './layout.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  k: 'left',
  j: 'right',
};

const VERDICTS: Readonly<Record<string, Verdict>> = {
  ' ': 'accepted',
  p: 'accepted',
  x: 'rejected',
  Delete: 'rejected',
  u: 'unreviewed',
};

/** Keys of the grid: move, decide, relabel, regrow, select. One decision on one variant goes on to the next. */
export function useReviewKeys(families: readonly Family[], columns: number) {
  const { store } = useStudio();
  const { view, review } = useActions();

  const move = (direction: Direction, extend: boolean) => {
    const { focus, selection } = store.getState().view;
    const next = neighbour(focus, direction, families, columns);
    if (next === null) return;
    // Shift walks on from the focus: what was passed stays selected.
    const grown = extend ? new Set([...selection, ...(focus === null ? [] : [focus]), next]) : new Set([next]);
    view.change({ focus: next, selection: grown });
  };

  /** The selection, if the focus is part of it; the focus otherwise. */
  const targets = (): readonly SlotId[] => {
    const { focus, selection } = store.getState().view;
    if (focus !== null && !selection.has(focus)) return [focus];
    return selection.size > 0 ? [...selection] : focus === null ? [] : [focus];
  };

  const decide = (act: (slots: readonly SlotId[]) => void) => {
    const slots = targets();
    if (slots.length === 0) return;
    // The next one is found before the filter takes this one away.
    const next = slots.length === 1 ? neighbour(slots[0]!, 'right', families, columns) : null;
    act(slots);
    if (next !== null) view.change({ focus: next, selection: new Set([next]) });
  };

  return (event: KeyboardEvent): void => {
    if (event.altKey || !used(event)) return;
    event.preventDefault();
  };

  function used(event: KeyboardEvent): boolean {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) {
      if (key !== 'a') return false;
      view.change({ selection: new Set(families.flatMap(({ slots }) => slots)) });
      return true;
    }
    const direction = ARROWS[key];
    if (direction) {
      move(direction, event.shiftKey);
      return true;
    }
    const verdict = VERDICTS[key];
    if (verdict) {
      decide((slots) => {
        review.judge(slots, verdict);
      });
      return true;
    }
    if (/^\d$/.test(key)) return relabel(Number(key));
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
      case 'Escape':
        view.change({ selection: new Set() });
        return true;
      case 'Home':
      case 'End': {
        const flat = families.flatMap(({ slots }) => slots);
        const slot = flat.at(key === 'Home' ? 0 : -1);
        const { focus } = store.getState().view;
        if (slot === undefined) return true;
        const grown = event.shiftKey && focus !== null ? between(focus, slot, families) : [slot];
        view.change({ focus: slot, selection: new Set(grown) });
        return true;
      }
      default:
        return false;
    }
  }

  function relabel(digit: number): boolean {
    const info = store.getState().seeds.classes[digit - 1];
    if (digit > 0 && !info) return false;
    decide((slots) => {
      review.relabel(slots, info?.key ?? null);
    });
    return true;
  }
}
