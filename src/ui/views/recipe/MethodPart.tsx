import { X } from 'lucide-react';
import { LIMITS } from '../../../core/limits.ts';
import { methodOf, type MethodId } from '../../../core/methods/table.ts';
import { carriedOver } from '../../../core/run/carriedOver.ts';
import { needsOfPart, type RecipePart } from '../../../core/run/recipe.ts';
import { IconButton } from '../../elements/Button.tsx';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { useStudioState } from '../../hooks/studio.ts';
import { Backgrounds } from './Backgrounds.tsx';
import { LessFor } from './LessFor.tsx';
import { methodOptions } from './options.ts';
import { MethodSettings } from './MethodSettings.tsx';
import { PresetField } from './PresetField.tsx';
import { Prompts } from './Prompts.tsx';
import { say } from '../../words/say.ts';
import styles from './RecipeForm.module.css';

export interface MethodPartProps {
  readonly part: RecipePart;
  /** From 1; 0 where it is the only one. */
  readonly position: number;
  /** The methods of the other parts: each is chosen once. */
  readonly taken: readonly MethodId[];
  readonly onChange: (part: RecipePart) => void;
  readonly onRemove: () => void;
}

/** One method of the recipe: which, its share where there are several, and its settings. */
export function MethodPart({ part, position, taken, onChange, onRemove }: MethodPartProps) {
  const priorKind = useStudioState((state) => state.recipe.limits.priorKind);
  const several = position > 0;
  const name = several ? say.recipe.method(position) : say.recipe.method2;
  return (
    <fieldset aria-label={name} className={several ? styles.part : styles.alone}>
      <div className={several ? styles.partHead : undefined}>
        <Select
          label={name}
          value={part.method}
          options={methodOptions(priorKind, part.method).filter(({ value }) => !taken.includes(value))}
          hint={say.term(methodOf(part.method).about)}
          onChange={(method) => {
            onChange(carriedOver([part], method, part.share));
          }}
        />
        {several && (
          <IconButton
            label={say.recipe.leaveOut(say.term(methodOf(part.method).title))}
            icon={<X />}
            onClick={onRemove}
          />
        )}
      </div>
      {several && (
        <NumberField
          label={say.recipe.shareOf(say.term(methodOf(part.method).title))}
          value={part.share}
          minimum={LIMITS.share.least}
          maximum={LIMITS.share.most}
          hint={say.recipe.ofTheVariantsCounted}
          onChange={(share) => {
            onChange({ ...part, share });
          }}
        />
      )}
      {several && part.lessFor && <LessFor part={part} onChange={onChange} />}
      <PresetField part={part} onChange={onChange} />
      <MethodSettings part={part} advanced={false} onChange={onChange} />
      <Prompts part={part} />
      {needsOfPart(part).partner === 'other classes' && <Backgrounds />}
    </fieldset>
  );
}
