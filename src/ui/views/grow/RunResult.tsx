import { useMemo } from 'react';
import { classesToLookAt, classOutcomes, ratesOf, together, type ClassOutcome } from '../../../store/run/outcome.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { Link } from '../../elements/Link.tsx';
import { count, counted, percent } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { BreaksClasses } from './BreaksClasses.tsx';
import { resultOf } from './resultOf.ts';
import styles from './RunResult.module.css';

/** Classes that are named before the rest is counted. */
const NAMED = 5;

/** What came of a run that is over: the class kept beside the seeds' own rate, what deserves a look, and one thing to do next. */
export function RunResult() {
  const run = useStudioState((state) => state.run);
  const seeds = useStudioState((state) => state.seeds);
  const outcomes = useMemo(() => classOutcomes(run, seeds), [run, seeds]);
  const whole = together(outcomes);
  const result = resultOf(outcomes);
  // With one class there is nothing that a variant could be taken for.
  if (result === null) return null;
  const rates = ratesOf(whole);
  const worst = classesToLookAt(outcomes);
  return (
    <section className={styles.result} aria-label="What came of it">
      <p className={styles.big}>
        <strong>{percent(rates.variants)}</strong> of {counted(whole.variants, 'variant')} keep their class; of their{' '}
        {counted(whole.seeds, 'seed')} {percent(rates.seeds)} are read right.
      </p>
      {worst.length > 0 && <Worst outcomes={worst} />}
      {result === 'breaks-classes' ? (
        <BreaksClasses />
      ) : (
        <p className={styles.next}>
          {worst.length > 0
            ? 'Next: review these classes first; Rules in Review rejects what fell far below its seed.'
            : 'Next: review. What keeps its class less surely than its seed deserves a look; Rules finds it.'}
        </p>
      )}
    </section>
  );
}

/** Classes to look at, each leading to its variants, the least sure first. */
function Worst({ outcomes }: { readonly outcomes: readonly ClassOutcome[] }) {
  const nameOf = useClassTitles();
  const { view } = useActions();
  return (
    <p>
      To look at:{' '}
      {outcomes.slice(0, NAMED).map((outcome, i) => (
        <span key={outcome.key}>
          {i > 0 && ', '}
          <Link
            onFollow={() => {
              view.change({
                step: 'review',
                filter: { ...NO_FILTER, classes: [outcome.key] },
                sort: { by: 'classScore', ascending: true },
              });
            }}
          >
            {nameOf(outcome.key)}
          </Link>{' '}
          ({percent(ratesOf(outcome).variants)} kept, seeds {percent(ratesOf(outcome).seeds)})
        </span>
      ))}
      {outcomes.length > NAMED && ` and ${count(outcomes.length - NAMED)} more`}
    </p>
  );
}
