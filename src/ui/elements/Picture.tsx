import { cx } from '../cx.ts';
import styles from './Picture.module.css';

export interface PictureProps {
  /** `null` while it loads. */
  readonly url: string | null;
  /** Words for the picture; '' where words beside it say the same. */
  readonly alt: string;
  /** `cover` fills the square and crops; `contain` shows all of it. Default: `cover`. */
  readonly fit?: 'cover' | 'contain';
  /** Small pictures shown large: their own pixels, not a blur. */
  readonly pixelated?: boolean;
  readonly className?: string | undefined;
}

/** A picture in a square; an empty square while it loads. */
export function Picture({ url, alt, fit = 'cover', pixelated = false, className }: PictureProps) {
  return (
    <span className={cx(styles.frame, fit === 'contain' && styles.contain, pixelated && styles.pixelated, className)}>
      {url !== null && <img src={url} alt={alt} draggable={false} decoding="async" />}
    </span>
  );
}
