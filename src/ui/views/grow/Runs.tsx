import { Trash2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { RunHeader } from '../../../store/runs/state.ts';
import { Button } from '../../elements/Button.tsx';
import { Dialog } from '../../elements/Dialog.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { FailureNotice } from '../../parts/FailureNotice.tsx';
import { say } from '../../words/say.ts';
import { RunRow } from './RunRow.tsx';
import { runName } from './runNames.ts';
import styles from './Runs.module.css';
import { usePresentRun } from './useRuns.ts';

const RunComparison = lazy(async () => ({ default: (await import('./RunComparison.tsx')).RunComparison }));

/** The runs of the project; nothing where there is one alone. */
export function Runs() {
  const several = useStudioState((state) => state.runs.earlier.length > 0);
  return several ? <RunList /> : null;
}

/** The newest first: one is on screen, the others wait. */
function RunList() {
  const earlier = useStudioState((state) => state.runs.earlier);
  const reading = useStudioState((state) => state.runs.reading);
  const failure = useStudioState((state) => state.runs.failure);
  const compared = useStudioState((state) => state.runs.compared);
  const present = usePresentRun();
  const { runs } = useActions();
  const [leaving, setLeaving] = useState<RunHeader | null>(null);
  const heading = useFocusAfterExchange(present?.made ?? 0);
  const stay = () => {
    setLeaving(null);
  };
  if (!present) return null;
  const all = [present, ...earlier].sort((a, b) => b.made - a.made);
  const read = earlier.find(({ made }) => made === reading);
  return (
    <section className={styles.runs} aria-labelledby="runs-title">
      <header className={styles.head}>
        <h2 ref={heading} id="runs-title" tabIndex={-1}>
          {say.runs.title}
        </h2>
        <p>{say.runs.about}</p>
      </header>
      <ul className={styles.list}>
        {all.map((run) => (
          <RunRow key={run.made} run={run} isPresent={run === present} onRemove={setLeaving} />
        ))}
      </ul>
      <p className={styles.status} role="status">
        {read && say.runs.reading(runName(read))}
      </p>
      {failure !== null && compared === null && <FailureNotice failure={failure} />}
      <Dialog
        title={say.runs.two}
        wide
        open={compared !== null}
        onClose={() => {
          runs.compare(null);
        }}
      >
        {compared !== null && (
          <Suspense>
            <RunComparison compared={compared} />
          </Suspense>
        )}
      </Dialog>
      <Dialog title={leaving ? say.runs.removeAsk(runName(leaving)) : ''} open={leaving !== null} onClose={stay}>
        {leaving !== null && (
          <>
            <p>{say.runs.removeWhat(leaving.figures.variants)}</p>
            <div className={styles.answers}>
              <Button onClick={stay}>{say.runs.keepIt}</Button>
              <Button
                look="solid"
                icon={<Trash2 aria-hidden />}
                onClick={() => {
                  runs.remove(leaving.made);
                  stay();
                }}
              >
                {say.runs.removeIt}
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </section>
  );
}

/** The button that exchanged the runs is gone with its row's place: who went there by keyboard goes on from the list's heading. */
function useFocusAfterExchange(made: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(made);
  useEffect(() => {
    if (before.current !== made && document.activeElement === document.body) heading.current?.focus();
    before.current = made;
  }, [made]);
  return heading;
}
