import { describe, expect, it } from 'vitest';
import { classIndex } from '../brands.ts';
import type { How } from '../methods/table.ts';
import { tensor } from '../tensor.ts';
import { amongClasses, otherPictureOf, pictureOfVariant, variantsOfPool, type Reviewed } from './variants.ts';

const reviewed = (...list: readonly (readonly [Reviewed['method'], Reviewed['verdict']?])[]): readonly Reviewed[] =>
  list.map(([method, verdict = 'unreviewed']) => ({ method, verdict }));

const indicesOf = (pool: Parameters<typeof variantsOfPool>[0], variants: readonly Reviewed[]) =>
  variantsOfPool(pool, variants, (variant) => variant).map((variant) => variants.indexOf(variant));

describe('the variants of a pool', () => {
  const mixed = reviewed(['gif', 'accepted'], ['randaugment'], ['gif', 'rejected'], ['randaugment', 'accepted']);

  it('are, of the expansion, all that nobody rejected, whatever made them', () => {
    expect(indicesOf('expansion', mixed)).toEqual([0, 1, 3]);
  });

  it('are what was accepted by hand', () => {
    expect(indicesOf('accepted', mixed)).toEqual([0, 3]);
    expect(indicesOf('accepted', reviewed(['gif'], ['gif', 'rejected']))).toEqual([]);
  });

  it('are a method’s where all are, and nobody’s of a mixed run, where each has a share alone', () => {
    expect(indicesOf('gif', mixed)).toEqual([]);
    expect(indicesOf('randaugment', mixed)).toEqual([]);
    const pure = reviewed(['gif'], ['gif', 'rejected'], ['gif', 'accepted']);
    expect(indicesOf('gif', pure)).toEqual([0, 2]);
    expect(indicesOf('randaugment', pure)).toEqual([]);
    // What is rejected trains nothing, so it mixes nothing either.
    expect(indicesOf('gif', reviewed(['gif'], ['copy', 'rejected']))).toEqual([0]);
  });

  it('are none where there are none', () => {
    for (const pool of ['expansion', 'accepted', 'gif'] as const) expect(indicesOf(pool, [])).toEqual([]);
  });
});

describe('the other picture of a variant', () => {
  it('is its partner, or whose scene its object was put into', () => {
    expect(otherPictureOf('cutmix', { partner: 'cat/2.png' })).toBe('cat/2.png');
    expect(otherPictureOf('scene', { scene: 'dog/1.png', placement: [] })).toBe('dog/1.png');
  });

  it('is none where a method has no such fact, or says that there was none', () => {
    expect(otherPictureOf('randaugment', { operations: [], partner: 'cat/2.png' })).toBeNull();
    for (const scene of ['', null, 7, undefined]) expect(otherPictureOf('scene', { scene })).toBeNull();
    expect(otherPictureOf('selective', { partner: 'cat/2.png' })).toBeNull();
  });
});

describe('probabilities among other classes', () => {
  it('follow the names, and share out what fell to classes that are not there', () => {
    const shares = amongClasses([0.5, 0.25, 0.25], ['ant', 'bee', 'cat'], ['cat', 'ant']);
    expect([...shares!]).toEqual([expect.closeTo(1 / 3, 6), expect.closeTo(2 / 3, 6)]);
    expect([...amongClasses([0.5, 0.5], ['ant', 'bee'], ['bee', 'dog'])!]).toEqual([1, 0]);
  });

  it('are none where none of the classes has a share', () => {
    expect(amongClasses([1, 0], ['ant', 'bee'], ['bee', 'dog'])).toBeNull();
  });
});

describe('a variant as a picture that trains', () => {
  const image = tensor(
    [1, 3, 4, 4],
    Float32Array.from({ length: 48 }, (_, i) => (i < 16 ? 1 : 0)),
  );
  const variant = {
    ...{ k: 2, image, how: { method: 'randaugment', operations: '' } as unknown as How },
    ...{ mixture: null, judged: null },
  };
  const of = {
    ...{ seed: { path: 'cat/1', label: 0 }, method: 'mixed' as const, softness: 0.5, classes: 2, side: 2 },
    ...{ places: new Map([['dog/1.png', 3]]), origin: 1 },
  };

  it('is at the side that the network sees, in its slot, of its seed alone, with a hard label', () => {
    const { pixels, ...picture } = pictureOfVariant(variant, of);
    expect(picture).toEqual({ path: 'cat/1__mixed-k2', label: 0, soft: null, origins: [1], k: 2 });
    expect([...pixels]).toEqual([255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('is of its partner too, so that neither trains where the other is held out', () => {
    const how = { method: 'mixup', partner: 'dog/1.png' } as unknown as How;
    const mixture = { label: classIndex(1, 2), share: 0.25 };
    const { origins, soft } = pictureOfVariant({ ...variant, how, mixture }, of);
    expect(origins).toEqual([1, 3]);
    expect([...soft!]).toEqual([0.75, 0.25]);
  });

  it('is of its seed alone where the other picture is a background: that is no seed', () => {
    const how = { method: 'scene', scene: 'kitchen.jpg' } as unknown as How;
    expect(pictureOfVariant({ ...variant, how }, of).origins).toEqual([1]);
  });

  it('has half its label from what the judge reads, and none of it where labels stay hard', () => {
    const judged = { probabilities: Float64Array.of(0.25, 0.75) };
    expect([...pictureOfVariant({ ...variant, judged }, of).soft!]).toEqual([0.625, 0.375]);
    expect(pictureOfVariant({ ...variant, judged }, { ...of, softness: 0 }).soft).toBeNull();
  });
});
