import { useEffect } from 'react';
import { readRecipeLink } from '../../store/recipe/link.ts';
import type { Studio } from '../../store/studio.ts';
import { useHash } from '../hooks/hash.ts';
import { useStudio } from '../hooks/studio.ts';

/** Follows a link to a step with a recipe; the address is clean afterwards, so that Back leads to where one came from. */
export function useRecipeLink(): void {
  const hash = useHash();
  const studio = useStudio();
  useEffect(() => followLink(hash, studio), [hash, studio]);
}

/**
 * Follows the link of an address; waits for pictures where there are none yet: those of the sample set.
 *
 * @returns what gives up waiting, while there is something to wait for.
 */
export function followLink(hash: string, { store, actions }: Studio): (() => void) | undefined {
  const link = readRecipeLink(hash);
  if (!link) return undefined;
  const isThere = (): boolean => {
    const { seeds } = store.getState();
    return seeds.images.size > 0 && seeds.phase.kind !== 'reading';
  };
  const arrive = () => {
    actions.recipe.change(link.recipe);
    actions.view.change({ step: link.step });
    history.replaceState(null, '', location.pathname + location.search);
    dispatchEvent(new HashChangeEvent('hashchange'));
  };
  if (isThere()) {
    arrive();
    return undefined;
  }
  const stop = store.subscribe(() => {
    if (!isThere()) return;
    // Before anything else: arriving changes the state, and so comes here again.
    stop();
    arrive();
  });
  if (store.getState().seeds.phase.kind === 'idle') actions.seeds.openSample();
  return stop;
}
