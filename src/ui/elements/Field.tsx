import { useId, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Field.module.css';

export interface FieldProps {
  readonly label: string;
  /** One sentence on what a change does. */
  readonly hint?: ReactNode;
  /** Shown at the label's right, for instance the present value. */
  readonly aside?: ReactNode;
  readonly children: (ids: { readonly id: string; readonly hintId: string | undefined }) => ReactNode;
  readonly className?: string | undefined;
}

/** A labelled control with its hint. */
export function Field({ label, hint, aside, children, className }: FieldProps) {
  const id = useId();
  const hintId = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div className={cx(styles.field, className)}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </div>
      {children({ id, hintId })}
      {hint !== undefined && (
        <p className={styles.hint} id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
