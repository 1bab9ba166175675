/** @file Pictures in which two classes have a share (CutMix and MixUp across classes): which layouts cannot say so, and refuse them. */

import type { SidecarRow } from '../sidecar.ts';
import type { Layout } from './layout.ts';

/**
 * Refuses pictures whose labels a layout cannot say.
 *
 * @param rows of the pictures of the data set, rejected ones not among them.
 * @throws Error with the reason, and what to do.
 */
export function demandPlainLabels(
  { holdsMixtures, id }: Pick<Layout, 'holdsMixtures' | 'id'>,
  rows: readonly Pick<SidecarRow, 'mixed_with'>[],
): void {
  const mixed = rows.filter(({ mixed_with }) => mixed_with !== null).length;
  if (holdsMixtures || mixed === 0) return;
  throw new Error(
    `Expected one class for each picture in the layout ${id}, where a folder is a class, got ${mixed} whose label two classes share; choose hugging-face or csv, or mix within a class.`,
  );
}
