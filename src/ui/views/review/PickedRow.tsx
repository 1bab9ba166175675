import { Images } from 'lucide-react';
import { memo } from 'react';
import { decisionOf } from '../../../store/review/selectors.ts';
import { usePicks } from '../../hooks/picks.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { PictureSheet, type SheetPicture } from '../../parts/PictureSheet.tsx';
import type { FamilyRowProps } from './FamilyRow.tsx';
import { placeOf } from './layout.ts';
import { PickedCell } from './PickedCell.tsx';
import family from './FamilyRow.module.css';
import styles from './PickedRow.module.css';

/** Of the corners of a picture, in CSS pixels. */
const ROUND = 4;

/** What was picked for a class. */
export const PickedRow = memo(function PickedRow({
  family: { picked, slots },
  index,
  side,
  columns,
  height,
  focus,
  selection,
}: Omit<FamilyRowProps, 'flip'>) {
  const picks = usePicks();
  const decisions = useStudioState((state) => state.review.decisions);
  const name = useStudioState((state) => state.seeds.classes.find(({ key }) => key === picked)?.name ?? picked ?? '');
  const shown = slots.flatMap((slot) => picks.get(slot) ?? []);
  const pictures = shown.map(({ thumbnail }, i): SheetPicture => ({
    ...{ image: thumbnail, side, round: ROUND },
    ...placeOf(i, columns, side),
  }));
  const last = placeOf(Math.min(columns, slots.length) - 1, columns, side);
  return (
    <div
      className={family.family}
      role="row"
      aria-rowindex={index + 1}
      style={{
        '--side': `${side}px`,
        '--columns': Math.min(columns, slots.length),
        '--caption': `${Math.max(11, Math.min(13, side / 14))}px`,
      }}
    >
      <PictureSheet pictures={pictures} width={last.left + side} height={height} className={family.pictures} />
      <div role="rowheader" className={styles.head} aria-label={`Related pictures of ${name}`}>
        <span className={styles.mark}>
          <Images aria-hidden />
          {side >= 96 && <span>related pictures</span>}
        </span>
        <span className={family.name}>
          <bdi>{name}</bdi>
        </span>
      </div>
      <div className={family.variants} role="presentation">
        {shown.map((pick) => (
          <PickedCell
            key={pick.slot}
            pick={pick}
            decision={decisionOf(decisions, pick.slot)}
            focused={pick.slot === focus}
            selected={selection.has(pick.slot)}
          />
        ))}
      </div>
    </div>
  );
});
