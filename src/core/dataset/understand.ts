/**
 * @file How a data set is laid out: the class and the split of every picture, what is left out and why, and what a person is asked.
 * Where a picture may be a test picture it is treated as one: only a person's word makes it a seed.
 */

import { METHOD_IDS } from '../methods/table.ts';
import { alikeNames } from './alike.ts';
import { isArchivePath, isImagePath, partsOfPath, type PathParts } from './filePath.ts';
import { isSystemFile, isSystemFolder } from './folderNames.ts';
import { folderTree, foldersAbove, type Folder } from './folderTree.ts';
import { byNaturalOrder } from './naturalOrder.ts';
import { formatOf, notesOnClasses, notesOnFolders } from './notes.ts';
import type { Placed, Split } from './placement.ts';
import type { Found, Read } from './read.ts';
import type { LeftOut, Reason } from './reasons.ts';
import { saidOfFolder } from './saidOfFolder.ts';
import { composedCorrections, unheard } from './said.ts';
import { splitOf, stricter } from './splitNames.ts';
import { applyTables } from './labelsFromTables.ts';
import type { Table } from './tables.ts';
import {
  NO_CORRECTIONS,
  type Corrections,
  type Entry,
  type GrownSet,
  type Note,
  type Understanding,
} from './understanding.ts';

/** Variants of this program, by their names: beside their seed they are no seeds, whatever else was lost. */
const VARIANT = new RegExp(
  `^(?<stem>.+?)(?:_[a-z\\d]+(?:-\\d+)?)?__(?:${[...METHOD_IDS, 'selective'].join('|')})-k\\d{2,}\\.png$`,
  'iu',
);

/**
 * Understands a data set.
 *
 * @param entries every file; none is lost: it comes back as an image, left out with a reason, or counted as a system's.
 * @param more `tables`: tables among them, read; `grown`: what a sidecar of this program says; `folders`: folders that are named
 * without a file; `corrections`: what a person says. Default: none.
 */
export function understand(
  entries: readonly Entry[],
  more: {
    readonly tables?: readonly Table[];
    readonly grown?: GrownSet | null;
    readonly folders?: readonly string[];
    readonly corrections?: Corrections;
  } = {},
): Understanding {
  const { tables = [], grown = null, folders = [] } = more;
  const corrections = composedCorrections(more.corrections ?? NO_CORRECTIONS);
  const sorted = sortOut(entries, grown, corrections);
  const tree = folderTree(
    sorted.pictures.map((picture) => picture.folders),
    corrections.folders,
  );
  const files = settleSplits(
    chooseFold(sorted.pictures.map((found) => readFolders(found, foldersAbove(tree, found.folders)))),
    corrections,
  );
  const labelled = applyTables(files, tables, corrections.folders);
  const leftOut = [...sorted.leftOut];
  const images: (Placed & { readonly label: string })[] = [];
  const labels = new Set<string>();
  const place = (path: string, split: Split | null, label: string) => {
    labels.add(label);
    images.push({ path, split, label: corrections.classes.get(label.normalize('NFC')) ?? label });
  };
  for (const { found, split, label, why } of labelled.files) {
    const { path } = found;
    const real = grown?.real.get(path);
    if (real && real.label !== null) place(path, real.split, real.label);
    else if (label === null || why) leftOut.push({ path, why: why ?? { code: 'no-class' } });
    else place(path, stricter(split, real?.split ?? null), label);
  }
  images.sort((a, b) => byNaturalOrder(a.path, b.path));
  const others = sorted.leftOut.map(({ path }) => path);
  const used = new Map<string, Reason>(labelled.tables.map((path) => [path, { code: 'table-read' }]));
  for (const path of grown?.records ?? []) used.set(path, { code: 'record-read' });
  const notes: Note[] = [
    ...(grown
      ? [
          {
            code: 'grown' as const,
            marker: grown.marker,
            variants: sorted.variants,
            real: images.length,
            project: grown.project,
          },
        ]
      : []),
    ...notesOnFolders(tree, files, images, corrections),
    ...formatOf(others, images.length),
    ...labelled.notes,
    ...notesOnClasses(images, folders, entries, sorted.system),
    ...alikeNames([...new Set(images.map(({ label }) => label))].sort(byNaturalOrder)).map((labels): Note => ({
      code: 'alike',
      labels,
    })),
  ];
  const lost = unheard(
    corrections,
    [...entries.map(({ path }) => path), ...folders.map((folder) => `${folder}/`)],
    [...labels],
  );
  return {
    ...(lost && { unheard: lost }),
    layout:
      images.length === 0
        ? 'flat'
        : images.some(({ split }) => split !== null) && labelled.files.some(isSplit)
          ? 'splits'
          : 'classes',
    by: grown && grown.real.size > 0 ? 'sidecar' : labelled.by,
    images,
    leftOut: leftOut.map((file) => ({ path: file.path, why: used.get(file.path) ?? file.why })),
    systemFiles: sorted.system.length,
    notes,
  };
}

