import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteDifferences, reals } from '../../testing/arbitraries.ts';
import { dot, maxAbsDifference } from '../reals.ts';
import { fitted } from './fit.ts';
import type { Bounds } from './layers.ts';
import { COORDINATES, placed, placementGradient, placesOf, type Pivot } from './placement.ts';

const pivot: Pivot = { centre: [5.5, 4], size: [8, 12] };
const placement = fc.record({ at: reals(COORDINATES.length, 1), mirrored: fc.boolean() });
const ZERO = new Float64Array(COORDINATES.length);

describe('placement', () => {
  it('leaves everything where it was at 0', () => {
    const places = placesOf({ at: ZERO, mirrored: false }, pivot);
    expect([...places.slice(0, 12)]).toEqual([...Array(12).keys()]);
    expect([...places.slice(96, 109)]).toEqual([...Array<number>(12).fill(0), 1]);
  });

  it('moves by a quarter of the shorter side, grows by half, turns by 30 degrees', () => {
    const at = (name: (typeof COORDINATES)[number], mirrored = false) =>
      placed({ at: ZERO.with(COORDINATES.indexOf(name), 1), mirrored }, pivot, [7.5, 4]);
    expect(at('right')).toEqual([9.5, 4]);
    expect(at('down')).toEqual([7.5, 6]);
    expect(at('larger')[0]).toBeCloseTo(8.5, 9);
    expect(at('turned')[1]).toBeCloseTo(5, 9);
    expect(at('right', true)).toEqual([5.5, 4]);
  });

  it('reads every pixel where what lies there came from', () => {
    fc.assert(
      fc.property(placement, (at) => {
        const places = placesOf(at, pivot);
        let furthest = 0;
        for (let i = 0; i < 96; i++) {
          const [x, y] = [places[i]!, places[96 + i]!];
          if (x === -2 && y === -2) continue;
          const back = placed(at, pivot, [x, y]);
          furthest = Math.max(furthest, Math.abs(back[0] - (i % 12)), Math.abs(back[1] - Math.floor(i / 12)));
        }
        expect(furthest).toBeLessThan(1e-6);
      }),
    );
  });

  it('has the gradient that finite differences show', () => {
    fc.assert(
      fc.property(placement, reals(2 * 96), ({ at, mirrored }, cotangent) => {
        const gradient = placementGradient({ at, mirrored }, pivot, cotangent);
        const shown = finiteDifferences((x) => dot(placesOf({ at: x, mirrored }, pivot), cotangent), at);
        const scale = Math.max(1, ...shown.map(Math.abs));
        // Where the tilt is steep, the differences themselves are that far off.
        expect(maxAbsDifference(gradient, shown) / scale).toBeLessThan(1e-4);
      }),
    );
  });
});

describe('fitted', () => {
  const size = [40, 60] as const;
  const NOWHERE = { left: false, right: false, top: false, bottom: false };
  const cornersOf = ({ left, right, top, bottom }: Bounds) =>
    [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
    ] as const;
  const lying = (bounds: Bounds, at: { at: Float64Array; mirrored: boolean }) => {
    const centre = [(bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2] as const;
    const fit = fitted(at, bounds, { centre, size });
    return cornersOf(bounds).map((corner) => placed(fit, { centre, size }, corner));
  };

  it('keeps a whole object whole', () => {
    const bounds = { left: 9.5, right: 40.5, top: 5.5, bottom: 30.5, cut: NOWHERE };
    fc.assert(
      fc.property(placement, (at) => {
        for (const [x, y] of lying(bounds, at)) {
          expect(x).toBeGreaterThan(-0.5 - 1e-6);
          expect(x).toBeLessThan(59.5 + 1e-6);
          expect(y).toBeGreaterThan(-0.5 - 1e-6);
          expect(y).toBeLessThan(39.5 + 1e-6);
        }
      }),
    );
  });

  it('shows no cut side', () => {
    const bounds = { left: 9.5, right: 30.5, top: 15.5, bottom: 39.5, cut: { ...NOWHERE, bottom: true } };
    fc.assert(
      fc.property(placement, (at) => {
        const [, , left, right] = lying(bounds, at);
        expect(Math.min(left![1], right![1])).toBeGreaterThan(39.5);
      }),
    );
    const sideways = { left: -0.5, right: 30.5, top: 9.5, bottom: 29.5, cut: { ...NOWHERE, left: true } };
    fc.assert(
      fc.property(placement, (at) => {
        const [top, , bottom] = lying(sideways, at);
        const reached = at.mirrored ? [59.5 - top![0], 59.5 - bottom![0]] : [top![0] + 0.5, bottom![0] + 0.5];
        expect(Math.max(...reached)).toBeLessThan(0);
      }),
    );
  });
});
