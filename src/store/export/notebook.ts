/** @file The cell of a notebook that loads an export, before there is one: where its pictures will lie. */

import { arrange } from '../../export/layouts/arrange.ts';
import { layoutOf } from '../../export/layouts/layouts.ts';
import { NOTHING } from '../../export/sidecar.ts';
import { notebookCell } from '../../export/training/script.ts';
import { verdictOf } from '../review/selectors.ts';
import { keptImages } from '../seeds/selectors.ts';
import type { StudioState } from '../state.ts';
import { exportName } from './name.ts';

/** The cell for what would be exported now. */
export function notebookOf({
  seeds,
  run,
  review,
  export: { layout, include },
}: Pick<StudioState, 'seeds' | 'run' | 'review'> & {
  readonly export: Pick<StudioState['export'], 'layout' | 'include'>;
}): string {
  const rows = keptImages(seeds).map(({ id, label, split }) => ({
    ...{ ...NOTHING, app_version: '', file_name: id, label, split, source: 'real' as const },
  }));
  // Where rejected ones are written, class folders lie one deeper.
  const rejects =
    include.includes('rejected') &&
    [...run.variants.keys()].some((slot) => verdictOf(review.decisions, slot) === 'rejected');
  const rejected = rejects ? [{ ...rows[0]!, file_name: 'rejected', status: 'rejected' as const }] : [];
  // New pictures lie in the folders of the originals, which that layout leaves out.
  const of = layoutOf(layout === 'new-images' ? 'folders' : layout);
  const { items } = arrange(
    of,
    [...rows, ...rejected].map((row) => ({ source: null, row })),
  );
  return notebookCell(
    layout,
    items.map(({ row }) => row),
    exportName(layout, seeds.source?.name),
  );
}
