import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Badge.module.css';

export interface BadgeProps {
  readonly tone?: 'plain' | 'leaf' | 'bloom' | 'sun' | 'sky';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A word or a number that stands out from its line. */
export function Badge({ tone = 'plain', title, children }: BadgeProps) {
  return (
    <span className={cx(styles.badge, styles[tone])} title={title}>
      {children}
    </span>
  );
}
