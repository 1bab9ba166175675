/** @file The studio behind the views: the state they read and the actions they call. */

import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { StudioActions } from '../../store/actions.ts';
import type { StudioState } from '../../store/state.ts';
import type { Studio } from '../../store/studio.ts';

export const StudioContext = createContext<Studio | null>(null);

/**
 * The studio of the page.
 *
 * @throws Error outside of `StudioContext`.
 */
export function useStudio(): Studio {
  const studio = use(StudioContext);
  if (!studio) throw new Error('Expected a studio around this view; render it inside <App studio={...}>.');
  return studio;
}

/**
 * A part of the state; the view is drawn again when it is another value.
 *
 * @param select gives a part of the state itself, not a new object: the store's values may be compared by identity.
 */
export function useStudioState<Part>(select: (state: StudioState) => Part): Part {
  return useStore(useStudio().store, select);
}

export const useActions = (): StudioActions => useStudio().actions;
