import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { classKey, slotId, type ImageKey } from '../ids.ts';
import { meets } from '../review/rules.ts';
import { UNREVIEWED, type Decision } from '../review/state.ts';
import type { VariantRecord } from '../run/state.ts';
import type { SeedImage } from '../seeds/state.ts';
import { shownFamilies, type FamilySource } from './selectors.ts';
import { NO_FILTER, type Filter, type Sort } from './state.ts';

const variant = (path: string, k: number, figures: Partial<VariantRecord>): VariantRecord => ({
  slot: slotId(imageId(path), k),
  seed: imageId(path),
  k,
  number: k - 1,
  epsilon: 0.5,
  image: 'key' as ImageKey,
  classScore: 0.5,
  top1: 0,
  keptClass: true,
  entropy: 1,
  deltaEntropy: 0,
  diversity: 0,
  distance: 0,
  cosineToSeed: 0.9,
  probabilities: [],
  trace: [],
  ballUse: [],
  nearest: null,
  nearCopy: false,
  ...figures,
});

const VARIANTS = [
  variant('cat/1.png', 1, { classScore: 0.9 }),
  variant('cat/1.png', 2, { classScore: 0.2, keptClass: false }),
  variant('dog/1.png', 1, { classScore: 0.6, nearCopy: true }),
  variant('dog/1.png', 2, { classScore: 0.7 }),
];

const slots = VARIANTS.map(({ slot }) => slot);
const seed = (path: string, label: string) => [imageId(path), { label: classKey(label) } as SeedImage] as const;

const source = (decisions: readonly (readonly [number, Partial<Decision>])[] = []): FamilySource => ({
  images: new Map([seed('cat/1.png', 'cat'), seed('dog/1.png', 'dog')]),
  run: {
    variants: new Map(VARIANTS.map((one) => [one.slot, one])),
    families: new Map([
      [imageId('cat/1.png'), slots.slice(0, 2)],
      [imageId('dog/1.png'), slots.slice(2)],
    ]),
  },
  decisions: new Map(decisions.map(([i, decision]) => [slots[i]!, { ...UNREVIEWED, ...decision }])),
});

const shown = (filter: Partial<Filter>, sort: Sort = { by: 'order', ascending: true }, from = source()) =>
  shownFamilies(from, { ...NO_FILTER, ...filter }, sort).map((family) =>
    family.slots.map((slot) => slots.indexOf(slot)),
  );

describe('shownFamilies', () => {
  it('shows all of them in the order of the run', () => {
    expect(shown({})).toEqual([
      [0, 1],
      [2, 3],
    ]);
  });

  it('leaves out variants, and families without any', () => {
    expect(shown({ keptClass: false })).toEqual([[1]]);
    expect(shown({ nearCopy: true })).toEqual([[2]]);
    expect(shown({ figure: { figure: 'classScore', minimum: 0.65, maximum: 1 } })).toEqual([[0], [3]]);
    expect(shown({ figure: { figure: 'nearestCosine', minimum: 0, maximum: 1 } })).toEqual([]);
  });

  it('reads decisions: verdicts, and the class that a person gave', () => {
    const reviewed = source([
      [0, { verdict: 'accepted' }],
      [1, { verdict: 'rejected', relabel: classKey('dog') }],
    ]);
    const plain: Sort = { by: 'order', ascending: true };
    expect(shown({ verdicts: ['unreviewed'] }, plain, reviewed)).toEqual([[2, 3]]);
    expect(shown({ classes: [classKey('dog')] }, plain, reviewed)).toEqual([[1], [2, 3]]);
  });

  it('sorts families by the most telling of their variants', () => {
    expect(shown({}, { by: 'classScore', ascending: true })).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(shown({ keptClass: true }, { by: 'classScore', ascending: true })).toEqual([[2, 3], [0]]);
    expect(shown({}, { by: 'order', ascending: false })).toEqual([
      [2, 3],
      [0, 1],
    ]);
  });
});

describe('meets', () => {
  it('compares strictly, and only where there is a figure', () => {
    const [first] = VARIANTS as [VariantRecord];
    expect(meets({ kind: 'below', figure: 'classScore', limit: 0.9 }, first)).toBe(false);
    expect(meets({ kind: 'below', figure: 'classScore', limit: 0.91 }, first)).toBe(true);
    expect(meets({ kind: 'above', figure: 'nearestCosine', limit: 0 }, first)).toBe(false);
  });
});
