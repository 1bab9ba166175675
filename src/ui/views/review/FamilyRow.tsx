import { memo } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import { decisionOf } from '../../../store/review/selectors.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { useStudioState } from '../../hooks/studio.ts';
import { PictureSheet, type SheetPicture } from '../../parts/PictureSheet.tsx';
import { PADDING, placeOf } from './layout.ts';
import { VariantCell } from './VariantCell.tsx';
import styles from './FamilyRow.module.css';

export interface FamilyRowProps {
  readonly family: Family;
  /** From 0. */
  readonly index: number;
  readonly side: number;
  readonly columns: number;
  readonly height: number;
  readonly focus: SlotId | null;
  readonly selection: ReadonlySet<SlotId>;
  /** C is held. */
  readonly flip: boolean;
}

/** Of the corners of a variant's picture, in CSS pixels. */
const ROUND = 4;

/** A seed and its variants. */
export const FamilyRow = memo(function FamilyRow({
  family,
  index,
  side,
  columns,
  height,
  focus,
  selection,
  flip,
}: FamilyRowProps) {
  const { seed } = family;
  const image = useStudioState((state) => (seed === null ? undefined : state.seeds.images.get(seed)));
  const framed = useStudioState((state) => (seed === null ? null : (state.run.seedReadings.get(seed)?.framed ?? null)));
  const records = useStudioState((state) => state.run.variants);
  const regrowing = useStudioState((state) => state.run.regrowing);
  const decisions = useStudioState((state) => state.review.decisions);
  const classes = useStudioState((state) => state.seeds.classes);
  const name = image?.name ?? seed ?? '';
  const isFlipped = (slot: SlotId) => flip && framed !== null && (slot === focus || selection.has(slot));
  const pictures: SheetPicture[] = framed === null ? [] : [{ image: framed, left: 0, top: PADDING, side, round: 12 }];
  family.slots.forEach((slot, i) => {
    const image = isFlipped(slot) ? framed : records.get(slot)?.image;
    if (image) pictures.push({ image, ...placeOf(i, columns, side), side, round: ROUND });
  });
  const last = placeOf(Math.min(columns, family.slots.length) - 1, columns, side);
  return (
    <div
      className={styles.family}
      role="row"
      aria-rowindex={index + 1}
      style={{
        '--side': `${side}px`,
        '--columns': Math.min(columns, family.slots.length),
        '--caption': `${Math.max(11, Math.min(13, side / 14))}px`,
      }}
    >
      <PictureSheet pictures={pictures} width={last.left + side} height={height} className={styles.pictures} />
      <div role="rowheader" className={styles.seed} title={seed ?? undefined}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
        </span>
      </div>
      <div className={styles.variants} role="presentation">
        {family.slots.map((slot) => {
          const variant = records.get(slot);
          if (!variant) return null;
          return (
            <VariantCell
              key={slot}
              variant={variant}
              decision={decisionOf(decisions, slot)}
              seedName={name}
              readAs={classes[variant.top1]?.name ?? ''}
              regrowing={regrowing.has(slot)}
              focused={slot === focus}
              selected={selection.has(slot)}
              flipped={isFlipped(slot)}
              side={side}
            />
          );
        })}
      </div>
    </div>
  );
});
