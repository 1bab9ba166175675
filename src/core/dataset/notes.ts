/** @file What a person should know of a layout: found in the folders, the classes, and the files that are no pictures. */

import { isSystemFolder, readMasksName } from './folderNames.ts';
import type { Folder } from './folderTree.ts';
import { byNaturalOrder } from './naturalOrder.ts';
import type { Placed, Split } from './placement.ts';
import { splitOf } from './splitNames.ts';
import type { Corrections, Entry, Note } from './understanding.ts';
import type { Read } from './read.ts';

type Image = Placed & { readonly label: string };

/** Names that everybody reads as splits. */
const PLAIN_SPLIT = /^(?:train|val|valid|validation|test)(?:ing)?$/iu;

const below = (folder: Folder): readonly Folder[] =>
  [...folder.children.values()].flatMap((child) => [child, ...below(child)]);

/** Notes on what folders are taken for. */
export function notesOnFolders(
  tree: Folder,
  files: readonly Read[],
  images: readonly Image[],
  { folders: said }: Corrections,
): readonly Note[] {
  const all = below(tree);
  const notes: Note[] = [];
  const splits = all.flatMap(({ role, path }) => (role.kind === 'split' ? [{ folder: path, split: role.split }] : []));
  const unusual = splits.filter(
    ({ folder }) => !PLAIN_SPLIT.test(folder.slice(folder.lastIndexOf('/') + 1)) && !said.has(folder.normalize('NFC')),
  );
  if (unusual.length > 0) notes.push({ code: 'splits', folders: unusual });
  const aside = all.flatMap(({ role, path }) => (role.kind === 'ask' || role.kind === 'fold' ? [path] : []));
  for (const { role, path, total } of all) {
    if (role.kind === 'ask') notes.push({ code: 'maybe-split', folder: path, split: role.split, files: total });
    if (role.kind === 'masks') notes.push({ code: 'masks', folder: path, files: total });
  }
  const named = new Map<string, { readonly split: Split; readonly name: string; files: number }>();
  for (const { asked, split, found } of files) {
    const folder = found.folders.join('/');
    // Folders that may be a split or a fold have been asked about.
    if (!asked || split === null || aside.some((path) => folder === path || folder.startsWith(`${path}/`))) continue;
    const known = named.get(folder);
    if (known) known.files++;
    else named.set(folder, { split, name: found.name, files: 1 });
  }
  for (const [folder, { split, name, files: count }] of named)
    notes.push({ code: 'maybe-split', folder, split, files: count, named: name });
  const boxes = new Map<string, number>();
  for (const { why, found } of files) {
    if (why?.code !== 'says-no-class') continue;
    const folder = found.folders.slice(0, found.folders.lastIndexOf(why.folder) + 1).join('/');
    boxes.set(folder, (boxes.get(folder) ?? 0) + 1);
  }
  if (images.length === 0) for (const [folder, files] of boxes) notes.push({ code: 'box', folder, files });
  const folds = all
    .filter(({ role }) => role.kind === 'fold')
    .map(({ path }) => path)
    .sort(byNaturalOrder);
  if (folds.length > 0) {
    const trained = files.some(({ split, why }) => split === 'train' && why === null);
    notes.push({ code: 'folds', folders: folds, kept: trained ? folds[0]! : null });
  }
  const held = images.length > 0 && images.every(({ split }) => split === 'val' || split === 'test');
  if (held && splits.length > 0 && !all.some(({ role }) => role.kind === 'ask'))
    notes.push({ code: 'only-held', splits: splits.filter(({ split }) => split !== 'train') });
  return notes;
}

/** Notes on classes: missing from a split, in folders of folders, or without a picture; and what systems left. */
export function notesOnClasses(
  images: readonly Image[],
  folders: readonly string[],
  entries: readonly Entry[],
  system: readonly string[],
): readonly Note[] {
  const notes: Note[] = [];
  if (system.length > 0) {
    const names = new Set(system.map((path) => systemName(path)));
    notes.push({ code: 'system', files: system.length, names: [...names].sort(byNaturalOrder) });
  }
  const bySplit = new Map<Split | null, Set<string>>();
  for (const { split, label } of images) bySplit.set(split, (bySplit.get(split) ?? new Set()).add(label));
  const labels = [...new Set(images.map(({ label }) => label))].sort(byNaturalOrder);
  if (bySplit.size > 1) {
    for (const [split, there] of bySplit) {
      if (split !== null)
        for (const label of labels) if (!there.has(label)) notes.push({ code: 'lacks', label, split });
    }
  }
  notes.push(...subfoldersOf(images));
  const paths = entries.map(({ path }) => path);
  const filled = new Set(paths.flatMap(foldersOf));
  for (const folder of folders)
    if (!filled.has(folder) && !folder.split('/').some(isSystemFolder)) notes.push({ code: 'empty-class', folder });
  return notes;
}

const foldersOf = (path: string): readonly string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
};

/** The folder or the file that gives a path away as a system's. */
function systemName(path: string): string {
  const parts = path.split('/');
  return (
    parts.find((part, i) => i < parts.length - 1 && /^[.@$#_]|system volume|lost\+found|trash|recycle/iu.test(part)) ??
    parts.at(-1)!
  );
}

/** Classes of which pictures lie in at least two folders below the class's own. */
function subfoldersOf(images: readonly Image[]): readonly Note[] {
  const deeper = new Map<string, Set<string>>();
  for (const { path, label } of images) {
    const parts = path.split('/');
    const at = parts.findIndex((part) => part.normalize('NFC') === label);
    if (at < 0 || at > parts.length - 3 || splitOf(parts[at + 1]!) !== null) continue;
    deeper.set(label, (deeper.get(label) ?? new Set()).add(parts[at + 1]!));
  }
  return [...deeper]
    .filter(([, names]) => names.size > 1)
    .map(([label, names]) => ({ code: 'subfolders', label, deeper: [...names].sort(byNaturalOrder) }));
}

/** The format that files beside pictures are written in, where it is one that labels boxes or outlines and not pictures. */
export function formatOf(others: readonly string[], images: number): readonly Note[] {
  const count = (pattern: RegExp) => others.filter((path) => pattern.test(path)).length;
  const notes: Note[] = [];
  if (count(/(?:^|\/)(?:_?annotations?[^/]*|instances_[^/]*|[^/]*\.?coco[^/]*)\.json$/iu) > 0)
    notes.push({ code: 'format', format: 'coco' });
  const xml = others.filter((path) => path.toLowerCase().endsWith('.xml'));
  if (
    xml.length > 0 &&
    (xml.some((path) => path.split('/').some((part) => readMasksName(part) !== null)) || images === 0)
  )
    notes.push({ code: 'format', format: 'voc' });
  const labels = count(/(?:^|\/)labels\/(?:.*\/)?[^/]*\.txt$/iu);
  if (labels > 0 || (count(/(?:^|\/)data\.ya?ml$/iu) > 0 && count(/\.txt$/iu) > 0))
    notes.push({ code: 'format', format: 'yolo' });
  return notes;
}
