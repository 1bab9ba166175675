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

/** Rows of A that are multiplied at a time: as many sums as registers hold, so that every number read is used for several. */
const ROWS = 4;

/**
 * A B^T, where both are read along their rows: four rows of A with two of B at a time.
 *
 * @param a [n, k].
 * @param b [m, k].
 * @returns [n, m].
 * @throws RangeError where the widths differ.
 */
export function timesTransposed(a: Matrix, b: Matrix): Matrix {
  checkWidths(a, b);
  const result = zeroMatrix(a.rows, b.rows);
  for (let i = 0; i < a.rows; i += ROWS) dotRows(a, i, b, b.rows, result);
  return result;
}

/**
 * Rows [from, to) of the lower triangle of A A^T, mirrored into the upper one as far as they reach: a part at a time, so that
 * whoever waits can be told how far it has come.
 *
 * @param a [n, k].
 * @param result [n, n]; written in place.
 * @param from first row, a multiple of four.
 * @param to one after the last.
 */
export function gramRows(a: Matrix, result: Matrix, from: number, to: number): void {
  for (let i = from; i < to; i += ROWS) {
    const end = Math.min(i + ROWS, a.rows);
    dotRows(a, i, a, end, result);
    for (let row = i; row < end; row++) {
      for (let j = 0; j < row; j++) result.data[j * a.rows + row] = result.data[row * a.rows + j]!;
    }
  }
}

/**
 * result[i + r, j] = row i + r of a times row j of b, for r in [0, 4) and j in [0, to): sums from the first to the last, as if each were
 * taken alone. Nothing is destructured in the inner loops: engines make an array of it, and it takes ten times as long.
 */
function dotRows(a: Matrix, i: number, b: Matrix, to: number, result: Matrix): void {
  const { data: x, columns: width } = a;
  const { data: y } = b;
  const { data: out, columns } = result;
  // Where fewer than four rows are left, the last one is taken several times.
  const last = a.rows - 1;
  const r1 = Math.min(i + 1, last);
  const r2 = Math.min(i + 2, last);
  const r3 = Math.min(i + 3, last);
  const x0 = i * width;
  const x1 = r1 * width;
  const x2 = r2 * width;
  const x3 = r3 * width;
  for (let j = 0; j < to; j += 2) {
    const beside = Math.min(j + 1, to - 1);
    const y0 = j * width;
    const y1 = beside * width;
    let s00 = 0;
    let s01 = 0;
    let s10 = 0;
    let s11 = 0;
    let s20 = 0;
    let s21 = 0;
    let s30 = 0;
    let s31 = 0;
    for (let k = 0; k < width; k++) {
      const u = y[y0 + k]!;
      const v = y[y1 + k]!;
      const p = x[x0 + k]!;
      const q = x[x1 + k]!;
      const r = x[x2 + k]!;
      const s = x[x3 + k]!;
      s00 += p * u;
      s01 += p * v;
      s10 += q * u;
      s11 += q * v;
      s20 += r * u;
      s21 += r * v;
      s30 += s * u;
      s31 += s * v;
    }
    out[i * columns + j] = s00;
    out[i * columns + beside] = s01;
    out[r1 * columns + j] = s10;
    out[r1 * columns + beside] = s11;
    out[r2 * columns + j] = s20;
    out[r2 * columns + beside] = s21;
    out[r3 * columns + j] = s30;
    out[r3 * columns + beside] = s31;
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
