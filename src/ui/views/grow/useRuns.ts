/** @file The runs of the project that is open. */

import { useMemo } from 'react';
import { headerOf } from '../../../store/runs/figures.ts';
import { isAtRest } from '../../../store/runs/selectors.ts';
import type { RunHeader } from '../../../store/runs/state.ts';
import { useStudioState } from '../../hooks/studio.ts';

/** What is known of the run on screen, as it is now; `null` before the first. */
export function usePresentRun(): RunHeader | null {
  const run = useStudioState((state) => state.run);
  const decisions = useStudioState((state) => state.review.decisions);
  const seeds = useStudioState((state) => state.seeds);
  return useMemo(() => headerOf(run, decisions, seeds), [run, decisions, seeds]);
}

/** Whether another run can take its place. */
export const useIsAtRest = (): boolean => useStudioState(({ run }) => isAtRest(run));
