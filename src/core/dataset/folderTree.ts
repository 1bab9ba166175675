/** @file The folders of a data set as a tree, each with what it is there for: its name and what lies beside it decide together. */

import { foldName } from './alike.ts';
import { partedAlike, type SeenFolder } from './alikeFolders.ts';
import { isBoxName, isFoldName, readMasksName } from './folderNames.ts';
import type { Split } from './placement.ts';
import { saidOfFolder } from './saidOfFolder.ts';
import { readSplitName } from './splitNames.ts';

/** What a person can say that a folder is; `pass`: nothing, what lies in it counts as if it lay one higher. */
export const FOLDER_ROLES = ['train', 'val', 'test', 'class', 'none', 'pass'] as const;
export type FolderRole = (typeof FOLDER_ROLES)[number];

/** What a folder is there for. */
export type Role =
  | { readonly kind: 'plain' }
  | { readonly kind: 'pass' }
  /** A split; `rest`: what else its name says, for `cat_train` beside `cat_test`. */
  | { readonly kind: 'split'; readonly split: Split; readonly rest: string }
  /** It may be the test split or a class: nothing in it is grown until a person says so. */
  | { readonly kind: 'ask'; readonly split: Split }
  | { readonly kind: 'fold' }
  | { readonly kind: 'masks' }
  /** A folder for pictures, of whatever class. */
  | { readonly kind: 'box' }
  | { readonly kind: 'class' }
  | { readonly kind: 'none' };

export interface Folder {
  readonly name: string;
  /** From the top of the source. */
  readonly path: string;
  readonly parent: Folder | null;
  readonly children: Map<string, Folder>;
  /** Pictures in it and in no folder of it. */
  direct: number;
  /** Pictures in it or below. */
  total: number;
  role: Role;
}

const PLAIN: Role = { kind: 'plain' };

/**
 * The folders above some pictures.
 *
 * @param pictures the folders of each, from the top.
 * @param said what a person says of folders, by path or by name.
 * @returns the source itself, as the folder without a name.
 */
export function folderTree(pictures: readonly (readonly string[])[], said: ReadonlyMap<string, FolderRole>): Folder {
  const root = newFolder('', '', null);
  for (const folders of pictures) {
    let at = root;
    at.total++;
    for (const name of folders) {
      let child = at.children.get(name);
      if (!child) {
        child = newFolder(name, at.path === '' ? name : `${at.path}/${name}`, at);
        at.children.set(name, child);
      }
      at = child;
      at.total++;
    }
    at.direct++;
  }
  giveRoles(root, passWrappers(root, said), said);
  return root;
}

const newFolder = (name: string, path: string, parent: Folder | null): Folder => ({
  name,
  path,
  parent,
  children: new Map(),
  direct: 0,
  total: 0,
  role: PLAIN,
});

/** The folders of a picture, from the top. */
export function foldersAbove(root: Folder, names: readonly string[]): readonly Folder[] {
  let at = root;
  return names.map((name) => (at = at.children.get(name)!));
}

const descendants = (folder: Folder): readonly Folder[] =>
  [...folder.children.values()].flatMap((child) => [child, ...descendants(child)]);

/** The folders that lie beside one. */
const beside = (folder: Folder): readonly Folder[] =>
  [...folder.parent!.children.values()].filter((other) => other !== folder);

/** Splits that folders below are surely named after. */
const splitsBelow = (folder: Folder): ReadonlySet<Split> =>
  new Set(
    descendants(folder).flatMap(({ name }) => {
      const parsed = readSplitName(name);
      return parsed?.sure ? [parsed.split] : [];
    }),
  );

const saidOf = ({ path, name }: Folder, said: ReadonlyMap<string, FolderRole>): FolderRole | undefined =>
  saidOfFolder(path, name, said);

/** Folders around everything are none of its classes: archives have one, most often. @returns the lowest of them. */
function passWrappers(root: Folder, said: ReadonlyMap<string, FolderRole>): Folder {
  let at = root;
  for (;;) {
    // Masks beside it are about what lies in it.
    const [child, ...others] = [...at.children.values()].filter(({ name }) => readMasksName(name) !== 'sure');
    // A folder that holds pictures itself is a class.
    if (!child || others.length > 0 || child.direct > 0 || saidOf(child, said) !== undefined) return at;
    const parsed = readSplitName(child.name);
    // A folder named after a split may lie around several, but one of the test may be what it says.
    const isAround = parsed === null ? !isFoldName(child.name) : parsed.split === 'train' || parsed.several;
    if (!isAround || (parsed !== null && splitsBelow(child).size < 2)) return at;
    child.role = { kind: 'pass' };
    at = child;
  }
}

