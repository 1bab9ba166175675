/** @file Pictures that are the same, or as good as the same: what training must not see of what it is tested with. */

import type { Split } from '../core/dataset/placement.ts';
import { nearestTo } from './nearest.ts';

/** Cosine of the judge's embeddings from which two pictures count as copies of each other. */
export const NEAR_COPY = 0.99;

/** Whether an image's nearest is as good as a copy of it. */
export const isNearCopy = (nearest: { readonly cosine: number } | null): boolean =>
  nearest !== null && nearest.cosine >= NEAR_COPY;

/** A picture that is held out of training. */
export interface HeldOut {
  readonly path: string;
  readonly split: 'val' | 'test';
  /** The judge's embedding, of unit length. */
  readonly unit: Float32Array;
}

/**
 * The held-out picture that another one is as good as a copy of.
 *
 * @param unit the other's embedding, of unit length.
 * @returns the nearest with its cosine; `null` where none is nearer than `NEAR_COPY`.
 */
export function nearCopyOf<Held extends Pick<HeldOut, 'unit'>>(
  unit: Float32Array,
  heldOut: readonly Held[],
): { readonly of: Held; readonly cosine: number } | null {
  const [nearest = null] = nearestTo(unit, heldOut, 1);
  return isNearCopy(nearest) ? nearest : null;
}

/** A file of a data set, known by its content. */
export interface Hashed {
  readonly path: string;
  readonly split: Split | null;
  readonly label: string | null;
  readonly sha256: string;
}

/** Two files of one content. */
export interface SameFile {
  readonly path: string;
  /** The first of them. */
  readonly of: string;
  /**
   * - `leak`: one is trained on and the other held out;
   * - `conflict`: they have two classes, so that one of them is wrong;
   * - `duplicate`: one is too many.
   */
  readonly kind: 'leak' | 'conflict' | 'duplicate';
}

/** Every file that has the content of another; the worst that can be said of it. */
export function sameFiles(files: readonly Hashed[]): readonly SameFile[] {
  const first = new Map<string, Hashed[]>();
  return files.flatMap((file): SameFile[] => {
    const twins = first.get(file.sha256);
    if (!twins) {
      first.set(file.sha256, [file]);
      return [];
    }
    const across = twins.find(({ split }) => isTrained(split) !== isTrained(file.split));
    const other = twins.find(({ label }) => label !== file.label);
    twins.push(file);
    if (across) return [{ path: file.path, of: across.path, kind: 'leak' }];
    if (other) return [{ path: file.path, of: other.path, kind: 'conflict' }];
    return [{ path: file.path, of: twins[0]!.path, kind: 'duplicate' }];
  });
}

const isTrained = (split: Split | null): boolean => split === null || split === 'train';
