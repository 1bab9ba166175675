import { useMemo } from 'react';
import { classOutcomes, ratesOf, together } from '../../../store/run/outcome.ts';
import { percent } from '../../format.ts';
import { useStudio, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import { BreaksClasses } from './BreaksClasses.tsx';
import { resultOf } from './resultOf.ts';

/** Variants after which a look is taken, again and again: fewer may break by chance. */
const OFTEN = 20;

/** Says while a run goes on that its recipe breaks classes: nobody has to wait for the end of it. */
export function BreaksSoFar() {
  const { store } = useStudio();
  const looks = useStudioState(({ run }) => Math.floor(run.variants.size / OFTEN));
  const outcomes = useMemo(() => {
    const { run, seeds } = store.getState();
    return looks === 0 ? [] : classOutcomes(run, seeds);
  }, [store, looks]);
  if (resultOf(outcomes) !== 'breaks-classes') return null;
  const whole = together(outcomes);
  const rates = ratesOf(whole);
  return (
    <BreaksClasses>
      <p>{say.breaksClasses.soFar(whole.variants, percent(rates.variants), percent(rates.seeds))}</p>
    </BreaksClasses>
  );
}
