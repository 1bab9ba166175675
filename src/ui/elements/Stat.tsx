import type { ReactNode } from 'react';
import styles from './Stat.module.css';

export interface StatProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly note?: ReactNode | undefined;
}

/** One figure with its name, for a `<dl>` of them. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className={styles.stat}>
      <dt>{label}</dt>
      <dd>{value}</dd>
      {note !== undefined && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}

/** A row of figures that wraps. */
export function Stats({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.stats}>{children}</dl>;
}
