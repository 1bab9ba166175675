import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reals } from '../../testing/arbitraries.ts';
import { dot, maxAbsDifference } from '../reals.ts';
import { gramRows, rowOf, timesTransposed, transpose, transposedTimes, zeroMatrix, type Matrix } from './matrix.ts';
import { intoBasis, outOfBasis, shifted, shiftedProduct, solveShifted, tridiagonalise } from './tridiagonal.ts';

const matrices = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
  reals(rows * columns).map((data) => ({ rows, columns, data }));

const twoMatrices = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }))
  .chain(([n, m, k]) => fc.tuple(matrices(n, k), matrices(m, k)));

/** A A^T, by definition. */
function gram(a: Matrix): Matrix {
  const result = zeroMatrix(a.rows, a.rows);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.rows; j++) result.data[i * a.rows + j] = dot(rowOf(a, i), rowOf(a, j));
  return result;
}

const copied = (a: Matrix): Matrix => ({ ...a, data: a.data.slice() });

function reduced(a: Matrix) {
  const steps = tridiagonalise(copied(a), 1);
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

describe('products', () => {
  it('are what their definitions say, for odd and even sizes', () => {
    fc.assert(
      fc.property(twoMatrices, ([a, b]) => {
        const product = timesTransposed(a, b);
        for (let i = 0; i < a.rows; i++)
          for (let j = 0; j < b.rows; j++)
            expect(product.data[i * b.rows + j]).toBeCloseTo(dot(rowOf(a, i), rowOf(b, j)), 12);
        const turned = timesTransposed(transpose(a), transpose(a));
        expect(maxAbsDifference(transposedTimes(a, a).data, turned.data)).toBeLessThan(1e-12);
        const square = zeroMatrix(a.rows, a.rows);
        for (let row = 0; row < a.rows; row += 2) gramRows(a, square, row, Math.min(row + 2, a.rows));
        expect(maxAbsDifference(square.data, gram(a).data)).toBeLessThan(1e-12);
      }),
    );
  });

  it('refuse matrices that do not fit', () => {
    expect(() => timesTransposed(zeroMatrix(1, 2), zeroMatrix(1, 3))).toThrow(/one width, got 2 and 3/);
    expect(() => transposedTimes(zeroMatrix(1, 2), zeroMatrix(2, 2))).toThrow(/as many rows/);
  });
});

/** Positive semidefinite matrices, singular ones too: rank k of width n. */
const semidefinite = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([n, k]) => fc.tuple(matrices(n, k).map(gram), reals(n), reals(n), fc.double({ min: 0.01, max: 10, noNaN: true })));

describe('three diagonals', () => {
  it('solve A + lambda I for any lambda', () => {
    fc.assert(
      fc.property(semidefinite, ([a, x, y, lambda]) => {
        const n = a.rows;
        const tri = reduced(a);
        const basis: Matrix = { rows: 2, columns: n, data: Float64Array.of(...x, ...y) };
        intoBasis(tri, basis);
        const back = rowOf(basis, 0).slice();
        outOfBasis(tri, back);
        expect(maxAbsDifference(back, x)).toBeLessThan(1e-9);

        const factor = shifted(tri, lambda);
        const solution: Matrix = { rows: n, columns: 1, data: rowOf(basis, 0).slice() };
        solveShifted(factor, solution);
        outOfBasis(tri, solution.data);
        const again = Float64Array.from(solution.data, (value, i) => dot(rowOf(a, i), solution.data) + lambda * value);
        expect(maxAbsDifference(again, x)).toBeLessThan(1e-6);
        expect(shiftedProduct(factor, rowOf(basis, 0), rowOf(basis, 1))).toBeCloseTo(dot(solution.data, y), 6);
      }),
    );
  });

  it('are there already in a matrix of one, and in zeros', () => {
    expect(reduced({ rows: 1, columns: 1, data: Float64Array.of(3) }).diagonal).toEqual(Float64Array.of(3));
    const nothing = reduced(zeroMatrix(4, 4));
    expect(nothing.half).toEqual(new Float64Array(4));
    expect(solvedOnes(nothing)).toEqual(Float64Array.of(0.5, 0.5, 0.5, 0.5));
  });
});

function solvedOnes(tri: ReturnType<typeof reduced>): Float64Array {
  const b: Matrix = { rows: 4, columns: 1, data: Float64Array.of(1, 1, 1, 1) };
  solveShifted(shifted(tri, 2), b);
  return b.data;
}
