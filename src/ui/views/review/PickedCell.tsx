import { memo } from 'react';
import type { PickRecord } from '../../../store/picks/state.ts';
import type { Verdict } from '../../../store/review/state.ts';
import { figure } from '../../format.ts';
import { ReviewCell } from './ReviewCell.tsx';
import { say } from '../../words/say.ts';
import styles from './VariantCell.module.css';

export interface PickedCellProps {
  readonly pick: PickRecord;
  readonly verdict: Verdict;
  /** What the class is called that the person gave it; `null` where none. */
  readonly relabelled: string | null;
  readonly focused: boolean;
  readonly selected: boolean;
}

/** One picked picture in the grid, as a variant is: its state and how sure the judge is of it. */
export const PickedCell = memo(function PickedCell({ pick, verdict, relabelled, focused, selected }: PickedCellProps) {
  const { slot, facts } = pick;
  const name = [
    facts.from,
    say.review.relatedPicture,
    say.review.verdicts[verdict],
    say.review.classScore3(facts.probability.toFixed(2)),
    ...(relabelled === null ? [] : [say.review.relabelled2(relabelled)]),
  ].join(', ');
  return (
    <ReviewCell
      {...{ slot, name, verdict, focused, selected }}
      over={
        relabelled !== null && (
          <span className={styles.tags}>
            <span className={styles.relabel}>{relabelled}</span>
          </span>
        )
      }
      figures={
        <b className={styles.kept} title={say.review.classScoreTheJudges2}>
          {figure(facts.probability)}
        </b>
      }
    />
  );
});
