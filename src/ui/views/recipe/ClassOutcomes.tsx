import { useMemo } from 'react';
import { MOST_VARIANTS } from '../../../core/dataset/topUp.ts';
import { outcomesOf } from '../../../store/recipe/counts.ts';
import { grownSeeds } from '../../../store/seeds/selectors.ts';
import { count } from '../../format.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
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
    <ul className={styles.outcomes} aria-label={say.recipe.whatEachClassComes} tabIndex={0}>
      {outcomesOf(grown, { variants, perClass }).map((outcome) => (
        <li key={outcome.key} className={styles[outcome.kind]}>
          <bdi>{titleOf(outcome.key)}</bdi>
          <span>
            {outcome.kind === 'enough'
              ? say.recipe.enough(count(outcome.seeds))
              : `${count(outcome.seeds)} + ${count(outcome.variants)}`}
            {outcome.kind === 'short' && say.recipe.ofASeedAt(count(outcome.seeds + outcome.variants), MOST_VARIANTS)}
          </span>
        </li>
      ))}
    </ul>
  );
}
