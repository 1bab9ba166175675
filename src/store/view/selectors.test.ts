import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { classKey, slotId, type ImageKey } from '../ids.ts';
import { pickRecord } from '../picks/state.ts';
import { UNREVIEWED, type Decision } from '../review/state.ts';
import type { VariantRecord } from '../run/state.ts';
import type { SeedImage } from '../seeds/state.ts';
import { countPassing, flattened, shownFamilies, type FamilySource } from './selectors.ts';
import { READY_FILTERS, saved } from './filters.ts';
import { NO_FILTER, type Filter, type SavedFilter, type Sort, type SortKey } from './state.ts';

const variant = (path: string, k: number, figures: Partial<VariantRecord>): VariantRecord => ({
  slot: slotId(imageId(path), k),
  seed: imageId(path),
  k,
  number: k - 1,
  siblings: [0],
  how: { method: 'copy', of: 'seed' },
  mixture: null,
  image: 'key' as ImageKey,
  classScore: 0.5,
  top1: 0,
  keptClass: true,
  entropy: 1,
  deltaEntropy: 0,
  diversity: 0,
  cosineToSeed: 0.9,
  probabilities: [],
  nearest: null,
  nearCopy: false,
  ...figures,
});

const VARIANTS = [
  variant('cat/1.png', 1, { classScore: 0.9 }),
  variant('cat/1.png', 2, { classScore: 0.2, keptClass: false }),
  variant('dog/1.png', 1, { classScore: 0.6, nearCopy: true }),
  variant('dog/1.png', 2, { classScore: 0.7, diversity: 0.2 }),
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
    expect(shown({ figures: [{ figure: 'classScore', minimum: 0.65, maximum: 1 }] })).toEqual([[0], [3]]);
    expect(shown({ figures: [{ figure: 'nearestCosine', minimum: 0, maximum: null }] })).toEqual([]);
  });

  it('takes several figures at once, with open ends', () => {
    const atLeast = { figure: 'classScore', minimum: 0.6, maximum: null } as const;
    expect(shown({ figures: [atLeast] })).toEqual([[0], [2, 3]]);
    expect(shown({ figures: [atLeast, { figure: 'diversity', minimum: null, maximum: 0.1 }] })).toEqual([[0], [2]]);
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
      [1, 0],
      [2, 3],
    ]);
    expect(shown({}, { by: 'classScore', ascending: false })).toEqual([
      [0, 1],
      [3, 2],
    ]);
    expect(shown({ keptClass: true }, { by: 'classScore', ascending: true })).toEqual([[2, 3], [0]]);
    expect(shown({}, { by: 'order', ascending: false })).toEqual([
      [2, 3],
      [0, 1],
    ]);
  });
});

describe('shownFamilies, sorted by what is no figure', () => {
  const reviewed = source([
    [2, { verdict: 'rejected' }],
    [3, { verdict: 'accepted', relabel: classKey('ant') }],
  ]);
  const sorted = (by: SortKey, ascending = true) => shown({}, { by, ascending }, reviewed);

  it('knows states, classes, kept classes and near-copies', () => {
    expect(sorted('state', false)).toEqual([
      [2, 3],
      [0, 1],
    ]);
    expect(sorted('class')).toEqual([
      [3, 2],
      [0, 1],
    ]);
    expect(sorted('keptClass')).toEqual([
      [1, 0],
      [2, 3],
    ]);
    expect(sorted('nearCopy', false)).toEqual([
      [2, 3],
      [0, 1],
    ]);
  });

  it('puts what has no figure last, whichever way', () => {
    const near = { ...VARIANTS[2]!, nearest: { of: { kind: 'seed', id: imageId('cat/1.png') }, cosine: 0.9 } as const };
    const some = source();
    const run = { ...some.run, variants: new Map(some.run.variants).set(near.slot, near) };
    for (const ascending of [true, false]) {
      const families = shownFamilies({ ...some, run }, NO_FILTER, { by: 'nearestCosine', ascending });
      expect(families.map(({ seed }) => seed)).toEqual(['dog/1.png', 'cat/1.png']);
    }
  });
});

