import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { Point } from './lasso.ts';
import { endsOf, nearestToward, type Direction } from './toward.ts';

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export interface MapKeys {
  /** Enter. */
  readonly onOpen: (index: number) => void;
  /** Space. */
  readonly onToggle: (index: number) => void;
  /** Escape; gives whether there was anything to let go. */
  readonly onLetGo: () => boolean;
}

/**
 * The dot that the keyboard is at.
 *
 * @param map what the indices are about, by identity: of another map no dot is reached yet.
 * @param places of the dots, in pixels.
 * @returns `index`: the dot, while the map has the focus and one was reached; `moveTo`, for what a pointer presses; `handlers` for
 *   the focusable element.
 */
export function useMapCursor(map: unknown, places: readonly Point[], { onOpen, onToggle, onLetGo }: MapKeys) {
  const [cursor, setCursor] = useState<{ readonly map: unknown; readonly index: number | null }>({ map, index: null });
  const [inside, setInside] = useState(false);
  const reached = cursor.map === map && cursor.index !== null && cursor.index < places.length ? cursor.index : null;
  const moveTo = (index: number | null) => {
    setCursor({ map, index });
  };

  /** Whether the key was one of ours. */
  const press = (key: string): boolean => {
    const ends = endsOf(places);
    if (!ends) return false;
    const direction = ARROWS[key];
    if (direction) moveTo(reached === null ? ends.first : (nearestToward(places, reached, direction) ?? reached));
    else if (key === 'Home') moveTo(ends.first);
    else if (key === 'End') moveTo(ends.last);
    else if (key === 'Escape') return onLetGo();
    else if (key === 'Enter' && reached !== null) onOpen(reached);
    else if (key === ' ' && reached !== null) onToggle(reached);
    else return false;
    return true;
  };

  return {
    index: inside ? reached : null,
    moveTo,
    handlers: {
      onFocus(event: FocusEvent) {
        setInside(true);
        // Where a pointer brought the focus, it is the pointer that says where.
        if (reached === null && event.target.matches(':focus-visible')) moveTo(endsOf(places)?.first ?? null);
      },
      onBlur() {
        setInside(false);
      },
      onKeyDown(event: KeyboardEvent) {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (press(event.key)) event.preventDefault();
      },
    },
  };
}
