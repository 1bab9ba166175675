import { cx } from '../cx.ts';
import { Field } from './Field.tsx';
import inputs from './inputs.module.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly hint?: string;
  /** The label is only for those who do not see where the control stands. */
  readonly bare?: boolean;
  readonly onChange: (value: Value) => void;
}

/** One of several named values. */
export function Select<Value extends string>({
  label,
  value,
  options,
  hint,
  bare = false,
  onChange,
}: SelectProps<Value>) {
  const control = (attributes: Record<string, string | undefined>) => (
    <select
      {...attributes}
      className={cx(inputs.input, inputs.select)}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  if (bare) return control({ 'aria-label': label });
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {({ id, hintId }) => control({ id, 'aria-describedby': hintId })}
    </Field>
  );
}
