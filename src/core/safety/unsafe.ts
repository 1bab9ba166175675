/** @file Whether a picture is rejected for its safety score. */

/** A score that was reached, and where rejecting began. */
export interface Unsafe {
  readonly score: number;
  readonly threshold: number;
}

/**
 * @param score in [0, 1]; absent where nobody checked the picture.
 * @param threshold in [0, 1]; absent where nobody rejects.
 * @returns `null` where the picture is below the threshold, or nobody knows.
 */
export const unsafeOf = (score: number | undefined, threshold: number | undefined): Unsafe | null =>
  score !== undefined && threshold !== undefined && score >= threshold ? { score, threshold } : null;
