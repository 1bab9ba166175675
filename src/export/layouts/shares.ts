/** @file Labels that two classes share (CutMix and MixUp across classes): what says them, and which layouts cannot. */

import type { SidecarRow } from '../sidecar.ts';
import type { Layout } from './layout.ts';

/** The columns of a shared label, beside `label`: the other class, and its share of the picture. */
export interface SharedColumns {
  /** Its own class where nothing is shared. */
  readonly mixed_label: string;
  /** In [0, 1); the picture's own class has the rest. */
  readonly mixed_share: number;
}

/** Whether any picture has a label that two classes share: only then are there columns for it. */
export const hasShares = (rows: readonly Pick<SidecarRow, 'mixed_with'>[]): boolean =>
  rows.some(({ mixed_with }) => mixed_with !== null);

export const sharedColumns = ({ label, mixed_with }: Pick<SidecarRow, 'label' | 'mixed_with'>): SharedColumns => ({
  mixed_label: mixed_with?.label ?? label ?? '',
  mixed_share: mixed_with?.share ?? 0,
});

/**
 * Refuses pictures whose labels a layout cannot say.
 *
 * @param rows of the pictures of the data set, rejected ones not among them.
 * @throws Error with the reason, and what to do.
 */
export function demandPlainLabels(
  { holdsShares, id }: Pick<Layout, 'holdsShares' | 'id'>,
  rows: readonly Pick<SidecarRow, 'mixed_with'>[],
): void {
  if (holdsShares || !hasShares(rows)) return;
  const shared = rows.filter(({ mixed_with }) => mixed_with !== null).length;
  throw new Error(
    `Expected one class for each picture in the layout ${id}, where a folder is a class, got ${shared} whose label two classes share; choose hugging-face or csv, or mix within a class.`,
  );
}
