import { describe, expect, it } from 'vitest';
import { isWithin, LIMITS, rangeText } from './limits.ts';

describe('LIMITS', () => {
  it.each(Object.entries(LIMITS))('%s holds both its ends and nothing beyond them', (_, limit) => {
    expect([limit.least, limit.most].every((end) => isWithin(end, limit))).toBe(true);
    const beyond = [limit.least - 1e-4, limit.most * 2 + 1, NaN, Infinity, -Infinity];
    expect(beyond.filter((value) => isWithin(value, limit))).toEqual([]);
    expect(isWithin(limit.least + 0.5, limit)).toBe(!limit.whole && limit.most >= limit.least + 0.5);
  });

  it('are said as ranges', () => {
    expect(rangeText(LIMITS.variants)).toBe('a whole number from 1 to 50');
    expect(rangeText(LIMITS.prototypes)).toBe('a number from 0 to 1');
  });
});