const isSplit = ({ split, asked }: Read): boolean => split !== null && !asked;

interface SortedOut {
  readonly pictures: readonly Found[];
  readonly leftOut: readonly LeftOut[];
  readonly system: readonly string[];
  readonly variants: number;
}

/** Pictures, files that are none, and what systems leave behind. */
function sortOut(entries: readonly Entry[], grown: GrownSet | null, { folders: said }: Corrections): SortedOut {
  const leftOut: LeftOut[] = [];
  const system: string[] = [];
  const pictures: Found[] = [];
  const first = new Set<string>();
  let variants = 0;
  const stems = new Set(entries.map(({ path }) => path.replace(/\.[^./]*$/u, '')));
  for (const { path, picture } of entries) {
    if (path.endsWith('/')) continue;
    const parts = partsOfPath(path);
    if ('code' in parts) {
      if (isSystem(path.split('/'), said)) system.push(path);
      else leftOut.push({ path, why: parts });
      continue;
    }
    if (isSystem([...parts.folders, parts.name], said)) system.push(path);
    else if (picture !== true && !isImagePath(parts.name))
      leftOut.push({ path, why: { code: isArchivePath(parts.name) ? 'archive-inside' : 'not-a-picture' } });
    else {
      const key = [...parts.folders, parts.name].join('/');
      const seed = seedOf(path, parts, grown, stems);
      if (first.has(key)) leftOut.push({ path, why: { code: 'same-path' } });
      else if (seed !== undefined) {
        variants++;
        leftOut.push({ path, why: { code: 'variant', seed } });
      } else pictures.push({ path, ...parts });
      first.add(key);
    }
  }
  return { pictures, leftOut, system, variants };
}

function isSystem(parts: readonly string[], said: Corrections['folders']): boolean {
  const folders = parts.slice(0, -1);
  return (
    isSystemFile(parts.at(-1) ?? '') ||
    folders.some(
      (name, i) => isSystemFolder(name) && saidOfFolder(folders.slice(0, i + 1).join('/'), name, said) === undefined,
    )
  );
}

/** The seed of a variant; `null` where it is not known, `undefined` for a picture that is none. */
function seedOf(
  path: string,
  { name }: PathParts,
  grown: GrownSet | null,
  stems: ReadonlySet<string>,
): string | null | undefined {
  if (grown?.variants.has(path)) return grown.variants.get(path)!;
  if (grown?.real.has(path)) return undefined;
  const stem = VARIANT.exec(name)?.groups?.stem;
  if (stem === undefined) return undefined;
  const folder = path.slice(0, path.length - name.length);
  const seed = [folder + stem].find((one) => stems.has(one));
  return seed ?? (grown ? null : undefined);
}

