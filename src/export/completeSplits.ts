/** @file A data set whose splits have the same classes: by leaving classes out, or by moving a picture into the split that lacks one. */

import { splitOf, type Split } from '../core/dataset/placement.ts';
import { missingClasses } from './classes.ts';
import type { SidecarRow } from './sidecar.ts';

/** What a person can do about a class that a split has no picture of; `keep` writes the data set as it is. */
export type SplitAnswer = 'keep' | 'drop' | 'move';

type Row = Pick<SidecarRow, 'file_name' | 'label' | 'split' | 'source' | 'seed_file_name'>;

export interface Completed {
  /** Rows that stay out, by `file_name`. */
  readonly dropped: ReadonlySet<string>;
  /** Rows that lie in another split, by the `file_name` that they had. */
  readonly moved: ReadonlyMap<string, { readonly split: Split; readonly file_name: string }>;
}

/**
 * Makes the splits of a data set hold the same classes.
 *
 * `drop` leaves out every class that a split lacks. `move` takes the last original of the class from the split that has most of it,
 * where at least one stays behind; what was grown from it stays out, since it would show training what it is tested with. A class
 * with too few originals for that is left out.
 *
 * @param rows of the pictures of a data set, rejected ones not among them.
 */
export function completeSplits(rows: readonly Row[], answer: SplitAnswer): Completed {
  const dropped = new Set<string>();
  const moved = new Map<string, { split: Split; file_name: string }>();
  const missing = answer === 'keep' ? [] : missingClasses(rows);
  for (const label of new Set(missing.map((one) => one.label))) {
    const lacking = missing.filter((one) => one.label === label).map(({ split }) => split);
    const own = rows.filter((row) => (row.label ?? '') === label && row.split !== null);
    const taken = answer === 'move' ? takeOriginals(own, lacking) : null;
    if (!taken) {
      for (const { file_name } of own) dropped.add(file_name);
      continue;
    }
    for (const [split, { file_name }] of taken) {
      moved.set(file_name, { split, file_name: inSplit(file_name, split, rows) });
      // Its variants, whatever class they were given.
      for (const row of rows) if (row.seed_file_name === file_name) dropped.add(row.file_name);
    }
  }
  return { dropped, moved };
}

/** An original for each split; `null` where they are too few. */
function takeOriginals(own: readonly Row[], lacking: readonly Split[]): ReadonlyMap<Split, Row> | null {
  const left = new Map<Split, Row[]>();
  for (const row of own) {
    if (row.source !== 'real') continue;
    const rows = left.get(row.split!);
    if (rows) rows.push(row);
    else left.set(row.split!, [row]);
  }
  const taken = new Map<Split, Row>();
  for (const split of lacking) {
    const most = [...left.values()].sort((a, b) => b.length - a.length)[0];
    if (!most || most.length < 2) return null;
    taken.set(split, most.pop()!);
  }
  return taken;
}

/** The path in the folder of another split, as that is called in this data set. */
function inSplit(path: string, split: Split, rows: readonly Row[]): string {
  const parts = path.split('/');
  const at = parts.findIndex((folder, i) => i < parts.length - 1 && splitOf(folder) !== null);
  if (at < 0) return path;
  const names = rows.map((row) => (row.split === split ? row.file_name.split('/')[at] : undefined));
  const moved = parts.with(at, names.find((name) => name !== undefined && splitOf(name) === split) ?? split).join('/');
  return unused(moved, new Set(rows.map(({ file_name }) => file_name)));
}

function unused(path: string, taken: ReadonlySet<string>): string {
  const dot = path.lastIndexOf('.');
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? path : `${path.slice(0, dot)}-${i}${path.slice(dot)}`;
    if (!taken.has(candidate)) return candidate;
  }
}
