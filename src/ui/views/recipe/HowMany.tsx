import { useMemo } from 'react';
import { MOST_VARIANTS } from '../../../core/dataset/topUp.ts';
import { outcomesOf, suggestedPerClass, type ClassOutcome } from '../../../store/recipe/counts.ts';
import { grownSeeds } from '../../../store/seeds/selectors.ts';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { count } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import styles from './HowMany.module.css';

const WAYS = [
  { value: 'image', label: 'The same for every image' },
  { value: 'class', label: 'Up to a count a class' },
] as const;

/** How many images come out: as many of every seed, or as many as a class is short of. */
export function HowMany() {
  const seeds = useStudioState((state) => state.seeds);
  const { variants, perClass } = useStudioState((state) => state.recipe.settings);
  const { recipe } = useActions();
  const grown = useMemo(() => grownSeeds(seeds), [seeds]);
  return (
    <div className={styles.block}>
      <div className={styles.pair}>
        <Select
          label="How many"
          value={perClass === undefined ? 'image' : 'class'}
          options={WAYS}
          hint={perClass === undefined ? 'Classes keep their shares.' : 'Weak classes are topped up, others stay.'}
          onChange={(way) => {
            recipe.change({ perClass: way === 'class' ? suggestedPerClass(grown) : undefined });
          }}
        />
        {perClass === undefined ? (
          <NumberField
            label="Variants per image"
            value={variants}
            minimum={1}
            maximum={MOST_VARIANTS}
            hint="Every seed gets as many."
            onChange={(next) => {
              recipe.change({ variants: next });
            }}
          />
        ) : (
          <NumberField
            label="Images per class"
            value={perClass}
            minimum={1}
            maximum={LARGEST}
            hint={`Seeds and variants together; at most ${MOST_VARIANTS} of a seed.`}
            onChange={(next) => {
              recipe.change({ perClass: next });
            }}
          />
        )}
      </div>
      {perClass !== undefined && <Outcomes outcomes={outcomesOf(grown, { variants, perClass })} />}
    </div>
  );
}

/** More than any browser holds. */
const LARGEST = 100_000;

function Outcomes({ outcomes }: { readonly outcomes: readonly ClassOutcome[] }) {
  return (
    <ul className={styles.outcomes} aria-label="What each class comes to">
      {outcomes.map(({ key, seeds, variants, kind }) => (
        <li key={key} className={styles[kind]}>
          <bdi>{key === '' ? 'No folder' : key}</bdi>
          <span>
            {kind === 'enough' ? `${count(seeds)}, enough` : `${count(seeds)} + ${count(variants)}`}
            {kind === 'short' && ` = ${count(seeds + variants)}, ${MOST_VARIANTS} of a seed at most`}
          </span>
        </li>
      ))}
    </ul>
  );
}
