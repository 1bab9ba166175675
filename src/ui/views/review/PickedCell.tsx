import { memo } from 'react';
import type { PickRecord } from '../../../store/picks/state.ts';
import type { Decision } from '../../../store/review/state.ts';
import { figure } from '../../format.ts';
import { ReviewCell } from './ReviewCell.tsx';
import styles from './VariantCell.module.css';

export interface PickedCellProps {
  readonly pick: PickRecord;
  readonly decision: Decision;
  readonly focused: boolean;
  readonly selected: boolean;
}

/** One picked picture in the grid, as a variant is: its state and how sure the judge is of it. */
export const PickedCell = memo(function PickedCell({ pick, decision, focused, selected }: PickedCellProps) {
  const { slot, facts } = pick;
  const { verdict, relabel } = decision;
  const name = [
    facts.from,
    'related picture',
    verdict,
    `class score ${facts.probability.toFixed(2)}`,
    ...(relabel === null ? [] : [`relabelled ${relabel}`]),
  ].join(', ');
  return (
    <ReviewCell
      {...{ slot, name, verdict, focused, selected }}
      over={
        relabel !== null && (
          <span className={styles.tags}>
            <span className={styles.relabel}>{relabel}</span>
          </span>
        )
      }
      figures={
        <b className={styles.kept} title="Class score: the judge’s p of the class that it was picked for">
          {figure(facts.probability)}
        </b>
      }
    />
  );
});
