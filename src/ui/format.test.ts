import { describe, expect, it } from 'vitest';
import { bytes, duration, percent, signed } from './format.ts';

describe('format', () => {
  it('gives small shares a digit more', () => {
    expect([0, 0.034, 0.52, 1].map(percent)).toEqual(['0%', '3.4%', '52%', '100%']);
  });

  it('writes signs', () => {
    expect([0.124, -0.126, -0.001].map((value) => signed(value))).toEqual(['+0.12', '−0.13', '+0.00']);
  });

  it('steps through units', () => {
    expect([999, 1200, 45_600, 3_400_000, 2_500_000_000_000].map(bytes)).toEqual([
      '999 B',
      '1.2 KB',
      '46 KB',
      '3.4 MB',
      '2500 GB',
    ]);
    expect([0.4, 42, 60, 200, 660, 7500].map(duration)).toEqual([
      'under a second',
      '42 s',
      '1 min',
      '3 min 20 s',
      '11 min',
      '2 h 5 min',
    ]);
  });
});
