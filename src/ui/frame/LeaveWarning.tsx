import { useEffect } from 'react';
import type { RunPhase } from '../../store/run/state.ts';
import { isBegun } from '../../store/sorting/draft.ts';
import { useStudioState } from '../hooks/studio.ts';

/** Asks before the page is closed while it is at work, or while something is not stored yet, or never will be. */
export function LeaveWarning() {
  const unsaved = useStudioState(
    ({ seeds, run, project, sorting }) =>
      seeds.phase.kind === 'reading' ||
      // Pictures that are being put into classes are of no project yet: nothing keeps where they lie.
      (sorting.draft !== null && isBegun(sorting.draft)) ||
      AT_WORK.has(run.phase.kind) ||
      (project.access.kind === 'open' && (project.saving.kind !== 'saved' || project.unkept !== null)),
  );
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => {
      removeEventListener('beforeunload', ask);
    };
  }, [unsaved]);
  return null;
}

const AT_WORK: ReadonlySet<RunPhase['kind']> = new Set(['running', 'pausing', 'stopping']);
