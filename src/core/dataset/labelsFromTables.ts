/** @file Pictures whose folders say no class get it from the tables beside them. */

import { withClassWords } from './classWords.ts';
import { isBoxName } from './folderNames.ts';
import type { FolderRole } from './folderTree.ts';
import type { Split } from './placement.ts';
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
 * @param said what a person says of folders; of codes that stand for splits too, by {@link codeName}.
 */
export function applyTables(
  files: readonly Read[],
  tables: readonly Table[],
  said: ReadonlyMap<string, FolderRole> = new Map(),
): Labelled {
  const find = indexPictures(files.map(({ found }) => found.path));
  const read = withClassWords(
    tables.flatMap((table) => readTable(table, find) ?? []),
    tables,
  );
  if (read.length === 0) return { files, by: 'folders', notes: [], tables: [] };
  const told = new Map<string, Told>();
  const codes = new Map<string, number>();
  for (const { table, pictures } of read) {
    for (const [path, row] of pictures) {
      const before = told.get(path);
      const name = row.code === null ? null : codeName(table, row.code);
      const role = name === null ? undefined : said.get(name.normalize('NFC'));
      // Any of them may be the test pictures: until a person says so, none is grown.
      const asks = name !== null && !isSplitRole(role);
      if (asks) codes.set(name, (codes.get(name) ?? 0) + 1);
      const own = isSplitRole(role) ? role : asks ? 'test' : row.split;
      told.set(path, {
        label: before?.label ?? row.label,
        ...(before?.several === true || row.several === true ? { several: true } : {}),
        split: stricter(before?.split ?? null, own),
        asks: asks || before?.asks === true,
        table: before?.label != null || before?.several === true ? before.table : table,
      });
    }
  }
  const decides = tableDecides(files, told);
  const tableNames = read.filter(({ labels }) => labels).map(({ table }) => table);
  let disagreeing = 0;
  const labelled = files.map((file): Read => {
    const row = told.get(file.found.path);
    const split = stricter(file.split, row?.split ?? null);
    const asked = row?.asks === true || (file.asked && row?.split == null);
    if (!decides(file)) {
      if (row?.label != null && file.label !== null && isAnother(row.label, file.label)) disagreeing++;
      return { ...file, split, asked };
    }
    if (row?.label != null) return { ...file, split, asked, label: row.label, why: null };
    const table = row?.table ?? tableNames[0];
    if (table === undefined) return file;
    const why = row?.several === true ? 'several-in-table' : row ? 'no-label-in-table' : 'not-in-table';
    return { ...file, label: null, why: { code: why, table } };
  });
  return {
    files: settle(labelled, files),
    by: labelled.some((one, i) => one.label !== files[i]!.label) ? 'table' : 'folders',
    notes: [
      ...notesOf(read, files, labelled, disagreeing),
      ...[...codes].map(([folder, count]): Note => ({
        code: 'maybe-split',
        folder,
        split: 'test',
        files: count,
        coded: true,
      })),
    ],
    tables: read.map(({ table }) => table),
  };
}

/** What the tables say of a picture. */
interface Told extends Omit<TableRow, 'code'> {
  /** Whether only a person can say what its split is. */
  readonly asks: boolean;
  readonly table: string;
}

/** Whether a table's class is another than the folder's: numbers stand for words. */
const isAnother = (told: string, folder: string): boolean =>
  told !== folder && (!/^\d+$/u.test(told) || /^\d+$/u.test(folder));

/** What a code for a split is called, for a person to say what it stands for. */
const codeName = (table: string, code: string): string => `${table}: ${code}`;

const isSplitRole = (role: FolderRole | undefined): role is Split =>
  role === 'train' || role === 'val' || role === 'test';

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
function tableDecides(files: readonly Read[], said: ReadonlyMap<string, Told>): (file: Read) => boolean {
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
    // A list of a split's pictures says all that it has to say, where folders name the classes.
    const open = after.some(({ found, label }) => label === null && pictures.has(found.path));
    if (!labels) return open && changed.length === 0 ? [{ code: 'table-without-classes', table }] : [];
    const used = changed.filter(({ found }) => pictures.has(found.path)).length;
    if (used > 0) return [{ code: 'table', table, pictures: used }];
    return disagreeing > 0 ? [{ code: 'table-disagrees', table, pictures: disagreeing }] : [];
  });
}
