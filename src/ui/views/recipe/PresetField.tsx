import { presetOf } from '../../../core/methods/settings.ts';
import { methodOf } from '../../../core/methods/table.ts';
import type { RecipePart } from '../../../core/run/recipe.ts';
import { Select } from '../../elements/Select.tsx';
import { say } from '../../words/say.ts';

export interface PresetFieldProps {
  readonly part: RecipePart;
  readonly onChange: (part: RecipePart) => void;
}

/** What stands there for settings that have no name; it cannot be chosen. */
const OWN = 'own';

/** Settings of a method that have a name; nothing for a method without any. */
export function PresetField({ part, onChange }: PresetFieldProps) {
  const { presets } = methodOf(part.method);
  if (!presets) return null;
  const chosen = presetOf(presets, part.settings);
  // Those of published sets settle the radius too: each set has its own.
  const ofSets = Object.values(presets).some(({ settings }) => 'epsilon' in settings);
  const named = Object.entries(presets).map(([name, { title }]) => ({ value: name, label: say.term(title) }));
  return (
    <Select
      label={ofSets ? say.recipe.asPublished : say.recipe.search}
      value={chosen ?? OWN}
      options={chosen === null ? [{ value: OWN, label: say.recipe.yourOwnSettings }, ...named] : named}
      hint={
        chosen === null
          ? ofSets
            ? say.recipe.aSetHasItsOwn
            : say.recipe.aChoiceSetsAll
          : say.term(presets[chosen]!.about)
      }
      onChange={(name) => {
        const preset = presets[name];
        if (preset) onChange({ ...part, settings: { ...part.settings, ...preset.settings } } as RecipePart);
      }}
    />
  );
}
