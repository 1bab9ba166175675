import { X } from 'lucide-react';
import { useMemo } from 'react';
import { LIMITS } from '../../../core/limits.ts';
import { classKey } from '../../../store/ids.ts';
import { outcomesOf } from '../../../store/recipe/counts.ts';
import { withoutTopUp, withTopUp } from '../../../store/recipe/topUps.ts';
import { grownSeeds } from '../../../store/seeds/selectors.ts';
import { IconButton } from '../../elements/Button.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import { outcomeWords } from './outcomeWords.ts';
import styles from './ToppedUp.module.css';

/** Classes that come to more than the others, each to another number or to none of its own. */
export function ToppedUp() {
  const seeds = useStudioState((state) => state.seeds);
  const settings = useStudioState((state) => state.recipe.settings);
  const { recipe } = useActions();
  const titleOf = useClassTitles();
  const { topUps } = settings;
  const outcomes = useMemo(
    () => (topUps ? new Map(outcomesOf(grownSeeds(seeds), settings).map((one) => [one.key, one])) : null),
    [seeds, settings, topUps],
  );
  if (!topUps || !outcomes) return null;
  return (
    <section className={styles.topUps} aria-label={say.recipe.toppedUpClasses}>
      <p>{say.recipe.someClassesComeTo}</p>
      <ul>
        {topUps.map(({ label, images }) => {
          const key = classKey(label);
          const outcome = outcomes.get(key);
          return (
            <li key={label}>
              <NumberField
                label={say.recipe.imagesOf(titleOf(key))}
                value={images}
                minimum={LIMITS.perClass.least}
                maximum={LIMITS.perClass.most}
                {...(outcome && { hint: outcomeWords(outcome) })}
                onChange={(next) => {
                  recipe.change({ topUps: withTopUp(topUps, label, next) });
                }}
              />
              <IconButton
                label={say.recipe.topUpNoMore(titleOf(key))}
                icon={<X />}
                onClick={() => {
                  recipe.change({ topUps: withoutTopUp(topUps, label) });
                }}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
