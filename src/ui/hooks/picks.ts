import { useMemo } from 'react';
import { presentPicks } from '../../store/picks/selectors.ts';
import { useStudioState } from './studio.ts';

/** Pictures that were picked, of classes that are not left out, by slot. */
export function usePicks() {
  const all = useStudioState((state) => state.picks.all);
  const classes = useStudioState((state) => state.seeds.classes);
  return useMemo(() => presentPicks(all, classes), [all, classes]);
}
