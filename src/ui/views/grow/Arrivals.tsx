import { memo, useMemo } from 'react';
import type { ArrivingVariant } from '../../../store/run/state.ts';
import { cx } from '../../cx.ts';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './Arrivals.module.css';

/** As many as fill a screen. */
const SHOWN = 60;

/** The variants made last, newest first; each opens large once its siblings are made too. */
export function Arrivals() {
  const variants = useStudioState((state) => state.run.variants);
  const arriving = useStudioState((state) => state.run.arriving);
  const made = useMemo(() => [...variants.values()].slice(-SHOWN), [variants]);
  const latest = [...made, ...arriving].slice(-SHOWN).reverse();
  return (
    <section aria-label={say.grow.newestVariants}>
      <ol className={styles.wall}>
        {latest.map((variant) => (
          <Arrival key={variant.image} variant={variant} complete={variants.has(variant.slot)} />
        ))}
      </ol>
    </section>
  );
}

interface ArrivalProps {
  readonly variant: ArrivingVariant;
  /** Whether its family is made, and it can be inspected. */
  readonly complete: boolean;
}

const Arrival = memo(function Arrival({ variant, complete }: ArrivalProps) {
  const { view } = useActions();
  const name = useStudioState((state) => state.seeds.images.get(variant.seed)?.name ?? variant.seed);
  return (
    <li className={styles.arrival} title={say.grow.variant(name, variant.k)}>
      <button
        type="button"
        disabled={!complete}
        aria-label={say.grow.inspectVariantClassScore(name, variant.k, percent(variant.classScore))}
        onClick={() => {
          view.change({ step: 'inspect', inspected: variant.slot, focus: variant.slot });
        }}
      >
        <StoredPicture image={variant.image} alt="" />
        <span className={cx(styles.score, variant.keptClass ? styles.kept : styles.lost)}>
          {percent(variant.classScore)}
        </span>
      </button>
    </li>
  );
});
