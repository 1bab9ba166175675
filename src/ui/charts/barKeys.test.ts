import { describe, expect, it } from 'vitest';
import { barToward, stopOf } from './barKeys.ts';

const COUNTS = [
  [2, 0, 3, 1],
  [0, 0, 0, 0],
  [2, 0, 0, 1],
  [0, 0, 3, 0],
];

describe('barToward', () => {
  it.each([
    ['ArrowRight', 0, 0, [0, 2]],
    ['ArrowLeft', 0, 2, [0, 0]],
    ['ArrowLeft', 0, 0, null],
    ['ArrowRight', 0, 3, null],
    ['Home', 2, 3, [2, 0]],
    ['End', 2, 0, [2, 3]],
    // Over the row without any.
    ['ArrowDown', 0, 2, [2, 3]],
    ['ArrowUp', 2, 0, [0, 0]],
    ['ArrowDown', 2, 0, [3, 2]],
    ['ArrowDown', 3, 2, null],
    ['ArrowUp', 0, 2, null],
    ['Enter', 0, 2, null],
  ] as const)('%s from row %d, bin %d', (key, row, bin, to) => {
    expect(barToward(COUNTS, { row, bin }, key)).toEqual(to && { row: to[0], bin: to[1] });
  });

  it('comes to every bar that has images', () => {
    const found = new Map([['0 0', { row: 0, bin: 0 }]]);
    for (const at of found.values()) {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
        const next = barToward(COUNTS, at, key);
        if (next) found.set(`${next.row} ${next.bin}`, next);
      }
    }
    expect(found.size).toBe(COUNTS.flat().filter((n) => n > 0).length);
  });
});

describe('stopOf', () => {
  it('remembers the last bar while it has images', () => {
    expect(stopOf(COUNTS, { row: 2, bin: 3 })).toEqual({ row: 2, bin: 3 });
    expect(stopOf(COUNTS, { row: 1, bin: 0 })).toEqual({ row: 0, bin: 0 });
    expect(stopOf(COUNTS, { row: 9, bin: 0 })).toEqual({ row: 0, bin: 0 });
    expect(
      stopOf(
        [
          [0, 0],
          [0, 1],
        ],
        null,
      ),
    ).toEqual({ row: 1, bin: 1 });
    expect(stopOf([[0]], null)).toBeNull();
  });
});
