import { useEffect } from 'react';
import { readRecipeLink } from '../../store/recipe/link.ts';
import type { Studio } from '../../store/studio.ts';
import { useHash } from '../hooks/hash.ts';
import { useStudio } from '../hooks/studio.ts';

/** Follows a link to a step with a recipe; the address is clean afterwards, so that Back leads to where one came from. */
export function useRecipeLink(): void {
  const hash = useHash();
  const studio = useStudio();
  useEffect(() => follow(hash, studio), [hash, studio]);
}

/** Waits for pictures where there are none yet: those of the sample set. */
function follow(hash: string, { store, actions }: Studio): (() => void) | undefined {
  const link = readRecipeLink(hash);
  if (!link) return undefined;
  const arrive = (): boolean => {
    const { seeds } = store.getState();
    if (seeds.images.size === 0 || seeds.phase.kind === 'reading') return false;
    actions.recipe.change(link.recipe);
    actions.view.change({ step: link.step });
    history.replaceState(null, '', location.pathname + location.search);
    dispatchEvent(new HashChangeEvent('hashchange'));
    return true;
  };
  if (arrive()) return undefined;
  if (store.getState().seeds.phase.kind === 'idle') actions.seeds.openSample();
  const stop = store.subscribe(() => {
    if (store.getState().seeds.phase.kind !== 'reading' && arrive()) stop();
  });
  return stop;
}
