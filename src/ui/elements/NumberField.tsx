import { useState } from 'react';
import { Field } from './Field.tsx';
import { say } from '../words/say.ts';
import inputs from './inputs.module.css';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  /** Default: whole numbers. */
  readonly step?: number;
  readonly hint?: string;
  readonly onChange: (value: number) => void;
}

/** A number that is typed or stepped; what is not a number in the range is shown as such and not reported. */
export function NumberField({ label, value, minimum, maximum, step = 1, hint, onChange }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const valid = (number: number) =>
    Number.isFinite(number) && number >= minimum && number <= maximum && (step !== 1 || Number.isInteger(number));
  const wrong = draft !== null && !valid(Number(draft || NaN));
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {({ id, hintId }) => (
        <>
          <input
            id={id}
            className={inputs.input}
            type="number"
            inputMode={step === 1 ? 'numeric' : 'decimal'}
            min={minimum}
            max={maximum}
            step={step}
            value={draft ?? value}
            aria-invalid={wrong}
            aria-describedby={hintId}
            onChange={(event) => {
              const text = event.currentTarget.value;
              setDraft(text);
              const number = Number(text || NaN);
              if (valid(number)) onChange(number);
            }}
            onBlur={() => {
              setDraft(null);
            }}
          />
          {wrong && (
            <p role="alert" style={{ color: 'var(--bloom)', fontSize: 'var(--text-s)' }}>
              {say.elements.betweenAnd(minimum, maximum)}
            </p>
          )}
        </>
      )}
    </Field>
  );
}
