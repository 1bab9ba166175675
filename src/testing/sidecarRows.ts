/** @file Lines of a sidecar for tests: originals and variants of a small data set. */

import type { Split } from '../core/dataset/placement.ts';
import { NOTHING, type SidecarRow } from '../export/sidecar.ts';

const EMPTY = { ...NOTHING, app_version: '0.0.0' };

/** An original at `<split>/<class>/<name>`, or `<class>/<name>`. */
export function original(path: string, split: Split | null = null): SidecarRow {
  const label = path.split('/').at(split === null ? 0 : 1)!;
  return { ...EMPTY, file_name: path, label, split, source: 'real' };
}

/** Variant k of an original, beside it. */
export function variantOf(seed: SidecarRow, k: number, status: SidecarRow['status'] = 'accepted'): SidecarRow {
  const stem = seed.file_name.replace(/\.[^./]+$/u, '');
  return {
    ...EMPTY,
    file_name: `${stem}__gif-k0${k}.png`,
    label: seed.label,
    split: seed.split,
    source: 'synthetic',
    seed_file_name: seed.file_name,
    method: 'gif',
    k,
    status,
  };
}
