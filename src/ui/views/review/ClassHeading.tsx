import { useMemo } from 'react';
import type { ClassKey, SlotId } from '../../../store/ids.ts';
import { verdictOf } from '../../../store/review/selectors.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { say } from '../../words/say.ts';
import styles from './ClassHeading.module.css';

export interface ClassHeadingProps {
  readonly classKey: ClassKey;
  /** What is shown below it. */
  readonly slots: readonly SlotId[];
}

/** What class the families below are of, and how far their review is; it stays in sight while they are. */
export function ClassHeading({ classKey, slots }: ClassHeadingProps) {
  const decisions = useStudioState((state) => state.review.decisions);
  const titleOf = useClassTitles();
  const words = useMemo(() => {
    const counts = { accepted: 0, rejected: 0, unreviewed: 0 };
    for (const slot of slots) counts[verdictOf(decisions, slot)]++;
    return say.reviewing.tally(slots.length, counts.accepted, counts.rejected);
  }, [slots, decisions]);
  return (
    <div role="row">
      <div role="rowheader" className={styles.heading}>
        <bdi>{titleOf(classKey)}</bdi>
        <span>{words}</span>
      </div>
    </div>
  );
}
