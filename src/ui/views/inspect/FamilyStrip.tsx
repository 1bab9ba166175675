import { useMemo } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import { verdictOf } from '../../../store/review/selectors.ts';
import { cx } from '../../cx.ts';
import { figure } from '../../format.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './FamilyStrip.module.css';

/** A variant among its siblings, and how far they are from each other. */
export function FamilyStrip({ slot }: { readonly slot: SlotId }) {
  const variants = useStudioState((state) => state.run.variants);
  const family = useStudioState((state) => {
    const seed = state.run.variants.get(slot)?.seed;
    return seed === undefined ? undefined : state.run.families.get(seed);
  });
  const { insight } = useStudio();
  // The variants are what the distances come from: another one in a slot, another distance.
  const distance = useMemo(
    () => (family && variants.size > 0 ? insight.siblingDistance(family) : null),
    [insight, family, variants],
  );
  if (!family || family.length < 2) return null;
  return (
    <section className={styles.family} aria-label={say.inspect.variantsOfTheSame}>
      <ul>
        {family.map((one) => (
          <li key={one}>
            <Sibling slot={one} current={one === slot} />
          </li>
        ))}
      </ul>
      {distance !== null && (
        <p>
          {say.inspect.meanDistanceBetweenSiblings}
          <b>{figure(distance, 3)}</b>
        </p>
      )}
    </section>
  );
}

function Sibling({ slot, current }: { readonly slot: SlotId; readonly current: boolean }) {
  const variant = useStudioState((state) => state.run.variants.get(slot));
  const verdict = useStudioState((state) => verdictOf(state.review.decisions, slot));
  const { view } = useActions();
  if (!variant) return null;
  return (
    <button
      type="button"
      className={cx(styles.sibling, styles[verdict], current && styles.current)}
      aria-label={say.inspect.sibling(variant.k, say.review.verdicts[verdict])}
      aria-current={current}
      onClick={() => {
        view.change({ inspected: slot, focus: slot, selection: new Set([slot]) });
      }}
    >
      <StoredPicture image={variant.image} alt="" />
      <span className={variant.keptClass ? styles.kept : styles.lost}>{figure(variant.classScore)}</span>
    </button>
  );
}
