import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reals } from '../../testing/arbitraries.ts';
import { fill } from './fill.ts';

const SIZE = [7, 10] as const;
const AREA = 70;
const known = fc
  .array(fc.constantFrom(0, 0, 0.4, 1), { minLength: AREA, maxLength: AREA })
  .map((all) => Float64Array.from(all).with(3, 1));

describe('fill', () => {
  it('keeps what is known, and gives nothing beyond the values that are', () => {
    fc.assert(
      fc.property(reals(2 * AREA), known, (values, how) => {
        const filled = fill(values, how, SIZE);
        let wrong = 0;
        for (let c = 0; c < 2; c++) {
          const seen = [...values.slice(c * AREA, (c + 1) * AREA)].filter((_, i) => how[i]! > 0);
          for (let i = 0; i < AREA; i++) {
            const value = filled[c * AREA + i]!;
            const kept = how[i] !== 1 || Math.abs(value - values[c * AREA + i]!) < 1e-12;
            wrong += Number(!kept || value < Math.min(...seen) - 1e-9 || value > Math.max(...seen) + 1e-9);
          }
        }
        expect(wrong).toBe(0);
      }),
    );
  });

  it('closes a hole with what is around it, and a plain picture without a trace', () => {
    const side = 16;
    const values = Float64Array.from({ length: side * side }, (_, i) => (i % side < side / 2 ? 0.2 : 0.8));
    const hole = values.map((_, i) =>
      Number(!(Math.floor(i / side) >= 6 && Math.floor(i / side) < 10 && i % side < 4)),
    );
    const filled = fill(values, hole, [side, side]);
    for (let y = 6; y < 10; y++) for (let x = 0; x < 3; x++) expect(filled[y * side + x]).toBeCloseTo(0.2, 1);
    expect(
      [
        ...fill(
          values.map(() => 0.3),
          hole,
          [side, side],
        ),
      ].every((value) => Math.abs(value - 0.3) < 1e-12),
    ).toBe(true);
  });

  it('knows nothing of a picture of which nothing is known', () => {
    expect([...fill(new Float64Array(6).fill(0.7), new Float64Array(6), [2, 3])]).toEqual(Array(6).fill(0));
  });
});
