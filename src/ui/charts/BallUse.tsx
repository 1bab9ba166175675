import { percent } from '../format.ts';
import styles from './BallUse.module.css';

/** How much of the ball's radius each latent channel uses. */
export function BallUse({ shares }: { readonly shares: readonly number[] }) {
  const full = shares.filter((share) => share > 0.999).length;
  return (
    <figure className={styles.ball}>
      <figcaption>
        <strong>How much of the ball does it use?</strong>
        <span>Share of epsilon, each latent channel{full > 0 && `; ${full} of ${shares.length} at the border`}</span>
      </figcaption>
      <div
        className={styles.bars}
        role="img"
        aria-label={shares.map((share, i) => `channel ${i + 1} ${percent(share)}`).join(', ')}
      >
        {shares.map((share, i) => (
          <span key={i} title={`Channel ${i + 1}: ${percent(share)}`}>
            <i style={{ blockSize: `${share * 100}%` }} />
          </span>
        ))}
      </div>
    </figure>
  );
}
