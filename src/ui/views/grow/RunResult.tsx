import { useMemo } from 'react';
import { classesToLookAt, classOutcomes, ratesOf, together, type ClassOutcome } from '../../../store/run/outcome.ts';
import { NO_FILTER } from '../../../store/view/state.ts';
import { Link } from '../../elements/Link.tsx';
import { count, percent } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
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
    <section className={styles.result} aria-label={say.grow.whatCameOfIt}>
      <p className={styles.big}>
        <strong>{percent(rates.variants)}</strong>
        {say.grow.ofVariantKeepTheir(whole.variants, whole.seeds, percent(rates.seeds))}
      </p>
      {worst.length > 0 && <Worst outcomes={worst} />}
      {result === 'breaks-classes' ? (
        <BreaksClasses />
      ) : (
        <p className={styles.next}>
          {worst.length > 0 ? say.grow.nextReviewTheseClasses : say.grow.nextReviewWhatKeeps}
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
      {say.grow.toLookAt}
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
          </Link>
          {say.grow.keptSeeds(percent(ratesOf(outcome).variants), percent(ratesOf(outcome).seeds))}
        </span>
      ))}
      {outcomes.length > NAMED && say.grow.andMore(count(outcomes.length - NAMED))}
    </p>
  );
}
