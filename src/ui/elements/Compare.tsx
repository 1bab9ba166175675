import { useState, type ReactNode } from 'react';
import { cx } from '../cx.ts';
import { say } from '../words/say.ts';
import styles from './Compare.module.css';

export interface ComparePicture {
  /** An image or a canvas. */
  readonly picture: ReactNode;
  readonly name: string;
}

export interface CompareProps {
  /** Shown left of the divider. */
  readonly before: ComparePicture;
  /** Shown right of it. */
  readonly after: ComparePicture;
  /** Shows `before` alone. */
  readonly flip: boolean;
}

/** Two pictures of one size over each other, with a divider to drag. */
export function Compare({ before, after, flip }: CompareProps) {
  const [share, setShare] = useState(0);
  const at = flip ? 100 : share;
  return (
    <div className={styles.compare} style={{ '--at': `${at}%` }}>
      <div className={styles.picture}>{after.picture}</div>
      <div className={cx(styles.picture, styles.before)}>{before.picture}</div>
      <span className={styles.divider} aria-hidden="true" hidden={flip} />
      <span className={cx(styles.tag, styles.left)} hidden={at < 12}>
        {before.name}
      </span>
      <span className={cx(styles.tag, styles.right)} hidden={at > 88}>
        {after.name}
      </span>
      <input
        className={styles.slider}
        type="range"
        aria-label={say.elements.shareOfShown(before.name)}
        aria-valuetext={`${share}% ${before.name}`}
        min={0}
        max={100}
        value={share}
        onChange={(event) => {
          setShare(event.currentTarget.valueAsNumber);
        }}
      />
    </div>
  );
}
