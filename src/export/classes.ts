/** @file The classes of an export and their numbers: one order, the same for every split and every loader that is told. */

import { portableName } from '../core/dataset/portableName.ts';
import type { Split } from '../core/dataset/placement.ts';
import type { TextFile } from './layouts/layout.ts';
import type { SidecarRow } from './sidecar.ts';

type Labelled = Pick<SidecarRow, 'label'>;

/** A line a class: its number is that of its line, from 0. */
export const CLASSES_NAME = 'classes.txt';

/** The classes in the order in which loaders of folders number them: by the code points of their folders' names. */
export const classOrder = (rows: readonly Labelled[]): readonly string[] =>
  [...new Set(rows.map(({ label }) => label ?? ''))].sort((a, b) => byCodePoint(portableName(a), portableName(b)));

export const classesFile = (rows: readonly Labelled[]): TextFile => ({
  path: CLASSES_NAME,
  text: classOrder(rows)
    .map((label) => `${label}\n`)
    .join(''),
});

/** A class that a split has no picture of. */
export interface MissingClass {
  readonly label: string;
  readonly split: Split;
}

/**
 * Classes that are missing from a split: a loader that numbers them by folders gives those after them other numbers there.
 *
 * @param rows of the pictures of a data set.
 * @returns none for a data set without splits, or with one.
 */
export function missingClasses(rows: readonly Pick<SidecarRow, 'label' | 'split'>[]): readonly MissingClass[] {
  const found = new Map<Split, Set<string>>();
  for (const { label, split } of rows) {
    if (split === null) continue;
    const labels = found.get(split);
    if (labels) labels.add(label ?? '');
    else found.set(split, new Set([label ?? '']));
  }
  const classes = classOrder(rows.filter(({ split }) => split !== null));
  return [...found].flatMap(([split, labels]) =>
    classes.filter((label) => !labels.has(label)).map((label) => ({ label, split })),
  );
}

function byCodePoint(a: string, b: string): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
