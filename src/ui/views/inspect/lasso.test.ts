import { describe, expect, it } from 'vitest';
import { boxOf, encloses, nearestTo } from './lasso.ts';

// A square with a notch from the right: [0, 4] x [0, 4] without [2, 4] x [1, 3].
const NOTCHED = [
  { x: 0, y: 0 },
  { x: 4, y: 0 },
  { x: 4, y: 1 },
  { x: 2, y: 1 },
  { x: 2, y: 3 },
  { x: 4, y: 3 },
  { x: 4, y: 4 },
  { x: 0, y: 4 },
];

describe('encloses', () => {
  it.each([
    [1, 2, true],
    [3, 0.5, true],
    [3, 2, false],
    [5, 2, false],
    [-1, 0.5, false],
  ])('(%d, %d): %s', (x, y, inside) => {
    expect(encloses(NOTCHED, { x, y })).toBe(inside);
  });

  it('encloses nothing with less than a triangle', () => {
    expect(encloses([], { x: 0, y: 0 })).toBe(false);
    expect(encloses(NOTCHED.slice(0, 2), { x: 1, y: 0 })).toBe(false);
  });
});

describe('nearestTo', () => {
  it('finds the nearest in reach', () => {
    expect(
      nearestTo(
        { x: 0, y: 0 },
        [
          { x: 3, y: 0 },
          { x: 0, y: 2 },
        ],
        5,
      ),
    ).toBe(1);
    expect(nearestTo({ x: 0, y: 0 }, [{ x: 3, y: 0 }], 2)).toBeNull();
  });
});

describe('boxOf', () => {
  it('tells a click from a line', () => {
    expect(boxOf([])).toEqual({ width: 0, height: 0 });
    expect(
      boxOf([
        { x: 3, y: 9 },
        { x: 5, y: 2 },
      ]),
    ).toEqual({ width: 2, height: 7 });
  });
});
