import { useMemo } from 'react';
import type { VariantRecord } from '../../../store/run/state.ts';
import { cx } from '../../cx.ts';
import { percent } from '../../format.ts';
import { useActions, useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import styles from './Arrivals.module.css';

/** As many as fill a screen. */
const SHOWN = 60;

/** The variants made last, newest first; each opens large. */
export function Arrivals() {
  const variants = useStudioState((state) => state.run.variants);
  const latest = useMemo(() => [...variants.values()].slice(-SHOWN).reverse(), [variants]);
  return (
    <section aria-label="Newest variants">
      <ol className={styles.wall}>
        {latest.map((variant) => (
          <Arrival key={`${variant.slot} ${variant.number}`} variant={variant} />
        ))}
      </ol>
    </section>
  );
}

function Arrival({ variant }: { readonly variant: VariantRecord }) {
  const { view } = useActions();
  const name = useStudioState((state) => state.seeds.images.get(variant.seed)?.name ?? variant.seed);
  return (
    <li className={styles.arrival} title={`${name}, variant ${variant.k}`}>
      <button
        type="button"
        aria-label={`Inspect ${name}, variant ${variant.k}, class score ${percent(variant.classScore)}`}
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
}
