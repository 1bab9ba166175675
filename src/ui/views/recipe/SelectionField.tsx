import { LIMITS } from '../../../core/limits.ts';
import { Checkbox } from '../../elements/Checkbox.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';

/** Tries for every variant, as the paper's selective form takes them. */
const TRIES = 10;

/** Selective expansion around whatever the recipe makes. */
export function SelectionField() {
  const select = useStudioState((state) => state.recipe.settings.select);
  const { recipe } = useActions();
  return (
    <>
      <Checkbox
        checked={select !== null}
        onChange={(on) => {
          recipe.change({ select: on ? { tries: TRIES } : null });
        }}
      >
        {say.recipe.keepOnlyPicturesThat}
      </Checkbox>
      {select && (
        <NumberField
          label={say.recipe.triesForEachVariant}
          value={select.tries}
          minimum={LIMITS.tries.least}
          maximum={LIMITS.tries.most}
          hint={say.recipe.seedsWhoseTriesAre}
          onChange={(tries) => {
            recipe.change({ select: { tries } });
          }}
        />
      )}
    </>
  );
}
