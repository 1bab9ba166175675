/** @file A variant that a person has looked at: what its line says of that, and where its picture goes. */

import type { Placed } from '../core/dataset/placement.ts';
import type { SidecarRow } from './sidecar.ts';

/** What was decided of a variant. */
export interface RowDecision {
  readonly verdict: 'accepted' | 'rejected' | 'unreviewed';
  /** Another class than its seed's. */
  readonly relabel: string | null;
  readonly reason: string;
}

/** A variant's line with what was decided of it. */
export function decidedRow(row: SidecarRow, seed: Placed, { verdict, relabel, reason }: RowDecision): SidecarRow {
  const notes = [reason, relabel === null ? '' : `relabelled from ${seed.label ?? ''}`].filter((note) => note !== '');
  return {
    ...row,
    ...(relabel !== null && { label: relabel }),
    status: verdict,
    reason: notes.length > 0 ? notes.join('; ') : null,
  };
}

/**
 * Where a variant goes that was given another class: into that class's folder, under a name that nothing has there.
 *
 * @param path where it would lie beside its seed.
 * @param taken paths of what is there.
 */
export function relabelledPath(path: string, { label }: Placed, relabel: string, taken: ReadonlySet<string>): string {
  const folders = path.split('/');
  const named = folders.lastIndexOf(label ?? '', folders.length - 2);
  // A class that no folder can be called has one by another name: that above the picture.
  return unused(folders.with(named < 0 ? folders.length - 2 : named, relabel).join('/'), taken);
}

/** The path, with a number where something has it already. */
export function unused(path: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  const [, stem, ending] = /^(.*?)(\.[^./]*)?$/u.exec(path)!;
  for (let i = 1; ; i++) {
    const candidate = i === 1 ? path : `${stem!}-${i}${ending ?? ''}`;
    if (!taken.has(candidate)) return candidate;
  }
}
