import { say } from '../../words/say.ts';
import { SHOWN, VARIANTS } from './grown.ts';
import sheet from './grown.webp';
import styles from './ProductPicture.module.css';

/** What the studio makes, first of all: seeds of the sample set, each with variants that it grew of them. */
export function ProductPicture() {
  return (
    <figure className={styles.picture} aria-label={say.start.picture.made} style={{ '--sheet': `url(${sheet})` }}>
      <p className={styles.heads} aria-hidden="true">
        <span>{say.start.picture.seed}</span>
        <span>{say.start.picture.variants}</span>
      </p>
      {SHOWN.map((name, row) => (
        <div key={name} className={styles.row} role="img" aria-label={say.start.picture.row(name, VARIANTS)}>
          {Array.from({ length: VARIANTS + 1 }, (_, column) => (
            <span key={column} className={styles.tile} style={{ '--row': row, '--column': column }} />
          ))}
        </div>
      ))}
      <figcaption>{say.start.picture.how}</figcaption>
    </figure>
  );
}
