import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import styles from './Picture.module.css';

export interface PictureProps {
  /** An image or a canvas. */
  readonly children?: ReactNode;
  readonly className?: string | undefined;
}

/** A picture that fills a square, cropped where it is none; an empty square while it loads. */
export function Picture({ children, className }: PictureProps) {
  return <span className={cx(styles.frame, className)}>{children}</span>;
}
