import { describe, expect, it } from 'vitest';
import { placeFiles } from '../dataset/placement.ts';
import { seedId } from '../dataset/seedImages.ts';
import { countsOf, planRun } from './plan.ts';
import { variantPaths } from './outputNames.ts';
import { DEFAULT_RECIPE, partOf } from './recipe.ts';
import type { MethodId } from '../methods/table.ts';

const asking = (variants: number, ...methods: MethodId[]) => ({
  ...DEFAULT_RECIPE,
  variants,
  parts: (methods.length > 0 ? methods : (['gif'] as const)).map((method) => partOf(method)),
});

const pathsFor = (paths: readonly string[], existing: readonly string[], method: MethodId, count: number) =>
  variantPaths(
    paths.map((path) => ({ path, slots: Array.from({ length: count }, (_, i) => ({ k: i + 1, method })) })),
    existing,
  );

const images = (...paths: string[]) => placeFiles(paths).images;

describe('planRun', () => {
  it('expands train alone, and keeps the other splits', () => {
    const plan = planRun(images('train/dog/2.jpg', 'train/cat/1.jpg', 'valid/cat/3.jpg', 'test/dog/4.jpg'), asking(2));
    expect(plan.classes).toEqual(['cat', 'dog']);
    expect(
      plan.seeds.map(({ id, label, slots }) => [id, label, slots.flatMap(({ paths }) => Object.values(paths))]),
    ).toEqual([
      ['cat/1.jpg', 0, ['train/cat/1__gif-k01.png', 'train/cat/1__gif-k02.png']],
      ['dog/2.jpg', 1, ['train/dog/2__gif-k01.png', 'train/dog/2__gif-k02.png']],
    ]);
    expect(plan.kept.map(({ path }) => path)).toEqual(['test/dog/4.jpg', 'valid/cat/3.jpg']);
  });

  it('expands every class folder where there are no splits', () => {
    expect(planRun(images('cat/1.jpg', 'dog/2.jpg'), asking(1)).seeds).toHaveLength(2);
  });

  it('gives each seed as many places as it gets variants', () => {
    const plan = planRun(
      images('cat/1.jpg', 'dog/2.jpg', 'dog/3.jpg'),
      asking(1),
      ({ path }) => Number(path.slice(4, 5)) - 1,
    );
    expect(plan.seeds.map(({ slots }) => slots.flatMap(({ paths }) => Object.values(paths)))).toEqual([
      [],
      ['dog/2__gif-k01.png'],
      ['dog/3__gif-k01.png', 'dog/3__gif-k02.png'],
    ]);
  });

  it('brings single classes to a number of images, and never to fewer than the others get', () => {
    const labels = ['cat', 'dog', 'dog', 'emu'];
    const topUps = (images: number) => [
      { label: 'dog', images },
      { label: 'fox', images: 90 },
    ];
    expect(countsOf(labels, { variants: 2, perClass: null, topUps: topUps(9) })).toEqual([2, 4, 3, 2]);
    expect(countsOf(labels, { variants: 2, perClass: null, topUps: topUps(5) })).toEqual([2, 2, 2, 2]);
    expect(countsOf(labels, { variants: 2, perClass: 3, topUps: topUps(5) })).toEqual([2, 2, 1, 2]);
    expect(countsOf(labels, { variants: 2, perClass: 3, topUps: topUps(1) })).toEqual([2, 1, 0, 2]);
    expect(countsOf(labels, { variants: 2, perClass: null })).toEqual([2, 2, 2, 2]);
    // Pictures of prompts alone are no variations of a seed; beside others each seed has as many as theirs.
    const parts = [{ method: 'text-to-image' }, { method: 'gif-sd' }] as const;
    expect(countsOf(['a'], { variants: 2, perClass: 150, parts: [parts[0]] })).toEqual([149]);
    expect(countsOf(['a'], { variants: 2, perClass: 150, parts })).toEqual([50]);
  });

  it('gives a class less of a method that it gets less of', () => {
    const scene = { ...partOf('scene'), lessFor: [{ label: 'cat', times: 0 }] };
    const recipe = { ...asking(2), parts: [scene, partOf('randaugment')] };
    const { seeds } = planRun(images('cat/1.jpg', 'dog/2.jpg'), recipe);
    expect(seeds.map(({ slots }) => slots.map(({ part }) => part))).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  it('names each variant after the method that makes it', () => {
    const [seed] = planRun(images('cat/1.jpg'), asking(3, 'gif', 'unguided')).seeds;
    expect(seed!.slots.flatMap(({ paths }) => Object.values(paths))).toEqual([
      'cat/1__gif-k01.png',
      'cat/1__unguided-k02.png',
      'cat/1__gif-k03.png',
    ]);
  });

  it('has no seeds where no image has a class', () => {
    expect(planRun(images('1.jpg', '2.jpg'), asking(1))).toMatchObject({ classes: [], seeds: [] });
  });
});

describe('seedId', () => {
  it('is the same however the data set is wrapped', () => {
    for (const path of ['cat/1.jpg', 'train/cat/1.jpg', 'my set/train/cat/1.jpg', 'set/cat/1.jpg']) {
      const [image] = images(path, path.replace('cat/1', 'dog/2'));
      expect(seedId(image!)).toBe('cat/1.jpg');
    }
  });

  it('keeps folders inside a class', () => {
    expect(seedId(images('cat/a/1.jpg', 'dog/2.jpg')[0]!)).toBe('cat/a/1.jpg');
  });
});

describe('variantPaths', () => {
  it('tells seeds with one stem apart', () => {
    const paths = ['cat/a.jpg', 'cat/a.png', 'cat/A.JPG'];
    expect(pathsFor(paths, paths, 'gif', 1)).toEqual([
      ['cat/a__gif-k01.png'],
      ['cat/a_png__gif-k01.png'],
      ['cat/A_JPG__gif-k01.png'],
    ]);
  });

  it('takes no name that is there, whatever its case and composition', () => {
    const existing = [
      'cat/a.jpg',
      'cat/A__GIF-K01.png',
      'cat/a_jpg__gif-k01.png',
      'été/e\u0301.jpg',
      'été/\u00e9__gif-k01.png',
    ];
    expect(pathsFor(['cat/a.jpg', 'été/e\u0301.jpg'], existing, 'gif', 1)).toEqual([
      ['cat/a_jpg-2__gif-k01.png'],
      ['été/e\u0301_jpg__gif-k01.png'],
    ]);
  });

  it('cuts a stem that would make a name too long, and never a character', () => {
    const seeds = [`cat/${'é'.repeat(125)}.jpg`, `cat/${'é'.repeat(124)}.jpg`];
    const [[first], [second]] = pathsFor(seeds, seeds, 'gif', 1) as [[string], [string]];
    expect(first).toBe(`cat/${'é'.repeat(121)}__gif-k01.png`);
    expect(second).toBe(`cat/${'é'.repeat(119)}_jpg__gif-k01.png`);
  });

  it('numbers slots so that names sort', () => {
    const [paths] = pathsFor(['a.b.jpg'], [], 'unguided', 100);
    expect([paths![0], paths![99]]).toEqual(['a.b__unguided-k001.png', 'a.b__unguided-k100.png']);
  });
});
