import { memo } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import { decisionOf } from '../../../store/review/selectors.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { PictureSheet, type SheetPicture } from '../../parts/PictureSheet.tsx';
import type { FamilyRowProps } from './FamilyRow.tsx';
import styles from './FlatRow.module.css';
import { FLAT_PADDING, GAP } from './layout.ts';
import { PickedCell } from './PickedCell.tsx';
import { ROUND } from './ReviewRow.tsx';
import { useVariantCell } from './useVariantCell.tsx';

export interface FlatRowProps extends Pick<FamilyRowProps, 'side' | 'height' | 'focus' | 'selection' | 'flip'> {
  readonly slots: readonly SlotId[];
}

/** Variants of several seeds beside each other, in the order of the sort. */
export const FlatRow = memo(function FlatRow({ slots, side, height, focus, selection, flip }: FlatRowProps) {
  const records = useStudioState((state) => state.run.variants);
  const readings = useStudioState((state) => state.run.seedReadings);
  const decisions = useStudioState((state) => state.review.decisions);
  const picks = usePicks();
  const titleOf = useClassTitles();
  const cellOf = useVariantCell({ side, focus, selection });
  const isFlipped = (slot: SlotId) => flip && (slot === focus || selection.has(slot));
  const pictures = slots.flatMap((slot, i): SheetPicture[] => {
    const variant = records.get(slot);
    const seed = variant && isFlipped(slot) ? readings.get(variant.seed)?.framed : undefined;
    const image = seed ?? variant?.image ?? picks.get(slot)?.thumbnail;
    return image ? [{ image, left: i * (side + GAP), top: FLAT_PADDING, side, round: ROUND }] : [];
  });
  return (
    <div className={styles.line} role="row" style={{ '--side': `${side}px`, '--columns': slots.length }}>
      <PictureSheet
        pictures={pictures}
        width={slots.length * (side + GAP) - GAP}
        height={height}
        className={styles.pictures}
      />
      {slots.map((slot) => {
        const pick = picks.get(slot);
        if (!pick) return cellOf(slot, isFlipped(slot));
        const { verdict, relabel } = decisionOf(decisions, slot);
        return (
          <PickedCell
            key={slot}
            pick={pick}
            verdict={verdict}
            relabelled={relabel === null ? null : titleOf(relabel)}
            focused={slot === focus}
            selected={selection.has(slot)}
          />
        );
      })}
    </div>
  );
});
