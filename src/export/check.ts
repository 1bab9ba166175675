/**
 * @file A written data set, looked at again: what a loader finds in it is compared with what was meant to be there. It knows the
 * layout's reader and not its writer, so a fault of one is seen through the other.
 */

import { pathKey } from '../core/dataset/filePath.ts';
import { folderLabel, isPortable } from '../core/dataset/portableName.ts';
import { finished, mapInSteps, type Steps } from '../core/steps.ts';
import { CLASSES_NAME, classOrder, missingClasses } from './classes.ts';
import { formulaCells, TABLE } from './layouts/csv.ts';
import { isLoaded, type Layout, type LoadedImage } from './layouts/layout.ts';
import type { SidecarRow } from './sidecar.ts';

/** A file as it was found after writing. */
export interface FoundFile {
  readonly path: string;
  readonly bytes: number;
  /** Of its content, in hexadecimal digits. */
  readonly sha256: string;
  /** Whether it was decoded as a picture; `null` for other files. */
  readonly decodes: boolean | null;
}

/** What was meant to be written. */
export interface Expected {
  readonly layout: Layout;
  /** See `Arranged.root`. */
  readonly root: string;
  /** Lines of the pictures of the data set, where they lie. */
  readonly rows: readonly SidecarRow[];
  /** Every path that was written, pictures and others. */
  readonly paths: readonly string[];
  /** SHA-256 of pictures as they were handed to the writer, by path. */
  readonly sha256: ReadonlyMap<string, string>;
}

export type CheckKind = 'files' | 'content' | 'decodes' | 'labels' | 'counts' | 'classes' | 'cells' | 'names' | 'leak';

export interface CheckLine {
  readonly kind: CheckKind;
  readonly ok: boolean;
  /** What was compared, and how much of it: one sentence. */
  readonly text: string;
  /** Paths that are wrong, and how. */
  readonly wrong: readonly string[];
}

/** The whole check; it passed where every line did. */
export type ExportCheck = readonly CheckLine[];

/** Multiplications that are worth as much as a look at a file, about. */
const A_FILE = 2e3;

/**
 * Checks a written data set, a line a step: there may be tens of thousands of files.
 *
 * @param expected what was meant to be written.
 * @param found every file that is there.
 * @param texts the content of text files, by path.
 */
export function* checkInSteps(
  expected: Expected,
  found: readonly FoundFile[],
  texts: ReadonlyMap<string, string>,
): Steps<ExportCheck> {
  const loaded = load(expected, found, texts);
  yield found.length * A_FILE;
  const checks: readonly (() => readonly CheckLine[])[] = [
    () => [checkFiles(expected, found)],
    () => [checkContent(expected, found)],
    () => [checkDecodes(expected, found)],
    () => [checkLabels(expected, loaded)],
    () => [checkCounts(expected, loaded)],
    () => [checkClasses(expected)],
    () => checkCells(texts),
    () => [checkNames(expected)],
    () => [checkLeak(expected, found)],
  ];
  return (yield* mapInSteps(checks, found.length * A_FILE, (check) => check())).flat();
}

/** The whole check at once. */
export const checkExport = (...args: Parameters<typeof checkInSteps>): ExportCheck => finished(checkInSteps(...args));

/** What the layout's loader finds below the data set's folder, by path in the export. */
function load({ layout, root }: Expected, found: readonly FoundFile[], texts: ReadonlyMap<string, string>) {
  const inside = (path: string): string => path.slice(root.length);
  const below = found.filter(({ path }) => path.startsWith(root)).map(({ path }) => inside(path));
  const textsBelow = new Map([...texts].map(([path, text]) => [inside(path), text]));
  const images = layout.read(below, textsBelow);
  return new Map(images.map((image) => [root + image.path, image]));
}

function checkFiles({ paths }: Expected, found: readonly FoundFile[]): CheckLine {
  const there = new Map<string, number>();
  for (const { path } of found) there.set(path, (there.get(path) ?? 0) + 1);
  const meant = new Set(paths);
  return line('files', `${paths.length} files are there, and no other`, [
    ...paths.filter((path) => !there.has(path)).map((path) => `${path} is missing`),
    ...[...there.keys()].filter((path) => !meant.has(path)).map((path) => `${path} was not written by this export`),
    ...[...there].filter(([, count]) => count > 1).map(([path, count]) => `${path} is there ${count} times`),
  ]);
}

function checkContent({ sha256 }: Expected, found: readonly FoundFile[]): CheckLine {
  const wrong = found.filter(({ path, sha256: is }) => (sha256.get(path) ?? is) !== is);
  return line(
    'content',
    `${sha256.size} pictures hold the bytes that were written`,
    wrong.map(({ path }) => `${path} holds other bytes`),
  );
}

function checkDecodes({ sha256 }: Expected, found: readonly FoundFile[]): CheckLine {
  const broken = found.filter(({ path, decodes }) => sha256.has(path) && decodes !== true);
  return line(
    'decodes',
    `${sha256.size} pictures decode`,
    broken.map(({ path }) => `${path} does not decode`),
  );
}

