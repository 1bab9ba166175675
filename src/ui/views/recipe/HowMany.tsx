import { MOST_VARIANTS } from '../../../core/dataset/topUp.ts';
import { suggestedPerClass } from '../../../store/recipe/counts.ts';
import { grownSeeds } from '../../../store/seeds/selectors.ts';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';

const WAYS = [
  { value: 'image', label: 'The same for every image' },
  { value: 'class', label: 'Up to a count a class' },
] as const;

/** More than any browser holds. */
const LARGEST = 100_000;

/** As many variants of every seed, or as many as a class is short of. */
export function HowMany() {
  const perClass = useStudioState((state) => state.recipe.settings.perClass);
  const { store } = useStudio();
  const { recipe } = useActions();
  return (
    <Select
      label="How many"
      value={perClass === null ? 'image' : 'class'}
      options={WAYS}
      hint={perClass === null ? 'Classes keep their shares.' : 'Weak classes are topped up, the others stay.'}
      onChange={(way) => {
        const suggested = suggestedPerClass(grownSeeds(store.getState().seeds));
        recipe.change({ perClass: way === 'class' ? suggested : null });
      }}
    />
  );
}

/** The number that goes with it. */
export function HowManyField() {
  const { variants, perClass } = useStudioState((state) => state.recipe.settings);
  const { recipe } = useActions();
  return perClass === null ? (
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
      hint={`With its seeds; at most ${MOST_VARIANTS} new of each.`}
      onChange={(next) => {
        recipe.change({ perClass: next });
      }}
    />
  );
}
