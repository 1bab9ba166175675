/** @file What was understood of a data set, as data: the page and the command show the same. */

import type { LeftOut } from './reasons.ts';
import type { FolderRole } from './folderTree.ts';
import type { Placed, Placement, Split } from './placement.ts';

/** A file as it was listed. */
export interface Entry {
  /** As it is read; decoded, with slashes. */
  readonly path: string;
  /** Whether its first bytes are a picture's, where its name says nothing (see `isNamedLikeNothing`). Default: no. */
  readonly picture?: boolean;
}

/** What a person says where the guess is wrong. */
export interface Corrections {
  /** What folders are, by path or by name. */
  readonly folders: ReadonlyMap<string, FolderRole>;
  /** Classes that are another one. */
  readonly classes: ReadonlyMap<string, string>;
}

/** Names that a person said something of, and that nothing has. */
export interface Unheard {
  /** Folders, by path or by name, or codes of a table. */
  readonly folders: readonly string[];
  readonly classes: readonly string[];
  /** What there is to choose from, in the order of people's counting. */
  readonly there: { readonly folders: readonly string[]; readonly classes: readonly string[] };
}

export const NO_CORRECTIONS: Corrections = { folders: new Map(), classes: new Map() };

/** An expanded set that this program wrote: what is real in it, and what is not. */
export interface GrownSet {
  /** The file that says so. */
  readonly marker: string;
  /** Every file that was read for it. */
  readonly records: readonly string[];
  /** Whether a project's document is among them, with which variants can be reviewed. */
  readonly project: boolean;
  /** Variants with the seed of each, by path. */
  readonly variants: ReadonlyMap<string, string | null>;
  /** Real pictures by path. */
  readonly real: ReadonlyMap<string, { readonly label: string | null; readonly split: Split | null }>;
}

/** Something that a person should know, or is asked; the answer is a correction. */
export type Note =
  | { readonly code: 'system'; readonly files: number; readonly names: readonly string[] }
  /** Folders of other names that are read as splits. */
  | { readonly code: 'splits'; readonly folders: readonly { readonly folder: string; readonly split: Split }[] }
  /** Asked: it may be a split or a class, and is kept aside. */
  | {
      readonly code: 'maybe-split';
      readonly folder: string;
      readonly split: Split;
      readonly files: number;
      /** Whether it is no folder, but what a table has in its column of splits. Default: no. */
      readonly coded?: boolean;
      /** The name of a picture, where only the pictures' names say so, and the folder is a class. Default: it is not so. */
      readonly named?: string;
    }
  /** Asked: masks or a class? Left out. */
  | { readonly code: 'masks'; readonly folder: string; readonly files: number }
  /** `kept`: the fold that is read; `null`: asked which of them is tested, and nothing is grown. */
  | { readonly code: 'folds'; readonly folders: readonly string[]; readonly kept: string | null }
  /** Asked: are these one class? */
  | { readonly code: 'alike'; readonly labels: readonly string[] }
  | { readonly code: 'format'; readonly format: 'coco' | 'voc' | 'yolo' }
  | { readonly code: 'table'; readonly table: string; readonly pictures: number }
  /** A table names pictures, and no class of them. */
  | { readonly code: 'table-without-classes'; readonly table: string }
  | { readonly code: 'table-disagrees'; readonly table: string; readonly pictures: number }
  /** Pictures of a class lie in folders below it; `deeper`: those folders. */
  | { readonly code: 'subfolders'; readonly label: string; readonly deeper: readonly string[] }
  /** Asked: the folder says no class, is it one? */
  | { readonly code: 'box'; readonly folder: string; readonly files: number }
  | { readonly code: 'lacks'; readonly label: string; readonly split: Split }
  | { readonly code: 'empty-class'; readonly folder: string }
  /** Asked: nothing is grown, since all of it is held out. */
  | { readonly code: 'only-held'; readonly splits: readonly { readonly folder: string; readonly split: Split }[] }
  | {
      readonly code: 'grown';
      readonly marker: string;
      readonly variants: number;
      readonly real: number;
      readonly project: boolean;
    }
  | { readonly code: 'encoding'; readonly encoding: string; readonly names: readonly string[] }
  | { readonly code: 'no-end' };

export interface Understanding {
  readonly layout: Placement['layout'];
  /** What says the classes. */
  readonly by: 'folders' | 'table' | 'sidecar';
  /** Pictures with a class, in the order in which people count. Held-out splits are kept and never grown. */
  readonly images: readonly (Placed & { readonly label: string })[];
  /** Every other file, but those of systems, each with its reason. */
  readonly leftOut: readonly LeftOut[];
  /** Files of systems, which are only counted. */
  readonly systemFiles: number;
  readonly notes: readonly Note[];
  /** What a person said of names that nothing has; absent where everything said is about something. */
  readonly unheard?: Unheard;
}

/** Whether a note asks something that a correction answers. */
export const isQuestion = ({ code, ...note }: Note): boolean =>
  code === 'maybe-split' ||
  code === 'masks' ||
  code === 'alike' ||
  code === 'box' ||
  code === 'only-held' ||
  (code === 'folds' && 'kept' in note && note.kept === null);
