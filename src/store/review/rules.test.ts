import { describe, expect, it } from 'vitest';
import type { VariantRecord } from '../run/state.ts';
import { classKey } from '../ids.ts';
import { effectOf, meets, type Ruled } from './rules.ts';
import type { Rule } from './state.ts';

const variant = (slot: string, classScore: number, seed = 'cat/1') =>
  ({ slot, seed, classScore, nearest: null, keptClass: true, how: {} }) as unknown as VariantRecord;
const seedOf = (ruled: Ruled) => ('seed' in ruled ? (ruled.seed as string) : '');
const seedScore = (ruled: Ruled) => {
  const seed = seedOf(ruled);
  return seed === 'unread' ? null : seed.startsWith('fish') ? 0.2 : 0.9;
};
const labelOf = (ruled: Ruled) => classKey(seedOf(ruled).split('/')[0]!);
const HALF: Rule = { kind: 'below-seed', share: 0.5 };
const slots = (some: readonly Ruled[]) => some.map(({ slot }) => slot);

describe('meets', () => {
  it('compares strictly, and only where there is a figure', () => {
    const first = variant('a', 0.9);
    expect(meets({ kind: 'below', figure: 'classScore', limit: 0.9 }, first, seedScore)).toBe(false);
    expect(meets({ kind: 'below', figure: 'classScore', limit: 0.91 }, first, seedScore)).toBe(true);
    expect(meets({ kind: 'above', figure: 'nearestCosine', limit: 0 }, first, seedScore)).toBe(false);
  });

  it('holds against a variant only what is not in its seed already', () => {
    expect(meets(HALF, variant('a', 0.44), seedScore)).toBe(true);
    expect(meets(HALF, variant('a', 0.46), seedScore)).toBe(false);
    expect(meets(HALF, variant('a', 0.15, 'fish/1'), seedScore)).toBe(false);
    expect(meets(HALF, variant('a', 0, 'unread'), seedScore)).toBe(false);
  });
});

describe('effectOf', () => {
  const cats = [variant('c1', 0.9), variant('c2', 0.1), variant('c3', 0.8)];
  const fish = [variant('f1', 0.05, 'fish/1'), variant('f2', 0.02, 'fish/1'), variant('f3', 0.03, 'fish/2')];
  const all = [...cats, ...fish];
  const effect = (keep: number, rules: readonly Rule[] = [HALF]) => effectOf(rules, all, { labelOf, seedScore }, keep);

  it('says what is left of each class, the one that loses most first', () => {
    const { rejected, others, classes } = effect(0);
    expect(slots(rejected)).toEqual(['c2', 'f1', 'f2', 'f3']);
    expect(slots(others)).toEqual(['c1', 'c3']);
    expect(classes).toEqual([
      { key: 'fish', before: 3, after: 0 },
      { key: 'cat', before: 3, after: 2 },
    ]);
  });

  it('keeps the best of a class that would have too few', () => {
    expect(slots(effect(1).rejected)).toEqual(['c2', 'f2', 'f3']);
    expect(slots(effect(2).rejected)).toEqual(['c2', 'f2']);
    // What no rule is about counts among those that are kept.
    expect(slots(effect(3).rejected)).toEqual([]);
    expect(effect(3).classes).toEqual([]);
    expect(slots(effect(99).others)).toEqual(['c1', 'c3']);
  });

  it('rejects nothing without rules', () => {
    expect(effect(0, [])).toEqual({ rejected: [], others: all, classes: [] });
  });
});
