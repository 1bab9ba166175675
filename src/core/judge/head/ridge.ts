/**
 * @file Ridge regression from features to classes with everything that leaving one example out needs, in closed form.
 *
 *     W = argmin sum_i s_i |f_i W - y_i|^2 + lambda |W - P|^2 = P + A^-1 F^T S (Y - F P),   A = F^T S F + lambda I
 *
 * with features f = [e, 1]: an embedding and a bias, which is held back like the rest. One reduction to three diagonals serves all
 * lambda: of G G^T (G = S^1/2 F) where there are fewer examples than features, else of G^T G. Then every A^-1 is a product with the
 * rows z_i of the basis, g_i^T A^-1 g_j = z_i^T (T + lambda)^-1 z_j, or 1 if i = j, else 0, less lambda times that in the first form.
 */

import { placeRows, type Reals } from '../../reals.ts';
import {
  gramRows,
  rowOf,
  timesTransposed,
  transpose,
  transposedTimes,
  zeroMatrix,
  type Matrix,
} from '../../linear/matrix.ts';
import {
  foursOf,
  intoBasis,
  outOfBasis,
  shifted,
  shiftedProduct,
  solveShifted,
  tridiagonalise,
  type Shifted,
  type Tridiagonal,
} from '../../linear/tridiagonal.ts';

/** What both forms have. */
interface Reduced {
  /** s, one weight an example. */
  readonly weights: Float64Array;
  readonly tridiagonal: Tridiagonal;
  /** z_i: [N, width of the form]. */
  readonly rows: Matrix;
}

/** Features of N examples, reduced once: plain data that any lambda is solved with. */
export type RidgeBasis =
  /** Of G G^T, N wide; F, [N, D + 1], is needed to come back to features. */
  | (Reduced & { readonly form: 'examples'; readonly features: Matrix })
  /** Of G^T G, D + 1 wide. */
  | (Reduced & { readonly form: 'features' });

/** How far the reduction has come, in [0, 1]. */
export type RidgeProgress = number;

/** Rows between two reports. */
const EVERY = 64;

/** f = [e, 1] of some embeddings. */
export function featuresOf(embeddings: readonly Reals[]): Matrix {
  const width = (embeddings[0]?.length ?? 0) + 1;
  const features = zeroMatrix(embeddings.length, width);
  embeddings.forEach(({ length }, i) => {
    if (length !== width - 1) {
      throw new RangeError(
        `Expected embeddings of one width, got ${width - 1} and ${length}; embed all with one judge.`,
      );
    }
    features.data[(i + 1) * width - 1] = 1;
  });
  placeRows(embeddings, width, features.data);
  return features;
}

/**
 * Reduces the features of N examples. Multiplications: about M^2 (N + M / 3) + N D M / 2 for the narrower of the two forms, M wide.
 *
 * @param embeddings N >= 1 of one width D, unit length for a judge.
 * @param weights s_i > 0, one an example; they are not brought to any sum.
 * @yields how far it has come, in [0, 1].
 * @returns what every lambda is solved with.
 * @throws RangeError for no example, widths that differ, or a weight that is not positive.
 */
export function* ridgeBasis(embeddings: readonly Reals[], weights: Reals): Generator<RidgeProgress, RidgeBasis, void> {
  const count = embeddings.length;
  if (count === 0) throw new RangeError('Expected at least one example, got none; a judge by names needs none.');
  if (weights.length !== count || !weights.every((weight) => weight > 0 && Number.isFinite(weight))) {
    throw new RangeError(
      `Expected ${count} weights above 0, got ${weights.length}: ${[...weights].slice(0, 3).join(', ')} ...`,
    );
  }
  const features = featuresOf(embeddings);
  const scaled: Matrix = { ...features, data: features.data.slice() };
  for (let i = 0; i < count; i++) {
    const root = Math.sqrt(weights[i]!);
    const row = rowOf(scaled, i);
    for (let k = 0; k < row.length; k++) row[k]! *= root;
  }
  const form = count <= features.columns ? 'examples' : 'features';
  const tall = form === 'examples' ? scaled : transpose(scaled);
  const width = tall.rows;
  const gram = zeroMatrix(width, width);
  // Shares of the work, in multiplications.
  const steps = [(width * width * tall.columns) / 2, (2 * width ** 3) / 3, count * width * width];
  const total = steps[0]! + steps[1]! + steps[2]!;
  for (let from = 0; from < width; from += EVERY) {
    const to = Math.min(from + EVERY, width);
    gramRows(tall, gram, from, to);
    yield ((to / width) ** 2 * steps[0]!) / total;
  }
  const reduction = tridiagonalise(gram, EVERY);
  let next = reduction.next();
  for (; next.done !== true; next = reduction.next())
    yield (steps[0]! + (1 - (1 - next.value / width) ** 3) * steps[1]!) / total;
  const tridiagonal = next.value;
  const rows = form === 'examples' ? identity(count) : scaled;
  const fours = foursOf(tridiagonal);
  for (let from = 0; from < count; from += EVERY) {
    const to = Math.min(from + EVERY, count);
    intoBasis(tridiagonal, rows, from, to, fours);
    yield (steps[0]! + steps[1]! + (to / count) * steps[2]!) / total;
  }
  const reduced = { weights: Float64Array.from(weights), tridiagonal, rows };
  return form === 'examples' ? { ...reduced, form, features } : { ...reduced, form };
}

