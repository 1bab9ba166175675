import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './SettingsColumn.module.css';

interface SettingsColumnProps {
  readonly title: string;
  /** Where it lies on narrow screens; what the column sets itself stays. */
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** The settings of a view, beside what comes of them. */
export function SettingsColumn({ title, className, children }: SettingsColumnProps) {
  return (
    <div className={cx(styles.column, className)}>
      <h1>{title}</h1>
      {children}
    </div>
  );
}
