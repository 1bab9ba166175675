import { start } from '../../words/en/page/start.ts';
import { SHOWN, VARIANTS } from './grown.ts';
import sheet from './grown.webp';
import styles from './ProductPicture.module.css';

const words = start.picture;

/** What the studio makes, first of all: seeds of the sample set, each with variants that it grew of them. */
export function ProductPicture() {
  return (
    <figure className={styles.picture} aria-label={words.made} style={{ '--sheet': `url(${sheet})` }}>
      <p className={styles.heads} aria-hidden="true">
        <span>{words.seed}</span>
        <span>{words.variants}</span>
      </p>
      {SHOWN.map((name, row) => (
        <div key={name} className={styles.row} role="img" aria-label={words.row(name, VARIANTS)}>
          {Array.from({ length: VARIANTS + 1 }, (_, column) => (
            <span key={column} className={styles.tile} style={{ '--row': row, '--column': column }} />
          ))}
        </div>
      ))}
      <figcaption>{words.how}</figcaption>
    </figure>
  );
}
