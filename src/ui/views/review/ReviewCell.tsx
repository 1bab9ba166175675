import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import type { Verdict } from '../../../store/review/state.ts';
import { cx } from '../../cx.ts';
import { cellId } from './cellId.ts';
import styles from './VariantCell.module.css';

export interface ReviewCellProps {
  readonly slot: SlotId;
  /** What it is, its state and its figures, in words. */
  readonly name: string;
  readonly verdict: Verdict;
  readonly focused: boolean;
  readonly selected: boolean;
  /** Whether the rules that are being made would reject it. Default: they would not. */
  readonly ruled?: boolean;
  /** Over the picture, which the row draws. */
  readonly over: ReactNode;
  /** Below it. */
  readonly figures: ReactNode;
}

/** One picture in the grid, whatever it came from: what was decided of it, over and below it what there is to know. */
export function ReviewCell({ slot, name, verdict, focused, selected, ruled, over, figures }: ReviewCellProps) {
  return (
    <div
      id={cellId(slot)}
      role="gridcell"
      aria-label={name}
      aria-selected={selected}
      data-slot={slot}
      className={cx(
        styles.cell,
        styles[verdict],
        focused && styles.focused,
        selected && styles.selected,
        ruled && styles.ruled,
      )}
    >
      <div className={styles.picture}>
        {verdict !== 'unreviewed' && (
          <span className={styles.mark}>{verdict === 'accepted' ? <Check aria-hidden /> : <X aria-hidden />}</span>
        )}
        {over}
      </div>
      <div className={styles.figures} aria-hidden="true">
        {figures}
      </div>
    </div>
  );
}
