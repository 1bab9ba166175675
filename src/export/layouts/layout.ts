/** @file What a layout of an exported data set is: where its files lie, and what its loader makes of them. */

import type { SidecarRow } from '../sidecar.ts';
import { mapInSteps, type Steps } from '../../core/steps.ts';
import type { Split } from '../../core/dataset/placement.ts';

export type LayoutId = 'folders' | 'hugging-face' | 'ultralytics' | 'csv' | 'new-images';

/** A file that is written as text. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** One picture as a loader of this layout finds it. */
export interface LoadedImage {
  readonly path: string;
  readonly label: string;
  readonly split: Split | null;
}

export interface Layout {
  readonly id: LayoutId;
  /** How the files lie, and what reads them: for the data set's card. */
  readonly about: string;
  /** Whether the names stay as they came, whatever systems take them: what is written is laid over a folder that has them. */
  readonly keepsNames?: boolean;
  /** Whether its loader numbers the classes by the folders that it finds in each split: a class that one lacks shifts the others there. */
  readonly numbersByFolder: boolean;
  /** Whether it can say that two classes share a picture's label. */
  readonly holdsMixtures: boolean;
  /** Whether folders stay as they came: without splits, the classes then lie at the top. */
  readonly keepsFolders: boolean;
  /**
   * Where every picture lies.
   *
   * @param rows of the pictures of the data set as they came, rejected ones not among them.
   * @returns one path a row; `null` for what this layout leaves out.
   */
  place(rows: readonly SidecarRow[]): readonly (string | null)[];
  /**
   * What the card of the data set begins with, for loaders that read it.
   *
   * @param classes in the order of their numbers.
   */
  cardHead?(classes: readonly string[]): string;
  /**
   * Files that its loader needs besides the pictures, in steps.
   *
   * @param rows of the pictures where they lie.
   */
  texts(rows: readonly SidecarRow[]): Steps<readonly TextFile[]>;
  /**
   * Reads the layout as its loader does, knowing nothing of how it was written.
   *
   * @param paths of all files.
   * @param texts the content of text files, by path.
   * @returns every picture that the loader would give, with its label.
   */
  read(paths: readonly string[], texts: ReadonlyMap<string, string>): readonly LoadedImage[];
}

/** Multiplications that are worth as much as a line of a text, about. */
export const A_LINE = 1e4;

/** The texts of a layout whose loader needs none. */
export const noTexts = (): Steps<readonly TextFile[]> => mapInSteps<never, TextFile>([], 0, (file) => file);

/** Extensions that the loaders of folders read: torchvision's and Ultralytics' lists have no GIF and no AVIF. */
const LOADED = /\.(?:jpe?g|png|webp|tiff?)$/iu;

/** Whether the loaders of folders take a file for a picture. */
export const isLoaded = (path: string): boolean => LOADED.test(path);