/** What the folders above a picture say of it. */
function readFolders(found: Found, above: readonly Folder[]): Read & { readonly fold: Folder | null } {
  let split: Split | null = null;
  let asked: Folder | null = null;
  let fold: Folder | null = null;
  let splitFolder: Folder | null = null;
  let box: Folder | null = null;
  let why: Reason | null = null;
  let rest = '';
  let said: string | null = null;
  const before: string[] = [];
  const after: string[] = [];
  for (const folder of above) {
    const { role, name } = folder;
    switch (role.kind) {
      case 'plain':
        ((splitFolder ?? asked) ? after : before).push(name);
        break;
      case 'class':
        said ??= name;
        break;
      case 'split':
        split = stricter(split, role.split);
        splitFolder ??= folder;
        if (role.rest !== '') rest = role.rest;
        break;
      case 'ask':
        asked ??= folder;
        break;
      case 'fold':
        fold ??= folder;
        break;
      case 'masks':
        why ??= { code: 'masks', folder: name };
        break;
      case 'none':
        why ??= { code: 'no-class-by-person', folder: name };
        break;
      case 'box':
        box = folder;
        break;
      case 'pass':
        break;
      default:
        role satisfies never;
    }
  }
  const label = (said ?? after[0] ?? (rest === '' ? (before[0] ?? asked?.name) : rest))?.normalize('NFC') ?? null;
  if (label === null) {
    why ??= box
      ? { code: 'says-no-class', folder: box.name }
      : splitFolder
        ? { code: 'no-class-in-split', folder: splitFolder.name }
        : { code: 'no-class' };
  }
  // Held out until a person says what it is, whatever a surer folder says besides.
  if (asked && split !== 'test') split = asked.role.kind === 'ask' ? stricter(split, asked.role.split) : split;
  return { found, split, label, why, asked: asked !== null && splitFolder === null, fold };
}

/** Of several folds one is read; where none says what is trained in it, all are held out until a person does. */
function chooseFold(files: readonly (Read & { readonly fold: Folder | null })[]): readonly Read[] {
  const folds = files.flatMap(({ fold }) => fold ?? []);
  if (folds.length === 0) return files;
  const said = files.some(({ fold, split }) => fold !== null && split === 'train');
  const kept = [...new Set(folds)].sort((a, b) => byNaturalOrder(a.path, b.path))[0]!;
  return files.map((file) => {
    const { fold } = file;
    if (fold === null) return file;
    if (!said) return { ...file, split: stricter(file.split, 'test'), asked: true };
    if (fold === kept) return file;
    return { ...file, why: file.why ?? { code: 'other-fold', folder: fold.name, kept: kept.name } };
  });
}

/** Beside training folders, a picture in none of the splits' folders is not grown; beside held-out ones alone, it is what is trained. */
function settleSplits(files: readonly Read[], corrections: Corrections): readonly Read[] {
  const sure = files.filter(isSplit);
  if (sure.length === 0) return splitsByNames(files, corrections);
  const hasTrain = sure.some(({ split }) => split === 'train');
  return files.map((file) => {
    if (file.split !== null) return file;
    if (!hasTrain) return { ...file, split: 'train' };
    return { ...file, why: file.why?.code === 'masks' ? file.why : { code: 'outside-splits' } };
  });
}

/**
 * Without folders of splits, names may say them: `cat/train_1.jpg` beside `cat/test_2.jpg`. Where both words are there, what is named as
 * held out is not grown, whatever the other pictures are called. A word for held-out pictures alone may be about what is shown: they are
 * kept aside until a person says of their folder that it is a class.
 */
function splitsByNames(files: readonly Read[], { folders: said }: Corrections): readonly Read[] {
  const splits = files.map(({ found: { name } }) => splitOf(/^\p{L}+(?=[\s_.-])/u.exec(name)?.[0] ?? ''));
  const kinds = new Set(splits);
  if (!(kinds.has('val') || kinds.has('test'))) return files;
  if (kinds.has('train')) return files.map((file, i) => ({ ...file, split: stricter(file.split, splits[i] ?? null) }));
  return files.map((file, i) => {
    const { folders } = file.found;
    const split = splits[i] ?? null;
    // What lies in no folder has no class of its own, and nobody could answer for it.
    if (split === null || folders.length === 0) return file;
    const isClass = saidOfFolder(folders.join('/'), folders.at(-1)!, said) === 'class';
    return isClass ? file : { ...file, split: stricter(file.split, split), asked: true };
  });
}
