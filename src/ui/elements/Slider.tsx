import type { ReactNode } from 'react';
import { Field } from './Field.tsx';
import inputs from './inputs.module.css';

export interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
  /** The value in words, with its unit. */
  readonly text: string;
  readonly hint?: ReactNode;
  readonly onChange: (value: number) => void;
}

/** A number chosen by sliding, with its value beside the label. */
export function Slider({ label, value, minimum, maximum, step, text, hint, onChange }: SliderProps) {
  const share = maximum > minimum ? ((value - minimum) / (maximum - minimum)) * 100 : 0;
  return (
    <Field label={label} aside={text} {...(hint !== undefined && { hint })}>
      {({ id, hintId }) => (
        <input
          id={id}
          className={inputs.range}
          type="range"
          min={minimum}
          max={maximum}
          step={step}
          value={value}
          aria-valuetext={text}
          aria-describedby={hintId}
          style={{ '--share': `${share}%` }}
          onChange={(event) => {
            onChange(event.currentTarget.valueAsNumber);
          }}
        />
      )}
    </Field>
  );
}
