import { describe, expect, it } from 'vitest';
import { classKey } from '../../../store/ids.ts';
import type { ClassOutcome } from '../../../store/run/outcome.ts';
import { resultOf } from './resultOf.ts';

const outcome = (key: string, read: number, kept: number): ClassOutcome => ({
  key: classKey(key),
  seeds: 20,
  read,
  variants: 100,
  kept,
});

describe('what a run comes to', () => {
  it('is measured by the seeds: pets at 64 px were read right in 55 % of seeds and 15 % of variants', () => {
    expect(resultOf([outcome('cat', 11, 15), outcome('dog', 11, 15)])).toBe('breaks-classes');
    expect(resultOf([outcome('cat', 11, 48), outcome('dog', 11, 50)])).toBe('well');
  });

  it('is unknown of one class, and where no seed is read right', () => {
    expect(resultOf([outcome('cat', 20, 100)])).toBeNull();
    expect(resultOf([outcome('cat', 0, 5), outcome('dog', 0, 5)])).toBeNull();
  });
});
