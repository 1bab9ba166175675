import { useId, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Choice.module.css';

export interface ChoiceOption<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

export interface ChoiceProps<Value extends string> {
  /** What is chosen. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly ChoiceOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly className?: string | undefined;
}

/** One of a few values, all of them in sight. */
export function Choice<Value extends string>({ label, value, options, onChange, className }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <div className={cx(styles.group, className)} role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => {
              onChange(option.value);
            }}
            onClick={(event) => {
              // Who points has not come here to type: the next key is the page's again, an arrow or Space for the pictures.
              if (event.detail > 0) event.currentTarget.blur();
            }}
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
