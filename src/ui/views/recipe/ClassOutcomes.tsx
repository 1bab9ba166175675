import { useMemo } from 'react';
import { outcomesOf } from '../../../store/recipe/counts.ts';
import { grownSeeds } from '../../../store/seeds/selectors.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import { outcomeWords } from './outcomeWords.ts';
import styles from './ClassOutcomes.module.css';

/** What each class comes to, where classes are topped up. */
export function ClassOutcomes() {
  const seeds = useStudioState((state) => state.seeds);
  const titleOf = useClassTitles();
  const settings = useStudioState((state) => state.recipe.settings);
  const grown = useMemo(() => grownSeeds(seeds), [seeds]);
  if (settings.perClass === null) return null;
  return (
    // It may scroll, and then by keyboard too.
    <ul className={styles.outcomes} aria-label={say.recipe.whatEachClassComes} tabIndex={0}>
      {outcomesOf(grown, settings).map((outcome) => (
        <li key={outcome.key} className={styles[outcome.kind]}>
          <bdi>{titleOf(outcome.key)}</bdi>
          <span>{outcomeWords(outcome)}</span>
        </li>
      ))}
    </ul>
  );
}
