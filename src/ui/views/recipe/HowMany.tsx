import { LIMITS } from '../../../core/limits.ts';
import { suggestedPerClass } from '../../../store/recipe/counts.ts';
import { grownSeeds } from '../../../store/seeds/selectors.ts';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';

const WAYS = [
  { value: 'image', label: 'The same for every image' },
  { value: 'class', label: 'Up to a count a class' },
] as const;

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
      minimum={LIMITS.variants.least}
      maximum={LIMITS.variants.most}
      hint="Every seed gets as many."
      onChange={(next) => {
        recipe.change({ variants: next });
      }}
    />
  ) : (
    <NumberField
      label="Images per class"
      value={perClass}
      minimum={LIMITS.perClass.least}
      maximum={LIMITS.perClass.most}
      hint={`With its seeds; at most ${LIMITS.variants.most} new of each.`}
      onChange={(next) => {
        recipe.change({ perClass: next });
      }}
    />
  );
}
