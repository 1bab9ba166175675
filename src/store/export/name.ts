/** @file What an export is called: exports of one set in several layouts lie beside each other. */

import type { LayoutId } from '../../export/layouts/layout.ts';

/** Behind the name of the set. */
const ENDINGS = {
  folders: 'expanded',
  'hugging-face': 'expanded-hugging-face',
  ultralytics: 'expanded-ultralytics',
  csv: 'expanded-table',
  'new-images': 'new-pictures',
} as const satisfies Record<LayoutId, string>;

/**
 * The name of an export, without an ending.
 *
 * @param layout of the export.
 * @param source what the set is called; what no file system takes is left out of it. Default: `dataset`.
 */
export function exportName(layout: LayoutId, source = 'dataset'): string {
  const stem = source
    .replace(/\.zip$/iu, '')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '')
    .trim();
  return `${stem === '' ? 'dataset' : stem}-${ENDINGS[layout]}`;
}
