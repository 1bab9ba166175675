import { useId, type ReactNode } from 'react';
import styles from './ChoiceList.module.css';

export interface ChoiceListOption<Value extends string> {
  readonly value: Value;
  readonly title: string;
  /** What it means to choose it, one sentence. */
  readonly text: ReactNode;
}

export interface ChoiceListProps<Value extends string> {
  /** What is chosen. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly ChoiceListOption<Value>[];
  readonly disabled?: boolean;
  readonly onChange: (value: Value) => void;
}

/** One of a few values that each need a sentence. */
export function ChoiceList<Value extends string>({
  label,
  value,
  options,
  disabled = false,
  onChange,
}: ChoiceListProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.list} disabled={disabled}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            checked={option.value === value}
            aria-describedby={`${name}-${option.value}`}
            aria-label={option.title}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span className={styles.title}>{option.title}</span>
          <span className={styles.text} id={`${name}-${option.value}`}>
            {option.text}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