describe('filters that come with the studio', () => {
  it('find what their names say', () => {
    const reviewed = source([[0, { verdict: 'accepted' }]]);
    const found = READY_FILTERS.map(({ filter, sort }) =>
      shownFamilies(reviewed, filter, sort).flatMap((family) => family.slots.map((slot) => slots.indexOf(slot))),
    );
    expect(found).toEqual([[1, 2, 3], [1, 2, 3], [1], [2]]);
  });

  it('are saved under one name once', () => {
    const [first] = READY_FILTERS as [SavedFilter];
    const two = saved(saved([], first), { ...first, filter: NO_FILTER });
    expect(two).toEqual([{ ...first, filter: NO_FILTER }]);
  });
});

describe('pictures that were picked', () => {
  const facts = { from: 'a.png', entropy: 0.1, foretold: 1, asked: { probability: 0.5, cosine: 0.5, seeds: 2 } };
  const picks = [
    pickRecord(classKey('cat'), { ...facts, sha256: '1', probability: 0.95 }),
    pickRecord(classKey('cat'), { ...facts, sha256: '2', probability: 0.65 }),
    pickRecord(classKey('dog'), { ...facts, sha256: '3', probability: 0.75 }),
  ];
  const [first, second, third] = picks.map(({ slot }) => slot);
  const from: FamilySource = {
    ...source(),
    picks: new Map(picks.map((pick) => [pick.slot, pick])),
    decisions: new Map([[second!, { ...UNREVIEWED, verdict: 'accepted', relabel: classKey('dog') }]]),
  };
  const picked = (filter: Partial<Filter>, sort: Sort = { by: 'order', ascending: true }) =>
    shownFamilies(from, { ...NO_FILTER, ...filter }, sort).flatMap((family) =>
      family.seed === null ? [[family.picked, family.slots]] : [],
    );

  it('are families of their own, by the class that they were picked for, behind the seeds', () => {
    expect(picked({})).toEqual([
      ['cat', [first, second]],
      ['dog', [third]],
    ]);
    expect(shownFamilies(from, NO_FILTER, { by: 'order', ascending: true }).map(({ seed: of }) => of === null)).toEqual(
      [false, false, true, true],
    );
  });

  it('are filtered by what they have: a verdict, the class that they have now, a class score', () => {
    expect(picked({ verdicts: ['accepted'] })).toEqual([['cat', [second]]]);
    expect(picked({ classes: [classKey('dog')] })).toEqual([
      ['cat', [second]],
      ['dog', [third]],
    ]);
    expect(picked({ figures: [{ figure: 'classScore', minimum: 0.7, maximum: null }] })).toEqual([
      ['cat', [first]],
      ['dog', [third]],
    ]);
    expect(picked({ figures: [{ figure: 'diversity', minimum: 0, maximum: null }] })).toEqual([]);
    expect(picked({ nearCopy: true })).toEqual([]);
    expect(picked({ keptClass: false })).toEqual([]);
    expect(picked({ seed: imageId('cat/1.png') })).toEqual([]);
    expect(countPassing(from.run.variants, { ...NO_FILTER, verdicts: ['accepted'] }, from)).toBe(1);
  });

  it('are sorted among the others by what they have', () => {
    expect(picked({}, { by: 'classScore', ascending: true })).toEqual([
      ['cat', [second, first]],
      ['dog', [third]],
    ]);
  });
});

describe('all that is shown without seeds', () => {
  const flat = (sort: Sort, filter: Partial<Filter> = {}) => {
    const from = source();
    const found = flattened(shownFamilies(from, { ...NO_FILTER, ...filter }, sort), from, sort);
    return found.map((family) => [family.seed, family.slots.map((slot) => slots.indexOf(slot))]);
  };

  it('is sorted across seeds', () => {
    expect(flat({ by: 'classScore', ascending: true })).toEqual([[null, [1, 2, 3, 0]]]);
    expect(flat({ by: 'classScore', ascending: false }, { keptClass: true })).toEqual([[null, [0, 3, 2]]]);
    expect(flat({ by: 'order', ascending: true })).toEqual([[null, [0, 1, 2, 3]]]);
  });

  it('is nothing where nothing is shown', () => {
    expect(flat({ by: 'diversity', ascending: true }, { seed: imageId('none') })).toEqual([]);
  });
});