function identity(n: number): Matrix {
  const result = zeroMatrix(n, n);
  for (let i = 0; i < n; i++) result.data[i * n + i] = 1;
  return result;
}

/** A basis at one lambda. */
export interface RidgeAt {
  readonly basis: RidgeBasis;
  readonly lambda: number;
  readonly shifted: Shifted;
  /** 1 - h_i with h_i = s_i f_i A^-1 f_i^T, one value an example, in (0, 1]. */
  readonly free: Float64Array;
}

/**
 * A basis at one lambda: N M multiplications.
 *
 * @param lambda greater than 0.
 * @throws RangeError for another.
 */
export function ridgeAt(basis: RidgeBasis, lambda: number): RidgeAt {
  if (!(lambda > 0 && Number.isFinite(lambda))) throw new RangeError(`Expected lambda above 0, got ${lambda}.`);
  const factor = shifted(basis.tridiagonal, lambda);
  const free = Float64Array.from({ length: basis.rows.rows }, (_, i) => {
    const z = rowOf(basis.rows, i);
    const product = shiftedProduct(factor, z, z);
    return basis.form === 'examples' ? lambda * product : 1 - product;
  });
  return { basis, lambda, shifted: factor, free };
}

/** Z^T S^1/2 R: right-hand sides as any lambda takes them. [M, columns]. */
export const rightSides = (basis: RidgeBasis, sides: Matrix): Matrix =>
  transposedTimes(basis.rows, scaledRows(basis, sides));

/**
 * What a fit leaves of some right-hand sides, and what it leaves of each example that it was made without.
 *
 * @param at basis and lambda.
 * @param sides R: [N, columns], Y - F P for a head.
 * @param projected `rightSides` of them.
 * @returns r_i = R_i - f_i A^-1 F^T S R, and r_i / (1 - h_i), which is R_i - f_i (A without i)^-1 (F^T S R without i).
 */
export function residuals(at: RidgeAt, sides: Matrix, projected: Matrix): { kept: Matrix; leftOut: Matrix } {
  const { basis, lambda, free } = at;
  const explained = timesTransposed(basis.rows, transpose(coefficients(at, projected)));
  const kept = zeroMatrix(sides.rows, sides.columns);
  const leftOut = zeroMatrix(sides.rows, sides.columns);
  for (let i = 0; i < sides.rows; i++) {
    const root = Math.sqrt(basis.weights[i]!);
    for (let j = i * sides.columns; j < (i + 1) * sides.columns; j++) {
      kept.data[j] =
        basis.form === 'examples' ? (lambda * explained.data[j]!) / root : sides.data[j]! - explained.data[j]! / root;
      leftOut.data[j] = kept.data[j]! / free[i]!;
    }
  }
  return { kept, leftOut };
}

/** (T + lambda)^-1 Z^T S^1/2 R: [M, columns]. */
export function coefficients({ shifted: factor }: RidgeAt, projected: Matrix): Matrix {
  const solved: Matrix = { ...projected, data: projected.data.slice() };
  solveShifted(factor, solved);
  return solved;
}

/**
 * A^-1 F^T S R, the weights of a fit to some right-hand sides.
 *
 * @returns [D + 1, columns].
 */
