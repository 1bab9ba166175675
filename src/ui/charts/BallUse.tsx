import { percent } from '../format.ts';
import { say } from '../words/say.ts';
import styles from './BallUse.module.css';

/** How much of the ball's radius each latent channel uses. */
export function BallUse({ shares }: { readonly shares: readonly number[] }) {
  const full = shares.filter((share) => share > 0.999).length;
  return (
    <figure className={styles.ball}>
      <figcaption>
        <strong>{say.elements.howMuchOfThe}</strong>
        <span>
          {say.elements.shareOfEpsilonEach}
          {full > 0 && say.elements.ofAtTheBorder(full, shares.length)}
        </span>
      </figcaption>
      <div
        className={styles.bars}
        role="img"
        aria-label={shares.map((share, i) => say.elements.channel(i + 1, percent(share))).join(', ')}
      >
        {shares.map((share, i) => (
          <span key={i} title={say.elements.channel2(i + 1, percent(share))}>
            <i style={{ blockSize: `${share * 100}%` }} />
          </span>
        ))}
      </div>
    </figure>
  );
}
