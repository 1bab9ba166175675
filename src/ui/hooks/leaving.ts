import { useMemo } from 'react';
import { leavingVariants } from '../../store/review/leaving.ts';
import { useStudioState } from './studio.ts';

/** The variants that would leave with an export; with those that are rejected, where they are asked for. */
export function useLeaving(withRejected: boolean): ReturnType<typeof leavingVariants> {
  const seeds = useStudioState((state) => state.seeds);
  const variants = useStudioState((state) => state.run.variants);
  const decisions = useStudioState((state) => state.review.decisions);
  const include = useStudioState((state) => state.export.include);
  return useMemo(
    () => leavingVariants({ seeds, run: { variants }, review: { decisions }, export: { include } }, withRejected),
    [seeds, variants, decisions, include, withRejected],
  );
}
