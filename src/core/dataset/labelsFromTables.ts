/** @file Pictures whose folders say no class get it from the tables beside them. */

import { isBoxName } from './folderNames.ts';
import { splitOf, stricter } from './splitNames.ts';
import { indexPictures, readTable, type Table, type ParsedTable, type TableRow } from './tables.ts';
import type { Read } from './read.ts';
import type { Note, Understanding } from './understanding.ts';

export interface Labelled {
  readonly files: readonly Read[];
  readonly by: Exclude<Understanding['by'], 'sidecar'>;
  readonly notes: readonly Note[];
  /** Paths of the tables that say something of these pictures. */
  readonly tables: readonly string[];
}

/**
 * Applies tables.
 *
 * A table decides where folders do not: where they name no class, or one class for pictures that the table tells apart, or where
 * their names are those of parts (`images_part_1`). Its splits hold out pictures in any case.
 *
 * @param files what the folders say.
 * @param tables as they were read.
 */
export function applyTables(files: readonly Read[], tables: readonly Table[]): Labelled {
  const find = indexPictures(files.map(({ found }) => found.path));
  const read = tables.flatMap((table) => readTable(table, find) ?? []);
  if (read.length === 0) return { files, by: 'folders', notes: [], tables: [] };
  const said = new Map<string, TableRow & { readonly table: string }>();
  for (const { table, pictures } of read) {
    for (const [path, row] of pictures) {
      const before = said.get(path);
      said.set(path, {
        label: before?.label ?? row.label,
        split: stricter(before?.split ?? null, row.split),
        table: before?.label != null ? before.table : table,
      });
    }
  }
  const decides = tableDecides(files, said);
  const tableNames = read.filter(({ labels }) => labels).map(({ table }) => table);
  let disagreeing = 0;
  const labelled = files.map((file): Read => {
    const row = said.get(file.found.path);
    const split = stricter(file.split, row?.split ?? null);
    const asked = file.asked && row?.split == null;
    if (!decides(file)) {
      if (row?.label != null && file.label !== null && row.label !== file.label) disagreeing++;
      return { ...file, split, asked };
    }
    if (row?.label != null) return { ...file, split, asked, label: row.label, why: null };
    const table = row?.table ?? tableNames[0];
    if (table === undefined) return file;
    return { ...file, label: null, why: { code: row ? 'no-label-in-table' : 'not-in-table', table } };
  });
  return {
    files: settle(labelled, files),
    by: labelled.some((one, i) => one.label !== files[i]!.label) ? 'table' : 'folders',
    notes: notesOf(read, files, labelled, disagreeing),
    tables: read.map(({ table }) => table),
  };
}

/** Where a table brings splits, what it leaves without one is training data only if it says of none that it is. */
function settle(labelled: readonly Read[], before: readonly Read[]): readonly Read[] {
  const brings = labelled.some(({ split }, i) => split !== before[i]!.split);
  if (!brings) return labelled;
  const hasTrain = labelled.some(({ split, why }) => split === 'train' && why === null);
  return labelled.map((one) =>
    one.split !== null || one.why !== null
      ? one
      : hasTrain
        ? { ...one, why: { code: 'outside-splits' } }
        : { ...one, split: 'train' },
  );
}

/** Whether a picture's class is the table's to say. */
function tableDecides(files: readonly Read[], said: ReadonlyMap<string, TableRow>): (file: Read) => boolean {
  const open = ({ why, label }: Read) =>
    label === null &&
    (why === null || why.code === 'no-class' || why.code === 'says-no-class' || why.code === 'no-class-in-split');
  const byFolders = files.filter(({ label, why }) => label !== null && why === null);
  const names = new Set(byFolders.map(({ label }) => label!));
  const told = byFolders.filter(({ found }) => said.get(found.path)?.label != null);
  const labels = new Set(told.map(({ found }) => said.get(found.path)!.label));
  const parts = [...names].every(
    (name) =>
      splitOf(name) === null &&
      name.split(/[\s_-]+/u).some((word) => isBoxName(word) || /^(?:part|batch|chunk|shard)\d*$/iu.test(word)),
  );
  const all = 2 * told.length >= byFolders.length && labels.size > 1 && (names.size === 1 || parts);
  return (file) => open(file) || (all && file.why === null && !isHeldByName(file));
}

/** A folder that may be a split keeps its pictures, whatever a table calls them. */
const isHeldByName = ({ asked }: Read): boolean => asked;

function notesOf(
  read: readonly ParsedTable[],
  before: readonly Read[],
  after: readonly Read[],
  disagreeing: number,
): readonly Note[] {
  const changed = after.filter((one, i) => one.label !== null && one.label !== before[i]!.label);
  return read.flatMap(({ table, labels, pictures }): readonly Note[] => {
    if (!labels) return changed.length > 0 ? [] : [{ code: 'table-without-classes', table }];
    const used = changed.filter(({ found }) => pictures.has(found.path)).length;
    if (used > 0) return [{ code: 'table', table, pictures: used }];
    return disagreeing > 0 ? [{ code: 'table-disagrees', table, pictures: disagreeing }] : [];
  });
}
