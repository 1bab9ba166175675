/** @file Names that are unique in the whole data set, for layouts that lose or ignore folders. A variant keeps its seed's name in its own. */

import { fitBytes, pathKey } from '../../core/dataset/filePath.ts';
import { MAX_NAME_BYTES } from '../../core/dataset/limits.ts';
import type { SidecarRow } from '../sidecar.ts';

/** The seed that a row belongs to; an original is its own. */
const familyOf = ({ file_name, seed_file_name }: SidecarRow): string => seed_file_name ?? file_name;

/**
 * One name a row, all different, also where upper and lower case are one.
 *
 * A name that is the only one of its stem stays; families that share a stem (`cat/1.jpg`, `dog/1.jpg`) get their class in front, and
 * a number where that is not enough.
 */
export function uniqueNames(rows: readonly SidecarRow[]): readonly string[] {
  const labels = new Map<string, string>();
  for (const row of rows) {
    // A seed's class and not that of a relabelled variant.
    if (row.source === 'real' || !labels.has(familyOf(row))) labels.set(familyOf(row), row.label ?? '');
  }
  const stems = uniqueStems(labels);
  const taken = new Set<string>();
  return rows.map((row) => {
    const family = familyOf(row);
    const name = nameOf(row.file_name);
    const stem = stemOf(nameOf(family));
    // What a variant has besides its seed's stem: `__gif-k01.png`. A stem that had to be cut stands for itself.
    const rest = name.startsWith(stem) ? name.slice(stem.length) : name;
    return firstFree(stems.get(family)!, rest, taken);
  });
}

/** The stem of every family. */
function uniqueStems(labels: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const shared = new Map<string, number>();
  for (const family of labels.keys()) {
    const key = pathKey(stemOf(nameOf(family)));
    shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  const taken = new Set<string>();
  const stems = new Map<string, string>();
  for (const [family, label] of labels) {
    const own = stemOf(nameOf(family));
    stems.set(family, firstFree(shared.get(pathKey(own)) === 1 ? own : `${label}__${own}`, '', taken));
  }
  return stems;
}

/** The first of `<stem><rest>`, `<stem>-2<rest>`, ... that is not taken; it is taken then. */
function firstFree(stem: string, rest: string, taken: Set<string>): string {
  for (let i = 1; ; i++) {
    const more = (i === 1 ? '' : `-${i}`) + rest;
    const name = fitBytes(stem, MAX_NAME_BYTES - more.length * 2) + more;
    if (taken.has(pathKey(name))) continue;
    taken.add(pathKey(name));
    return name;
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function stemOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
