import { cx } from '../cx.ts';
import styles from './Progress.module.css';

export interface ProgressProps {
  /** Name of what is under way. */
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** The value in words, for those who do not see the bar. */
  readonly text?: string;
  readonly thin?: boolean;
  /** Colour of the bar; default: growth. */
  readonly tone?: 'leaf' | 'ink';
}

/** How far something is. */
export function Progress({ label, value, max, text, thin = false, tone = 'leaf' }: ProgressProps) {
  const share = max > 0 ? Math.min(1, value / max) : 0;
  return (
    <div
      className={cx(styles.track, thin && styles.thin, tone === 'ink' && styles.ink)}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      aria-valuetext={text}
    >
      <div className={styles.bar} style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
