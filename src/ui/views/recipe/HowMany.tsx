import { LIMITS } from '../../../core/limits.ts';
import { mostVariantsOf } from '../../../core/run/plan.ts';
import { suggestedPerClass } from '../../../store/recipe/counts.ts';
import { grownSeeds } from '../../../store/seeds/selectors.ts';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';

const WAYS = [
  {
    value: 'image',
    get label() {
      return say.recipe.theSameForEvery;
    },
  },
  {
    value: 'class',
    get label() {
      return say.recipe.upToACount;
    },
  },
] as const;

/** As many variants of every seed, or as many as a class is short of. */
export function HowMany() {
  const perClass = useStudioState((state) => state.recipe.settings.perClass);
  const { store } = useStudio();
  const { recipe } = useActions();
  return (
    <Select
      label={say.recipe.howMany}
      value={perClass === null ? 'image' : 'class'}
      options={WAYS}
      hint={perClass === null ? say.recipe.classesKeepTheirShares : say.recipe.weakClassesAreTopped}
      onChange={(way) => {
        const suggested = suggestedPerClass(grownSeeds(store.getState().seeds));
        recipe.change({ perClass: way === 'class' ? suggested : null });
      }}
    />
  );
}

/** The number that goes with it. */
export function HowManyField() {
  const { variants, perClass, parts } = useStudioState((state) => state.recipe.settings);
  const { recipe } = useActions();
  return perClass === null ? (
    <NumberField
      label={say.recipe.variantsPerImage}
      value={variants}
      minimum={LIMITS.variants.least}
      maximum={LIMITS.variants.most}
      hint={say.recipe.everySeedGetsAs}
      onChange={(next) => {
        recipe.change({ variants: next });
      }}
    />
  ) : (
    <NumberField
      label={say.recipe.imagesPerClass}
      value={perClass}
      minimum={LIMITS.perClass.least}
      maximum={LIMITS.perClass.most}
      hint={say.recipe.withItsSeedsAt(mostVariantsOf({ parts }))}
      onChange={(next) => {
        recipe.change({ perClass: next });
      }}
    />
  );
}
