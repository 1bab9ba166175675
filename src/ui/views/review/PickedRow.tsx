import { Images } from 'lucide-react';
import { memo } from 'react';
import { decisionOf } from '../../../store/review/selectors.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useStudioState } from '../../hooks/studio.ts';
import type { SheetPicture } from '../../parts/PictureSheet.tsx';
import type { FamilyRowProps } from './FamilyRow.tsx';
import { placeOf } from './layout.ts';
import { PickedCell } from './PickedCell.tsx';
import { ReviewRow, ROUND } from './ReviewRow.tsx';
import { say } from '../../words/say.ts';
import family from './FamilyRow.module.css';
import styles from './PickedRow.module.css';

/** What was picked for a class. */
export const PickedRow = memo(function PickedRow({
  family: { picked, slots },
  index,
  side,
  columns,
  height,
  focus,
  selection,
}: Omit<FamilyRowProps, 'flip' | 'headed'>) {
  const picks = usePicks();
  const decisions = useStudioState((state) => state.review.decisions);
  const nameOf = useClassTitles();
  const name = picked === undefined ? '' : nameOf(picked);
  const shown = slots.flatMap((slot) => picks.get(slot) ?? []);
  const pictures = shown.map(({ thumbnail }, i): SheetPicture => ({
    ...{ image: thumbnail, side, round: ROUND },
    ...placeOf(i, columns, side),
  }));
  return (
    <ReviewRow
      {...{ index, side, columns, height, pictures }}
      count={slots.length}
      head={
        <div role="rowheader" className={styles.head} aria-label={say.review.relatedPicturesOf(name)}>
          <span className={styles.mark}>
            <Images aria-hidden />
            {side >= 96 && <span>{say.review.relatedPictures}</span>}
          </span>
          <span className={family.name}>
            <bdi>{name}</bdi>
          </span>
        </div>
      }
    >
      {shown.map((pick) => {
        const { verdict, relabel } = decisionOf(decisions, pick.slot);
        return (
          <PickedCell
            key={pick.slot}
            pick={pick}
            verdict={verdict}
            relabelled={relabel === null ? null : nameOf(relabel)}
            focused={pick.slot === focus}
            selected={selection.has(pick.slot)}
          />
        );
      })}
    </ReviewRow>
  );
});
