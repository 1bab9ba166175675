import { describe, expect, it } from 'vitest';
import { classKey } from '../ids.ts';
import { countsOf, outcomesOf, suggestedPerClass } from './counts.ts';

const seeds = (...labels: string[]) => labels.map((label) => ({ label: classKey(label) }));
const WEAK = seeds('ant', 'ant', 'ant', 'bee', 'cat', 'cat');

describe('countsOf', () => {
  it('gives every seed as many, or tops up its class', () => {
    expect(countsOf(WEAK, { variants: 5, perClass: null })).toEqual([5, 5, 5, 5, 5, 5]);
    expect(countsOf(WEAK, { variants: 5, perClass: null })).toEqual([5, 5, 5, 5, 5, 5]);
    expect(countsOf(WEAK, { variants: 5, perClass: 3 })).toEqual([0, 0, 0, 2, 1, 0]);
  });
});

describe('outcomesOf', () => {
  it('says which classes grow, have enough, or stay short', () => {
    expect(outcomesOf(WEAK, { variants: 5, perClass: 3 }).map(({ kind, variants }) => [kind, variants])).toEqual([
      ['enough', 0],
      ['grown', 2],
      ['grown', 1],
    ]);
    expect(outcomesOf(WEAK, { variants: 5, perClass: 60 }).map(({ key, kind }) => [key, kind])).toEqual([
      ['ant', 'grown'],
      ['bee', 'short'],
      ['cat', 'grown'],
    ]);
    const topUps = [{ label: 'bee', images: 60 }];
    expect(
      outcomesOf(WEAK, { variants: 5, perClass: null, topUps }).map(({ variants, kind }) => [variants, kind]),
    ).toEqual([
      [15, 'grown'],
      [50, 'short'],
      [10, 'grown'],
    ]);
    expect(outcomesOf(WEAK, { variants: 5, perClass: null }).map(({ kind }) => kind)).toEqual([
      'grown',
      'grown',
      'grown',
    ]);
  });
});

describe('suggestedPerClass', () => {
  it('brings weak classes to the largest, and doubles classes of one size', () => {
    expect(suggestedPerClass(WEAK)).toBe(3);
    expect(suggestedPerClass(seeds('ant', 'bee'))).toBe(2);
    expect(suggestedPerClass([])).toBe(2);
  });
});