export function solution(at: RidgeAt, projected: Matrix): Matrix {
  const { basis } = at;
  const turned = transpose(coefficients(at, projected));
  for (let j = 0; j < turned.rows; j++) outOfBasis(basis.tridiagonal, rowOf(turned, j));
  if (basis.form === 'features') return transpose(turned);
  return transposedTimes(basis.features, scaledRows(basis, transpose(turned)));
}

/**
 * A^-1 f_i^T s_i / (1 - h_i): what the weights lose, times an example's residual, when the example is left out.
 *
 *     W without i = W - A^-1 f_i^T s_i (y_i - f_i W) / (1 - h_i)
 *
 * @returns D + 1 values.
 */
export function downdate(at: RidgeAt, i: number): Float64Array {
  const factor = Math.sqrt(at.basis.weights[i]!) / at.free[i]!;
  return share(at, i).map((value) => factor * value);
}

/**
 * What is left of examples that are left out together: those of views of one picture, say.
 *
 *     S_B^1/2 (R_B - what the fit without B makes of it) = (1 - H_BB)^-1 S_B^1/2 r_B,   H_ij = g_i A^-1 g_j^T
 *
 * @param at basis and lambda.
 * @param kept r of `residuals`, of some whole blocks.
 * @param size examples of a block; blocks follow each other.
 * @param first the example that they begin with. Default: the first.
 * @returns the left-hand sides, before the root of the weight is taken away: [N, columns].
 */
export function blockResiduals(at: RidgeAt, kept: Matrix, size: number, first = 0): Matrix {
  const { basis, lambda, shifted: factor } = at;
  const { columns } = kept;
  const result: Matrix = { ...kept, data: kept.data.slice() };
  const block = zeroMatrix(size, size);
  for (let from = 0; from < kept.rows; from += size) {
    for (let a = 0; a < size; a++) {
      const root = Math.sqrt(basis.weights[first + from + a]!);
      for (let j = 0; j < columns; j++) result.data[(from + a) * columns + j]! *= root;
      for (let b = 0; b <= a; b++) {
        const product = shiftedProduct(
          factor,
          rowOf(basis.rows, first + from + a),
          rowOf(basis.rows, first + from + b),
        );
        const value = basis.form === 'examples' ? lambda * product : Number(a === b) - product;
        block.data[a * size + b] = value;
        block.data[b * size + a] = value;
      }
    }
    solvePositive(block, result.data.subarray(from * columns, (from + size) * columns), columns);
  }
  return result;
}

/** Solves M X = R in place, M symmetric and positive definite (it is used up), R [size, columns]. */
function solvePositive({ rows: size, data: m }: Matrix, r: Float64Array, columns: number): void {
  for (let k = 0; k < size; k++) {
    for (let i = k + 1; i < size; i++) {
      const factor = m[i * size + k]! / m[k * size + k]!;
      for (let j = k; j < size; j++) m[i * size + j]! -= factor * m[k * size + j]!;
      for (let c = 0; c < columns; c++) r[i * columns + c]! -= factor * r[k * columns + c]!;
    }
  }
  for (let k = size - 1; k >= 0; k--) {
    for (let c = 0; c < columns; c++) {
      let value = r[k * columns + c]!;
      for (let j = k + 1; j < size; j++) value -= m[k * size + j]! * r[j * columns + c]!;
      r[k * columns + c] = value / m[k * size + k]!;
    }
  }
}

/**
 * A^-1 f_i^T s_i^1/2: what the weights lose, times `blockResiduals` of an example, when its block is left out; summed over the block.
 *
 * @returns D + 1 values.
 */
export function share({ basis, shifted: factor }: RidgeAt, i: number): Float64Array {
  const column: Matrix = { rows: basis.rows.columns, columns: 1, data: rowOf(basis.rows, i).slice() };
  solveShifted(factor, column);
  outOfBasis(basis.tridiagonal, column.data);
  return basis.form === 'features' ? column.data : transposedTimes(basis.features, scaledRows(basis, column)).data;
}

function scaledRows({ weights }: RidgeBasis, sides: Matrix): Matrix {
  const result: Matrix = { ...sides, data: sides.data.slice() };
  for (let i = 0; i < sides.rows; i++) {
    const root = Math.sqrt(weights[i]!);
    for (let j = i * sides.columns; j < (i + 1) * sides.columns; j++) result.data[j]! *= root;
  }
  return result;
}
