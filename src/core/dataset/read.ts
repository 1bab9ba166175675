/** @file A picture on its way to be understood: what its path and its folders say. */

import type { PathParts } from './filePath.ts';
import type { Split } from './placement.ts';
import type { Reason } from './reasons.ts';

/** A picture on its way to a class. */
export interface Found extends PathParts {
  readonly path: string;
}

/** A picture with what its folders say. */
export interface Read {
  readonly found: Found;
  readonly split: Split | null;
  /** What names the class, or why nothing does. */
  readonly label: string | null;
  readonly why: Reason | null;
  /** Whether the split is only a guess that keeps the picture from being grown. */
  readonly asked: boolean;
}
