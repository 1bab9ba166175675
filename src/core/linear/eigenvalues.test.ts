import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symmetricEigenvalues } from './eigenvalues.ts';
import { matrixOf } from './matrix.ts';

const row = (...values: number[]) => Float64Array.from(values);

describe('symmetricEigenvalues', () => {
  it('knows small matrices', () => {
    expect(
      [...symmetricEigenvalues(matrixOf([row(2, 1), row(1, 2)]))].map((value) => Number(value.toFixed(12))),
    ).toEqual([1, 3]);
    expect([...symmetricEigenvalues(matrixOf([row(5)]))][0]).toBeCloseTo(5, 12);
    expect(symmetricEigenvalues(matrixOf([]))).toHaveLength(0);
  });

  it('keeps the trace and the sum of squares of any matrix', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 144, maxLength: 144 }),
        (n, values) => {
          const at = (i: number, j: number) => values[Math.min(i, j) * 12 + Math.max(i, j)]!;
          const matrix = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (__, j) => at(i, j)));
          const [trace, squares] = [
            matrix.reduce((sum, line, i) => sum + line[i]!, 0),
            matrix.flatMap((line) => [...line]).reduce((sum, value) => sum + value * value, 0),
          ];
          const found = symmetricEigenvalues(matrixOf(matrix));
          expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(trace, 8);
          expect(found.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(squares, 7);
        },
      ),
    );
  });
});
