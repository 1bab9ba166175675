/** @file The Fréchet distance of two sets of images in the judge's space: as far apart as two Gaussians of their means and covariances. */

import { symmetricEigenvalues } from '../core/linear/eigenvalues.ts';
import { matrixOf, timesTransposed } from '../core/linear/matrix.ts';
import { dot, meanOf, type Reals } from '../core/reals.ts';

/**
 * |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)), the square that is called FID for Inception's features.
 *
 * The covariances are never formed: the trace of the root is the sum of the singular values of the matrix of all products between
 * the two centred sets, so sets may be smaller than the space is wide. With few images the value is too large; it compares sets of
 * like size, and lower is not always better: copies of the seeds are at 0.
 *
 * @param first [n][width], at least two rows.
 * @param second [m][width], at least two rows.
 * @throws RangeError for fewer rows.
 */
export function frechetDistance(first: readonly Reals[], second: readonly Reals[]): number {
  for (const set of [first, second]) {
    if (set.length < 2)
      throw new RangeError(`Expected two images at least in each set, got ${set.length}; grow more first.`);
  }
  const [a, b] = [centred(first), centred(second)];
  const offset = a.centre.map((value, i) => value - b.centre[i]!);
  return Math.max(0, dot(offset, offset) + a.variance + b.variance - 2 * sumOfSingularValues(a.rows, b.rows));
}

interface Centred {
  readonly centre: Float64Array;
  /** Differences from the centre, over sqrt(n - 1). */
  readonly rows: readonly Float64Array[];
  /** Trace of the covariance. */
  readonly variance: number;
}

function centred(points: readonly Reals[]): Centred {
  const centre = meanOf(points);
  const scale = 1 / Math.sqrt(points.length - 1);
  const rows = points.map((point) => Float64Array.from(point, (value, i) => (value - centre[i]!) * scale));
  return { centre, rows, variance: rows.reduce((sum, row) => sum + dot(row, row), 0) };
}

/** Of the matrix of products between the rows of a and those of b: roots of the eigenvalues of its smaller square. */
function sumOfSingularValues(a: readonly Float64Array[], b: readonly Float64Array[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const products = timesTransposed(matrixOf(few), matrixOf(many));
  return symmetricEigenvalues(timesTransposed(products, products)).reduce(
    (sum, value) => sum + Math.sqrt(Math.max(0, value)),
    0,
  );
}
