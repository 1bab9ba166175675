/** @file A data set in a layout: every picture where it will lie, with its line of the sidecar saying so. */

import { portablePaths } from '../../core/dataset/portableName.ts';
import { pathKey } from '../../core/dataset/filePath.ts';
import { finished, mapInSteps, type Steps } from '../../core/steps.ts';
import { classesFile } from '../classes.ts';
import { unused } from '../decided.ts';
import type { SidecarRow } from '../sidecar.ts';
import type { Layout, TextFile } from './layout.ts';

/** A picture of the data set with its line of the sidecar; paths as they came. */
export interface Item<Source> {
  /** Whatever finds the picture's bytes. */
  readonly source: Source;
  readonly row: SidecarRow;
}

export interface Arranged<Source> {
  /** Pictures of the data set where they will lie; rows name each other by their new paths. */
  readonly items: readonly Item<Source>[];
  /** Rejected variants: outside of everything that a loader reads. */
  readonly rejected: readonly Item<Source>[];
  /** Files that the layout's loader needs. */
  readonly texts: readonly TextFile[];
  /** Folder that the data set lies in, inside the export: '' but where rejected variants must lie beside class folders. */
  readonly root: string;
}

/** Folder of rejected variants. */
export const REJECTED = 'rejected';
/** Folder of the data set where its class folders may not lie beside `rejected`, which would be one of them. */
export const IMAGES = 'images';

/** Multiplications that are worth as much as finding a picture's place, and as writing its line anew, about. */
const A_PLACE = 1e4;
export const A_ROW = 1e4;

/**
 * Arranges a data set, in steps: there may be tens of thousands of pictures.
 *
 * Rejected variants lie in `rejected/`. A loader of class folders takes every folder at the top for a class, so where classes lie
 * at the top and there are rejected variants, the data set moves into `images/`.
 *
 * Names that some systems do not take are written in a way that can be read back (see `portablePaths`); the class of a picture is in its
 * row, as it is.
 *
 * @param items in any order; rows whose status is `rejected` are not part of the data set.
 * @param matched whether every picture becomes a PNG, and is called so. Default: names stay.
 */
export function* arrangeInSteps<Source>(
  layout: Layout,
  items: readonly Item<Source>[],
  matched = false,
): Steps<Arranged<Source>> {
  const isRejected = ({ row }: Item<Source>) => row.status === 'rejected';
  const kept = items.filter((item) => !isRejected(item));
  const rejected = items.filter(isRejected);
  const places = layout.place(kept.map(({ row }) => row));
  yield items.length * A_PLACE;
  const atTop = layout.keepsFolders && kept.some(({ row }) => row.split === null);
  const root = rejected.length > 0 && atTop ? `${IMAGES}/` : '';
  const meant: (readonly [from: string, to: string])[] = [
    ...kept.flatMap(({ row }, i) => {
      const place = places[i] ?? null;
      return place === null ? [] : [[row.file_name, root + place] as const];
    }),
    ...rejected.map(({ row }) => [row.file_name, `${REJECTED}/${row.file_name}`] as const),
  ];
  const ends = meant.map(([, to]) => to);
  const paths = matched ? pngPaths(ends) : ends;
  const written = layout.keepsNames ? paths : portablePaths(paths);
  yield items.length * A_PLACE;
  const moved = new Map(meant.map(([from], i) => [from, written[i]!]));
  const present = kept.filter(({ row }) => moved.has(row.file_name));
  const placed = yield* mapInSteps(present, A_ROW, (item) => move(item, moved));
  const aside = yield* mapInSteps(rejected, A_ROW, (item) => move(item, moved));
  const rows = placed.map(({ row }) => row);
  return { items: placed, rejected: aside, texts: [...(yield* layout.texts(rows)), classesFile(rows)], root };
}

/** Arranges a data set, all at once. */
export const arrange = <Source>(layout: Layout, items: readonly Item<Source>[], matched?: boolean): Arranged<Source> =>
  finished(arrangeInSteps(layout, items, matched));

/** The paths with the ending of a PNG; where two would be one by it, the later has a number. */
function pngPaths(paths: readonly string[]): readonly string[] {
  const taken = new Set(paths.filter((path) => path.endsWith(PNG)).map(pathKey));
  return paths.map((path) => {
    if (path.endsWith(PNG)) return path;
    const free = unused(`${path.replace(/\.[^./]*$/u, '')}${PNG}`, { has: (name) => taken.has(pathKey(name)) });
    taken.add(pathKey(free));
    return free;
  });
}

const PNG = '.png';

/** The row with every path as it will be; what is not in the export keeps the path that it came with. */
function move<Source>({ source, row }: Item<Source>, moved: ReadonlyMap<string, string>): Item<Source> {
  const at = (path: string): string => moved.get(path) ?? path;
  return {
    source,
    row: {
      ...row,
      file_name: at(row.file_name),
      seed_file_name: row.seed_file_name === null ? null : at(row.seed_file_name),
      nearest: row.nearest && { ...row.nearest, file_name: at(row.nearest.file_name) },
    },
  };
}
