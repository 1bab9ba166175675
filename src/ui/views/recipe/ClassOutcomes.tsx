import { useMemo } from 'react';
import { MOST_VARIANTS } from '../../../core/dataset/topUp.ts';
import { outcomesOf } from '../../../store/recipe/counts.ts';
import { grownSeeds } from '../../../store/seeds/selectors.ts';
import { count } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import styles from './ClassOutcomes.module.css';

/** What each class comes to, where classes are topped up. */
export function ClassOutcomes() {
  const seeds = useStudioState((state) => state.seeds);
  const titleOf = useClassTitles();
  const { variants, perClass } = useStudioState((state) => state.recipe.settings);
  const grown = useMemo(() => grownSeeds(seeds), [seeds]);
  if (perClass === null) return null;
  return (
    // It may scroll, and then by keyboard too.
    <ul className={styles.outcomes} aria-label="What each class comes to" tabIndex={0}>
      {outcomesOf(grown, { variants, perClass }).map((outcome) => (
        <li key={outcome.key} className={styles[outcome.kind]}>
          <bdi>{titleOf(outcome.key)}</bdi>
          <span>
            {outcome.kind === 'enough'
              ? `${count(outcome.seeds)}, enough`
              : `${count(outcome.seeds)} + ${count(outcome.variants)}`}
            {outcome.kind === 'short' &&
              ` = ${count(outcome.seeds + outcome.variants)}, ${MOST_VARIANTS} of a seed at most`}
          </span>
        </li>
      ))}
    </ul>
  );
}
