import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from './lasso.ts';
import { endsOf, nearestToward, type Direction } from './toward.ts';

const DIRECTIONS: readonly Direction[] = ['left', 'right', 'up', 'down'];

/** A point in the middle, one on each side, and one beyond that on the right. */
const CROSS: readonly Point[] = [
  { x: 50, y: 50 },
  { x: 20, y: 50 },
  { x: 70, y: 60 },
  { x: 45, y: 10 },
  { x: 60, y: 90 },
  { x: 95, y: 50 },
];

/** Every point that arrow keys lead to. */
function reached(points: readonly Point[], from: number): ReadonlySet<number> {
  const found = new Set([from]);
  for (const at of found) {
    for (const direction of DIRECTIONS) {
      const next = nearestToward(points, at, direction);
      if (next !== null) found.add(next);
    }
  }
  return found;
}

describe('nearestToward', () => {
  it.each([
    [0, 'left', 1],
    [0, 'right', 2],
    [0, 'up', 3],
    [0, 'down', 4],
    [2, 'right', 5],
    [5, 'left', 2],
    [5, 'right', null],
    [3, 'up', null],
  ] as const)('from %d to the %s: %s', (from, direction, to) => {
    expect(nearestToward(CROSS, from, direction)).toBe(to);
  });

  it('goes through points at one place in their order, and on', () => {
    const stack = [
      { x: 1, y: 1 },
      { x: 1, y: 1 },
      { x: 1, y: 1 },
      { x: 9, y: 2 },
    ];
    expect([0, 1, 2].map((from) => nearestToward(stack, from, 'right'))).toEqual([1, 2, 3]);
    expect([2, 1, 0].map((from) => nearestToward(stack, from, 'left'))).toEqual([1, 0, null]);
    expect(nearestToward(stack, 3, 'left')).toBe(0);
  });

  it('leads from every point to every other, however they lie', () => {
    // Few places: many points lie in a row, on a diagonal or on each other.
    const place = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(fc.array(fc.record({ x: place, y: place }), { minLength: 1, maxLength: 24 }), (points) => {
        points.forEach((_, from) => {
          expect(reached(points, from).size).toBe(points.length);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('never ends a step farther from what lies in its direction', () => {
    const coordinate = fc.double({ min: 0, max: 1000, noNaN: true });
    const l1 = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    fc.assert(
      fc.property(fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 2, maxLength: 30 }), (points) => {
        const [start] = points as [Point, ...Point[]];
        const ways = DIRECTIONS.map((direction) => nearestToward(points, 0, direction));
        // The first step of some way towards each point.
        for (const target of points.slice(1)) {
          const nearest = ways.filter((way) => way !== null).map((way) => l1(points[way]!, target));
          expect(Math.min(...nearest)).toBeLessThanOrEqual(l1(start, target) + 1e-9);
        }
      }),
    );
  });

  it('has no way from a point that does not exist', () => {
    expect(nearestToward([], 0, 'up')).toBeNull();
  });
});

describe('endsOf', () => {
  it('finds the outermost points', () => {
    expect(endsOf(CROSS)).toEqual({ first: 1, last: 5 });
    expect(endsOf([])).toBeNull();
  });
});
