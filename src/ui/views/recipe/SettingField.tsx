import { isWhole, type Setting } from '../../../core/methods/settings.ts';
import { NumberField } from '../../elements/NumberField.tsx';
import { Select } from '../../elements/Select.tsx';
import { Slider } from '../../elements/Slider.tsx';
import { TextField } from '../../elements/TextField.tsx';
import { figure } from '../../format.ts';
import { say } from '../../words/say.ts';

export interface SettingFieldProps {
  readonly setting: Setting;
  readonly value: number | string | null;
  /** What stands for a suggestion that is taken, and how far the slider goes. */
  readonly suggested: { readonly value: number; readonly maximum: number };
  readonly onChange: (value: number | string) => void;
}

/** One setting of a method, as its table says it. */
export function SettingField({ setting, value, suggested, onChange }: SettingFieldProps) {
  const [label, help] = [say.term(setting.label), say.term(setting.help)];
  switch (setting.kind) {
    case 'choice':
      return (
        <Select
          label={label}
          value={String(value)}
          options={Object.entries(setting.choices).map(([choice, words]) => ({
            value: choice,
            label: say.term(words),
          }))}
          hint={help}
          onChange={onChange}
        />
      );
    case 'text':
      return (
        <TextField
          label={label}
          value={String(value)}
          hint={help}
          wrapped={setting.longest > LINE}
          onChange={onChange}
        />
      );
    case 'suggested': {
      const present = value === null ? suggested.value : Number(value);
      return (
        <Slider
          label={label}
          value={present}
          minimum={setting.least}
          maximum={Math.max(suggested.maximum, present)}
          step={0.01}
          text={figure(present)}
          hint={say.recipe.thePriorSuggests(help, figure(suggested.value))}
          onChange={onChange}
        />
      );
    }
    case 'number':
      return isWhole(setting) || setting.most - setting.least > LONGEST * setting.step ? (
        <NumberField
          label={label}
          value={Number(value)}
          minimum={setting.least}
          maximum={setting.most}
          step={setting.step}
          hint={help}
          onChange={onChange}
        />
      ) : (
        <Slider
          label={label}
          value={Number(value)}
          minimum={setting.least}
          maximum={setting.most}
          step={setting.step}
          text={figure(Number(value), setting.step < 0.1 ? 2 : 1)}
          hint={help}
          onChange={onChange}
        />
      );
    default:
      return setting satisfies never;
  }
}

/** Characters that a line shows. */
const LINE = 100;

/** Stops that a slider can have and still be set by hand. */
const LONGEST = 100;
