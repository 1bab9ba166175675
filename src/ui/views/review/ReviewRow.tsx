import type { ReactNode } from 'react';
import { PictureSheet, type SheetPicture } from '../../parts/PictureSheet.tsx';
import { placeOf } from './layout.ts';
import styles from './FamilyRow.module.css';

/** Of the corners of a picture that is reviewed, in CSS pixels. */
export const ROUND = 4;

export interface ReviewRowProps {
  /** From 0. */
  readonly index: number;
  readonly side: number;
  readonly columns: number;
  readonly height: number;
  /** How many pictures are reviewed in it. */
  readonly count: number;
  readonly pictures: readonly SheetPicture[];
  readonly head: ReactNode;
  /** A cell for each picture. */
  readonly children: ReactNode;
}

/** One row of the grid, whatever its pictures came from: they lie on one sheet, with the cells over it. */
export function ReviewRow({ index, side, columns, height, count, pictures, head, children }: ReviewRowProps) {
  const across = Math.min(columns, count);
  return (
    <div
      className={styles.family}
      role="row"
      aria-rowindex={index + 1}
      style={{
        '--side': `${side}px`,
        '--columns': across,
        '--caption': `${Math.max(11, Math.min(13, side / 14))}px`,
      }}
    >
      <PictureSheet
        pictures={pictures}
        width={placeOf(across - 1, columns, side).left + side}
        height={height}
        className={styles.pictures}
      />
      {head}
      <div className={styles.variants} role="presentation">
        {children}
      </div>
    </div>
  );
}
