import { useEffect, useRef, useState } from 'react';
import inputs from '../elements/inputs.module.css';

export interface NameFieldProps {
  /** What has the name, for who does not see it. */
  readonly label: string;
  readonly name: string;
  /** Called once, with the new name, or `null` where it stays as it is. */
  readonly onDone: (name: string | null) => void;
}

/** A name while it is written: Enter or leaving the field takes it, Escape does not. */
export function NameField({ label, name, onDone }: NameFieldProps) {
  const [draft, setDraft] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    field.current?.select();
  }, []);
  const finish = (taken: boolean) => {
    if (done.current) return;
    done.current = true;
    const next = draft.trim();
    onDone(taken && next !== '' && next !== name ? next : null);
  };
  return (
    <input
      ref={field}
      className={inputs.input}
      type="text"
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      value={draft}
      onChange={(event) => {
        setDraft(event.currentTarget.value);
      }}
      onBlur={() => {
        finish(true);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}
