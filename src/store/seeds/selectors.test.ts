import { describe, expect, it } from 'vitest';
import { grownSeeds, keptImages, keptSeeds } from './selectors.ts';
import type { SeedsState } from './state.ts';

const image = (path: string, more: object = {}) => ({ id: path, label: path.split('/')[0], split: 'train', ...more });

/** Two classes, one of them left out or not. */
function seedsOf(images: readonly ReturnType<typeof image>[], leftOut: readonly string[] = []): SeedsState {
  const classes = ['dog', 'cat'].map((key) => ({ key, leftOut: leftOut.includes(key) }));
  return { images: new Map(images.map((one) => [one.id, one])), classes, phase: {} } as unknown as SeedsState;
}

const IMAGES = [image('dog/1'), image('cat/1'), image('dog/2', { leftOut: true }), image('cat/2', { split: 'test' })];
const ids = (chosen: readonly { readonly id: string }[]) => chosen.map(({ id }) => id);

describe('what is chosen of the seeds', () => {
  it('is grouped by class where it is grown', () => {
    const seeds = seedsOf(IMAGES);
    expect(ids(keptImages(seeds))).toEqual(['dog/1', 'cat/1', 'cat/2']);
    expect(ids(keptSeeds(seeds))).toEqual(['dog/1', 'cat/1']);
    expect(ids(grownSeeds(seeds))).toEqual(['cat/1', 'dog/1']);
  });

  it('has its classes in the order in which people count, and each in the order of its paths', () => {
    const images = ['pet 10/1', 'pet 2/1', 'pet 10/2', 'pet 2/2'].map((path) => image(path));
    expect(ids(grownSeeds(seedsOf(images)))).toEqual(['pet 2/1', 'pet 2/2', 'pet 10/1', 'pet 10/2']);
  });

  it('is the same list while images and classes are, whatever else changes', () => {
    const seeds = seedsOf(IMAGES);
    const later = { ...seeds, phase: { kind: 'settled' } } as unknown as SeedsState;
    expect(grownSeeds(later)).toBe(grownSeeds(seeds));
    expect(keptImages(later)).toBe(keptImages(seeds));
  });

  it('is another when a class is left out, and again when an image is', () => {
    const seeds = seedsOf(IMAGES);
    expect(ids(grownSeeds(seeds))).toEqual(['cat/1', 'dog/1']);
    const { classes } = seedsOf(IMAGES, ['cat']);
    expect(ids(grownSeeds({ ...seeds, classes }))).toEqual(['dog/1']);
    const images = new Map(seeds.images);
    images.delete('dog/1' as never);
    expect(ids(grownSeeds({ ...seeds, images }))).toEqual(['cat/1']);
    expect(ids(grownSeeds(seeds))).toEqual(['cat/1', 'dog/1']);
  });
});
