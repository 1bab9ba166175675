import { useMemo } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import { verdictOf } from '../../../store/review/selectors.ts';
import { cx } from '../../cx.ts';
import { figure } from '../../format.ts';
import { useAsync } from '../../hooks/async.ts';
import { useActions, useStudio, useStudioState } from '../../hooks/studio.ts';
import { StoredPicture } from '../../parts/StoredPicture.tsx';
import { say } from '../../words/say.ts';
import styles from './FamilyStrip.module.css';

const NONE: readonly SlotId[] = [];

/** A variant among its siblings, and how far they are from each other. */
export function FamilyStrip({ slot }: { readonly slot: SlotId }) {
  const family = useStudioState((state) => {
    const seed = state.run.variants.get(slot)?.seed;
    return seed === undefined ? undefined : state.run.families.get(seed);
  });
  const { insight } = useStudio();
  // Another picture in a slot is at another distance.
  const images = useStudioState(({ run }) => family?.map((one) => run.variants.get(one)?.image).join('\n'));
  const asked = useMemo(() => ({ family: family ?? NONE, images }), [family, images]);
  const distance = useAsync(asked, (now) => insight.siblingDistance(now.family));
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
      {distance.kind === 'answered' && distance.answer !== null && (
        <p>
          {say.inspect.meanDistanceBetweenSiblings}
          <b>{figure(distance.answer, 3)}</b>
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