/** Gives every folder but the wrappers its role. */
function giveRoles(root: Folder, top: Folder, said: ReadonlyMap<string, FolderRole>): void {
  const all = descendants(root).filter(({ role }) => role.kind !== 'pass');
  for (const folder of all) {
    const word = saidOf(folder, said);
    folder.role = word === undefined ? roleByName(folder) : roleSaid(word);
  }
  const alone = isNothingButMasks(root);
  // A split that has class folders in it says that folders of this name are splits here.
  const deep = all.some(({ role, children }) => role.kind === 'split' && children.size > 0);
  for (const folder of all) {
    if (saidOf(folder, said) !== undefined) continue;
    const { role } = folder;
    if (
      role.kind === 'split' &&
      role.rest === '' &&
      !deep &&
      folder.parent === top &&
      beside(folder).some((other) => other.role.kind === 'plain')
    ) {
      // "train" among classes is one, of locomotives; "test" may be either.
      folder.role = role.split === 'train' ? PLAIN : { kind: 'ask', split: role.split };
    }
    if (role.kind === 'masks' && alone) folder.role = PLAIN;
  }
  for (const folder of all) {
    if (folder.role.kind !== 'box') continue;
    // "photos" beside "drawings" is a class.
    if (beside(folder).some(({ role }) => role.kind === 'plain' || role.kind === 'class')) folder.role = PLAIN;
  }
  askOfAlike([root, ...descendants(root)], said);
}

/** Folders that nothing but what lies in them gives away as splits. */
function askOfAlike(folders: readonly Folder[], said: ReadonlyMap<string, FolderRole>): void {
  for (const { children } of folders) {
    const seen = [...children.values()].flatMap((folder) =>
      folder.role.kind === 'plain' || folder.role.kind === 'split' ? [{ ...seenOf(folder), folder }] : [],
    );
    const alike = partedAlike(seen).map(({ folder }) => folder);
    const splits = new Set(alike.flatMap(({ role }) => (role.kind === 'split' ? [role.split] : [])));
    for (const folder of alike) {
      if (folder.role.kind !== 'plain' || saidOf(folder, said) !== undefined) continue;
      // What lies beside held-out pictures alone is what is trained.
      folder.role =
        splits.size > 0 && !splits.has('train')
          ? { kind: 'split', split: 'train', rest: '' }
          : { kind: 'ask', split: 'test' };
    }
  }
}

/** What lies in a folder, looked at through folders for pictures. */
function seenOf({ children, direct }: Folder): SeenFolder {
  const [only, ...others] = children.values();
  if (only?.role.kind === 'box' && others.length === 0) return seenOf(only);
  const inside = [...children.values()].filter(({ role }) => role.kind === 'plain').map(({ name }) => name);
  return { inside: new Set(inside), direct };
}

function roleSaid(word: FolderRole): Role {
  switch (word) {
    case 'train':
    case 'val':
    case 'test':
      return { kind: 'split', split: word, rest: '' };
    case 'class':
    case 'none':
    case 'pass':
      return { kind: word };
    default:
      return word satisfies never;
  }
}

function roleByName(folder: Folder): Role {
  const { name } = folder;
  if (isFoldName(name) && (beside(folder).some((other) => isFoldName(other.name)) || splitsBelow(folder).size > 0)) {
    return { kind: 'fold' };
  }
  const parsed = readSplitName(name);
  if (parsed) {
    const { split, sure, several, rest } = parsed;
    if (sure)
      return split !== 'train' && splitsBelow(folder).size > 1
        ? { kind: 'ask', split }
        : { kind: 'split', split, rest: '' };
    const counterpart = beside(folder).some((other) => {
      const theirs = readSplitName(other.name);
      return theirs !== null && theirs.split !== split && foldName(theirs.rest) === foldName(rest);
    });
    if (counterpart) return { kind: 'split', split, rest };
    // "cat_test" beside "cat".
    const own = split === 'train' ? undefined : beside(folder).find((other) => foldName(other.name) === foldName(rest));
    if (own) return { kind: 'split', split, rest: own.name };
    if (several && splitsBelow(folder).size > 1) return { kind: 'pass' };
    return split === 'train' ? PLAIN : { kind: 'ask', split };
  }
  const masks = readMasksName(name);
  if (masks === 'sure' || (masks === 'maybe' && beside(folder).some((other) => isBoxName(other.name))))
    return { kind: 'masks' };
  return isBoxName(name) ? { kind: 'box' } : PLAIN;
}

/** Whether all pictures are in folders of masks: a data set of nothing but "labels" is one. */
function isNothingButMasks(root: Folder): boolean {
  const masks = descendants(root).filter(({ role, parent }) => role.kind === 'masks' && parent?.role.kind !== 'masks');
  return masks.reduce((sum, { total }) => sum + total, 0) >= root.total;
}
