/** @file Dense matrices in float64 for closed forms, and the products that decide how long these take. */

/** Row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

/** A matrix of zeros. */
export const zeroMatrix = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  data: new Float64Array(rows * columns),
});

/** Row i, sharing memory. */
export const rowOf = ({ columns, data }: Matrix, i: number): Float64Array =>
  data.subarray(i * columns, (i + 1) * columns);

/** The transpose, copied. */
export function transpose({ rows, columns, data }: Matrix): Matrix {
  const result = zeroMatrix(columns, rows);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) result.data[j * rows + i] = data[i * columns + j]!;
  return result;
}

/**
 * A B^T, where both are read along their rows: two rows of A with two of B at a time, so that every number read is used twice.
 *
 * @param a [n, k].
 * @param b [m, k].
 * @returns [n, m].
 * @throws RangeError where the widths differ.
 */
export function timesTransposed(a: Matrix, b: Matrix): Matrix {
  checkWidths(a, b);
  const result = zeroMatrix(a.rows, b.rows);
  for (let i = 0; i < a.rows; i += 2) dotRows(a, i, b, 0, b.rows, result);
  return result;
}

/**
 * Rows [from, to) of the lower triangle of A A^T, mirrored into the upper one as far as they reach: a part at a time, so that
 * whoever waits can be told how far it has come.
 *
 * @param a [n, k].
 * @param result [n, n]; written in place.
 * @param from first row, even.
 * @param to one after the last.
 */
export function gramRows(a: Matrix, result: Matrix, from: number, to: number): void {
  for (let i = from; i < to; i += 2) {
    dotRows(a, i, a, 0, Math.min(i + 2, a.rows), result);
    for (let row = i; row < Math.min(i + 2, a.rows); row++) {
      for (let j = 0; j < row; j++) result.data[j * a.rows + row] = result.data[row * a.rows + j]!;
    }
  }
}

/** result[i, j] and result[i + 1, j] = rows i and i + 1 of a times row j of b, for j in [from, to). */
function dotRows(a: Matrix, i: number, b: Matrix, from: number, to: number, result: Matrix): void {
  const { data: x, columns: width } = a;
  const { data: y } = b;
  const { data: out, columns } = result;
  const first = i * width;
  // A matrix with an odd number of rows: the last one twice.
  const below = Math.min(i + 1, a.rows - 1);
  const second = below * width;
  let j = from;
  for (; j + 1 < to; j += 2) {
    const left = j * width;
    const right = left + width;
    let [s00, s01, s10, s11] = [0, 0, 0, 0];
    for (let k = 0; k < width; k++) {
      const [p, q] = [x[first + k]!, x[second + k]!];
      const [u, v] = [y[left + k]!, y[right + k]!];
      s00 += p * u;
      s01 += p * v;
      s10 += q * u;
      s11 += q * v;
    }
    out[i * columns + j] = s00;
    out[i * columns + j + 1] = s01;
    out[below * columns + j] = s10;
    out[below * columns + j + 1] = s11;
  }
  for (; j < to; j++) {
    let [s0, s1] = [0, 0];
    for (let k = 0; k < width; k++) {
      const u = y[j * width + k]!;
      s0 += x[first + k]! * u;
      s1 += x[second + k]! * u;
    }
    out[i * columns + j] = s0;
    out[below * columns + j] = s1;
  }
}

/**
 * A^T B.
 *
 * @param a [n, k].
 * @param b [n, m].
 * @returns [k, m].
 * @throws RangeError where the heights differ.
 */
export function transposedTimes(a: Matrix, b: Matrix): Matrix {
  if (a.rows !== b.rows) throw new RangeError(`Expected as many rows in both matrices, got ${a.rows} and ${b.rows}.`);
  const result = zeroMatrix(a.columns, b.columns);
  const { data: out } = result;
  for (let i = 0; i < a.rows; i++) {
    const row = rowOf(b, i);
    for (let k = 0; k < a.columns; k++) {
      const weight = a.data[i * a.columns + k]!;
      if (weight === 0) continue;
      const at = k * b.columns;
      for (let j = 0; j < row.length; j++) out[at + j]! += weight * row[j]!;
    }
  }
  return result;
}

function checkWidths(a: Matrix, b: Matrix): void {
  if (a.columns !== b.columns)
    throw new RangeError(`Expected rows of one width, got ${a.columns} and ${b.columns}; embed all with one judge.`);
}
