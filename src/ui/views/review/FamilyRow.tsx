import { memo } from 'react';
import type { SlotId } from '../../../store/ids.ts';
import type { Family } from '../../../store/view/selectors.ts';
import { useClassTitles } from '../../hooks/classTitles.ts';
import { useStudioState } from '../../hooks/studio.ts';
import type { SheetPicture } from '../../parts/PictureSheet.tsx';
import { PADDING, placeOf } from './layout.ts';
import { ReviewRow, ROUND } from './ReviewRow.tsx';
import { useVariantCell, type CellContext } from './useVariantCell.tsx';
import styles from './FamilyRow.module.css';

export interface FamilyRowProps extends CellContext {
  readonly family: Family;
  /** From 0. */
  readonly index: number;
  readonly columns: number;
  readonly height: number;
  /** C is held. */
  readonly flip: boolean;
  /** Whether its class stands above it. */
  readonly headed: boolean;
}

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
  headed,
}: FamilyRowProps) {
  const { seed } = family;
  const image = useStudioState((state) => (seed === null ? undefined : state.seeds.images.get(seed)));
  const framed = useStudioState((state) => (seed === null ? null : (state.run.seedReadings.get(seed)?.framed ?? null)));
  const records = useStudioState((state) => state.run.variants);
  const cellOf = useVariantCell({ side, focus, selection });
  const titleOf = useClassTitles();
  const name = image?.name ?? seed ?? '';
  const isFlipped = (slot: SlotId) => flip && framed !== null && (slot === focus || selection.has(slot));
  const pictures: SheetPicture[] = framed === null ? [] : [{ image: framed, left: 0, top: PADDING, side, round: 12 }];
  family.slots.forEach((slot, i) => {
    const image = isFlipped(slot) ? framed : records.get(slot)?.image;
    if (image) pictures.push({ image, ...placeOf(i, columns, side), side, round: ROUND });
  });
  return (
    <ReviewRow
      {...{ index, side, columns, height, pictures }}
      count={family.slots.length}
      head={
        <div role="rowheader" className={styles.seed} title={seed ?? undefined}>
          <span className={styles.name}>
            {image && !headed && (
              <b>
                <bdi>{titleOf(image.label)}</bdi>
              </b>
            )}{' '}
            <bdi>{name}</bdi>
          </span>
        </div>
      }
    >
      {family.slots.map((slot) => cellOf(slot, isFlipped(slot)))}
    </ReviewRow>
  );
});
