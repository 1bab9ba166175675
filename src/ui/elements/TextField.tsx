import { useState, type KeyboardEvent } from 'react';
import { cx } from '../cx.ts';
import { Field } from './Field.tsx';
import inputs from './inputs.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  /** Stands in it while it is empty. */
  readonly placeholder?: string;
  /** Why this draft cannot be taken; `null` where it can. */
  readonly refuse?: (draft: string) => string | null;
  /** The label is only for those who do not see where the control stands. */
  readonly bare?: boolean;
  /** Whether a long text is shown whole, over several lines; it is one line of text all the same. */
  readonly wrapped?: boolean;
  /** Reported on Enter and when the field is left. */
  readonly onChange: (value: string) => void;
}

/** A line of text that counts once it is finished: on Enter or on leaving the field; Escape takes it back. */
export function TextField({
  label,
  value,
  hint,
  placeholder,
  refuse,
  bare = false,
  wrapped = false,
  onChange,
}: TextFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const problem = draft === null ? null : (refuse?.(draft) ?? null);
  const finish = () => {
    if (draft !== null && problem === null && draft !== value) onChange(draft);
    setDraft(null);
  };
  const shared = {
    spellCheck: false,
    autoComplete: 'off',
    placeholder,
    value: draft ?? value,
    'aria-invalid': problem !== null,
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) => {
      setDraft(currentTarget.value.replaceAll(/\s*\n\s*/gu, ' '));
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') {
        event.preventDefault();
        finish();
      }
      if (event.key === 'Escape') setDraft(null);
    },
    onBlur: finish,
  };
  const control = (attributes: Record<string, string | undefined>) => (
    <>
      {wrapped ? (
        <textarea {...attributes} {...shared} className={cx(inputs.input, inputs.area)} rows={2} />
      ) : (
        <input {...attributes} {...shared} className={inputs.input} type="text" />
      )}
      {problem !== null && (
        <p role="alert" style={{ color: 'var(--bloom)', fontSize: 'var(--text-s)' }}>
          {problem}
        </p>
      )}
    </>
  );
  if (bare) return control({ 'aria-label': label });
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {({ id, hintId }) => control({ id, 'aria-describedby': hintId })}
    </Field>
  );
}
