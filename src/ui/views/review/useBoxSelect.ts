import { useRef, useState, type CSSProperties, type MouseEvent, type PointerEvent } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import { useActions, useStudio } from '../../hooks/studio.ts';
import { between, slotsIn, type Box, type GridLayout } from './layout.ts';

/** A press that moves less than this, in CSS pixels, is a click. */
const THRESHOLD = 6;

/**
 * Selecting by pointer: a click takes one variant, Shift all from the focus to it, Ctrl one more; dragging draws a box.
 *
 * @param order all variants that are shown.
 * @returns handlers for the scrolling element, and the box that is drawn (in its content), if one is.
 */
export function useBoxSelect(order: readonly SlotId[], layout: GridLayout, side: number) {
  const { store } = useStudio();
  const { view } = useActions();
  const press = useRef<{ readonly x: number; readonly y: number; readonly before: ReadonlySet<SlotId> } | null>(null);
  const [box, setBox] = useState<Box | null>(null);

  const at = (event: PointerEvent<HTMLElement>): { readonly x: number; readonly y: number } => {
    const content = event.currentTarget.firstElementChild!.getBoundingClientRect();
    return { x: event.clientX - content.left, y: event.clientY - content.top };
  };

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      // A finger scrolls; the scroll bar is beside the content.
      if (event.pointerType === 'touch' || event.button !== 0 || event.target === event.currentTarget) return;
      const extends_ = event.ctrlKey || event.metaKey || event.shiftKey;
      press.current = { ...at(event), before: extends_ ? store.getState().view.selection : new Set() };
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = press.current;
      if (!start) return;
      const { x, y } = at(event);
      if (box === null && Math.hypot(x - start.x, y - start.y) < THRESHOLD) return;
      if (box === null) event.currentTarget.setPointerCapture(event.pointerId);
      const next = {
        left: Math.min(x, start.x),
        right: Math.max(x, start.x),
        top: Math.min(y, start.y),
        bottom: Math.max(y, start.y),
      };
      setBox(next);
      view.change({ selection: new Set([...start.before, ...slotsIn(next, layout, side)]) });
    },
    onPointerUp: () => {
      press.current = null;
    },
    onPointerCancel: () => {
      press.current = null;
      setBox(null);
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      // The click that ends a box selects nothing more.
      if (box !== null) {
        setBox(null);
        return;
      }
      const slot = slotOf(event.target);
      const { focus, selection } = store.getState().view;
      if (slot === null) view.change({ selection: new Set() });
      else if (event.shiftKey && focus !== null) view.change({ selection: new Set(between(focus, slot, order)) });
      else if (event.ctrlKey || event.metaKey) view.change({ focus: slot, selection: toggled(selection, slot) });
      else view.change({ focus: slot, selection: new Set([slot]) });
    },
    onDoubleClick: (event: MouseEvent<HTMLElement>) => {
      const slot = slotOf(event.target);
      if (slot !== null) view.change({ inspected: slot, step: 'inspect' });
    },
  };

  const drawn: CSSProperties | null = box && {
    left: box.left,
    top: box.top,
    width: box.right - box.left,
    height: box.bottom - box.top,
  };
  return { handlers, drawn };
}

function slotOf(target: EventTarget): SlotId | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-slot]') : null;
  return (cell?.dataset.slot as SlotId | undefined) ?? null;
}

function toggled(selection: ReadonlySet<SlotId>, slot: SlotId): ReadonlySet<SlotId> {
  const next = new Set(selection);
  if (!next.delete(slot)) next.add(slot);
  return next;
}