function checkLabels({ layout, rows }: Expected, loaded: ReadonlyMap<string, LoadedImage>): CheckLine {
  const wrong = rows.flatMap(({ file_name, label, split }) => {
    const image = loaded.get(file_name);
    if (!image)
      return [`${file_name} is not found by the loader${isLoaded(file_name) ? '' : ': it does not read this format'}`];
    if (image.label !== labelRead(label, layout))
      return [`${file_name} is read as ${image.label} and not as ${label ?? 'no class'}`];
    // A layout whose folders are those of splits puts what has none into train.
    const meant = split ?? (image.split === null ? null : 'train');
    return image.split === meant
      ? []
      : [`${file_name} is read in ${image.split ?? 'no split'} and not in ${meant ?? 'none'}`];
  });
  return line('labels', `${rows.length} pictures are read with their class and split`, wrong);
}

function checkCounts({ layout, rows }: Expected, loaded: ReadonlyMap<string, LoadedImage>): CheckLine {
  const meant = counts(rows.map(({ label }) => labelRead(label, layout) ?? ''));
  const read = counts([...loaded.values()].map(({ label }) => label));
  const classes = [...new Set([...meant.keys(), ...read.keys()])].sort();
  const wrong = classes.filter((label) => meant.get(label) !== read.get(label));
  return line(
    'counts',
    `${meant.size} classes have as many pictures as were chosen`,
    wrong.map((label) => `${label} has ${read.get(label) ?? 0} instead of ${meant.get(label) ?? 0}`),
  );
}

/** The label as a loader reads it: a name that was cut stays cut. */
const labelRead = (label: string | null, { numbersByFolder }: Layout): string | null =>
  label !== null && numbersByFolder ? folderLabel(label) : label;

/** The next tool must give a class the same number in every split. */
function checkClasses({ layout, rows }: Expected): CheckLine {
  const order = classOrder(rows);
  const missing = layout.numbersByFolder ? missingClasses(rows) : [];
  return line(
    'classes',
    `${order.length} classes have the same numbers in every split`,
    missing.map(({ label, split }) => {
      const after = order.length - order.indexOf(label) - 1;
      return `${split} has no picture of ${label}: loaders of folders number ${after} others differently there; ${CLASSES_NAME} has the numbers`;
    }),
  );
}

/** A label that a spreadsheet would take for a formula is named: it is right in the table, and wrong once it went through one. */
function checkCells(texts: ReadonlyMap<string, string>): readonly CheckLine[] {
  const table = texts.get(TABLE);
  return table === undefined
    ? []
    : [line('cells', `No cell of ${TABLE} is a formula to a spreadsheet`, formulaCells(table))];
}

function checkNames({ paths }: Expected): CheckLine {
  const first = new Map<string, string>();
  const wrong: string[] = [];
  for (const path of [...paths, ...folders(paths)]) {
    const twin = first.get(pathKey(path));
    if (twin === undefined) first.set(pathKey(path), path);
    else wrong.push(`${path} and ${twin} are one on systems that do not tell upper from lower case`);
  }
  wrong.push(...paths.filter((path) => !isPortable(path)).map((path) => `${path} is not taken by Windows`));
  return line('names', 'All names differ on every file system, and are taken by every one', wrong);
}

/** Every folder that holds something, once. */
function folders(paths: readonly string[]): readonly string[] {
  const all = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/').slice(0, -1);
    parts.forEach((_, i) => all.add(parts.slice(0, i + 1).join('/')));
  }
  return [...all];
}

/** Nothing of validation or test may be in train: no variant of such a picture, and no picture byte for byte. */
function checkLeak({ rows }: Expected, found: readonly FoundFile[]): CheckLine {
  const splits = new Map(rows.map(({ file_name, split }) => [file_name, split ?? 'train']));
  const strangers = rows.flatMap(({ file_name, seed_file_name }) => {
    const [own, seeds] = [splits.get(file_name)!, seed_file_name === null ? undefined : splits.get(seed_file_name)];
    return seeds === undefined || own === seeds ? [] : [`${file_name} is in ${own}, and its seed in ${seeds}`];
  });
  const trained = new Map<string, string>();
  const heldOut: FoundFile[] = [];
  for (const file of found) {
    const split = splits.get(file.path);
    if (split === 'train') trained.set(file.sha256, file.path);
    else if (split !== undefined) heldOut.push(file);
  }
  const copies = heldOut.flatMap(({ path, sha256 }) => {
    const copy = trained.get(sha256);
    return copy === undefined ? [] : [`${path} is also in train, as ${copy}`];
  });
  const text =
    heldOut.length === 0
      ? 'There is no validation or test split that train could leak into'
      : `${heldOut.length} validation and test pictures have no copy and no variant in train`;
  return line('leak', text, [...strangers, ...copies]);
}

const line = (kind: CheckKind, text: string, wrong: readonly string[]): CheckLine => ({
  kind,
  ok: wrong.length === 0,
  text: wrong.length === 0 ? text : `Not so: ${text}`,
  wrong,
});

function counts(labels: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const label of labels) found.set(label, (found.get(label) ?? 0) + 1);
  return found;
}
