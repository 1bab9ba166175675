import { useState } from 'react';
import { say } from '../words/say.ts';
import styles from './RangeField.module.css';
import inputs from './inputs.module.css';

/** One end of a range; `null` is open. */
type End = number | null;

export interface RangeFieldProps {
  readonly label: string;
  readonly minimum: End;
  readonly maximum: End;
  /** What an open end stands for, shown in the empty field: the least and the greatest there is. */
  readonly least: string;
  readonly greatest: string;
  readonly onChange: (minimum: End, maximum: End) => void;
}

/** A range with open ends: two numbers that may be left empty. */
export function RangeField({ label, minimum, maximum, least, greatest, onChange }: RangeFieldProps) {
  return (
    <div className={styles.range} role="group" aria-label={label}>
      <span aria-hidden="true">{label}</span>
      <EndField
        label={say.elements.from(label)}
        value={minimum}
        placeholder={least}
        onChange={(end) => {
          onChange(end, maximum);
        }}
      />
      <EndField
        label={say.elements.to(label)}
        value={maximum}
        placeholder={greatest}
        onChange={(end) => {
          onChange(minimum, end);
        }}
      />
    </div>
  );
}

interface EndFieldProps {
  readonly label: string;
  readonly value: End;
  readonly placeholder: string;
  readonly onChange: (value: End) => void;
}

function EndField({ label, value, placeholder, onChange }: EndFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <input
      className={inputs.input}
      type="number"
      inputMode="decimal"
      step="any"
      aria-label={label}
      placeholder={placeholder}
      value={draft ?? (value === null ? '' : Number(value.toFixed(4)))}
      onChange={(event) => {
        const { value: text, valueAsNumber, validity } = event.currentTarget;
        setDraft(text);
        // What is no number yet, a minus for instance, is waited for.
        if (!validity.badInput) onChange(text === '' ? null : valueAsNumber);
      }}
      onBlur={() => {
        setDraft(null);
      }}
    />
  );
}
