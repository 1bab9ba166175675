import { describe, expect, it } from 'vitest';
import { imageId } from '../../../core/brands.ts';
import { classKey } from '../../../store/ids.ts';
import { NO_FILTER, type Filter } from '../../../store/view/state.ts';
import { speak } from '../../words/say.ts';
import { conditionsOf, DIRECTED_SORTS, rangeInWords } from './conditions.ts';

const FILTER: Filter = {
  verdicts: ['unreviewed'],
  classes: [classKey('cat'), classKey('')],
  keptClass: false,
  nearCopy: false,
  figures: [{ figure: 'classScore', minimum: 0.2, maximum: 0.4 }],
  seed: imageId('cat/1.png'),
};

describe('conditionsOf', () => {
  const found = conditionsOf(FILTER, {
    ofSeed: (seed) => seed.slice(4),
    ofClass: (key) => (key === '' ? 'No folder' : key),
  });

  it('says each', () => {
    expect(found.map(({ words }) => words)).toEqual([
      'cat',
      'No folder',
      'Read as another class',
      'No near-copies',
      'Class score 0.20 to 0.40',
      'Variants of 1.png',
    ]);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
  });

  it('can be taken away one after the other, and leaves the state', () => {
    let left = FILTER;
    const plain = { ofSeed: String, ofClass: String };
    while (conditionsOf(left, plain).length > 0) left = conditionsOf(left, plain)[0]!.without;
    expect(left).toEqual({ ...NO_FILTER, verdicts: ['unreviewed'] });
  });
});

describe('rangeInWords', () => {
  it('knows open ends and small numbers', () => {
    expect(rangeInWords({ figure: 'diversity', minimum: 0.024, maximum: null })).toBe('Diversity at least 0.024');
    expect(rangeInWords({ figure: 'deltaEntropy', minimum: null, maximum: -0.5 })).toBe('Entropy change at most −0.50');
    expect(rangeInWords({ figure: 'distance', minimum: null, maximum: null })).toBe('Distance: any');
  });
});

describe('DIRECTED_SORTS', () => {
  it('is in the language that the page speaks by now', async () => {
    expect(DIRECTED_SORTS[0]!.label).toBe('In order');
    await speak('de');
    expect(DIRECTED_SORTS[0]!.label).toBe('Der Reihe nach');
    await speak('en');
  });
});
