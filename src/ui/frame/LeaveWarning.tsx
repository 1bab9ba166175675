import { useEffect } from 'react';
import { useStudioState } from '../hooks/studio.ts';

/** Asks before the page is closed while there is something to lose: a run, or variants that no zip holds yet. */
export function LeaveWarning() {
  const unsaved = useStudioState(
    (state) =>
      state.seeds.reading.kind === 'reading' ||
      (state.run.phase.kind !== 'idle' && state.export.phase.kind !== 'written'),
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
