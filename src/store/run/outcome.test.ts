import { describe, expect, it } from 'vitest';
import { classKey } from '../ids.ts';
import { classesToLookAt, ratesOf, together, type ClassOutcome } from './outcome.ts';

const outcome = (key: string, read: number, kept: number): ClassOutcome => ({
  key: classKey(key),
  seeds: 4,
  read,
  variants: 20,
  kept,
});

describe('what came of a run', () => {
  it('names the classes that lose more than their seeds did, the worst first', () => {
    const outcomes = [outcome('cat', 4, 19), outcome('dog', 4, 12), outcome('fish', 2, 9), outcome('bird', 4, 2)];
    expect(classesToLookAt(outcomes).map(({ key }) => key)).toEqual(['bird', 'dog']);
    expect(ratesOf(together(outcomes))).toEqual({ seeds: 14 / 16, variants: 42 / 80 });
  });
});
