import type { ReactNode } from 'react';
import styles from './Link.module.css';

/** Words that lead somewhere in the studio. */
export function Link({ onFollow, children }: { readonly onFollow: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={styles.link} onClick={onFollow}>
      {children}
    </button>
  );
}
