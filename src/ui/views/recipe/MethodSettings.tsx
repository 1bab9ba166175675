import type { SettingValues } from '../../../core/methods/settings.ts';
import { methodOf } from '../../../core/methods/table.ts';
import type { RecipePart } from '../../../core/run/recipe.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { SettingField } from './SettingField.tsx';

export interface MethodSettingsProps {
  readonly part: RecipePart;
  /** Which of its settings: those that are shown at once, or the others. */
  readonly advanced: boolean;
  readonly onChange: (part: RecipePart) => void;
}

/** The settings of a method, one after the other. */
export function MethodSettings({ part, advanced, onChange }: MethodSettingsProps) {
  const { suggested, maximum } = useStudioState((state) => state.recipe.limits.epsilon);
  const values = part.settings as unknown as SettingValues;
  const settings = Object.entries(methodOf(part.method).settings).filter(
    ([, setting]) => (setting.advanced ?? false) === advanced,
  );
  return settings.map(([name, setting]) => (
    <SettingField
      key={`${part.method} ${name}`}
      setting={setting}
      value={values[name] ?? null}
      suggested={{ value: suggested, maximum }}
      onChange={(value) => {
        onChange({ ...part, settings: { ...part.settings, [name]: value } } as RecipePart);
      }}
    />
  ));
}
