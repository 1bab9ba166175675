import { describe, expect, it } from 'vitest';
import { classIndex, imageId, runSeed } from '../../brands.ts';
import { normals } from '../../random/stream.ts';
import { classMatrix } from '../classMatrix.ts';
import { fitHead } from './fitHead.ts';
import { fitOverViews, type ViewedExample } from './viewSets.ts';

const noiseOf = (variant: number) =>
  normals({ runSeed: runSeed(7), image: imageId('views'), variant, purpose: 'offset' }, 24);

const text = classMatrix([noiseOf(0), noiseOf(1), noiseOf(2)], 20);

/** Views of a seed differ by `spread` around what is the seed's own. */
const seedsOf = (views: number, spread: number): ViewedExample[] =>
  Array.from({ length: 15 }, (_, i) => ({
    label: classIndex(i % 3, 3),
    views: Array.from({ length: views }, (_, v) => {
      const own = noiseOf(100 + i);
      const view = noiseOf(1000 + 10 * i + v);
      return noiseOf(10 + (i % 3)).map((x, k) => x + 0.3 * own[k]! + spread * view[k]!);
    }),
  }));

describe('fitOverViews', () => {
  it('averages views that differ by chance, and says what each set is worth and costs', () => {
    const { head, views, forwards, considered } = fitOverViews(seedsOf(4, 1.2), text, { mode: 'examples' });
    expect([views, forwards]).toEqual(['seed, flip and two crops', 4]);
    expect(considered.map((each) => each.views)).toEqual(['seed', 'seed and flip', 'seed, flip and two crops']);
    expect(head.leaveOneOut.nll).toBe(Math.min(...considered.map(({ nll }) => nll)));
  });

  it('keeps to the seed where other views say something else', () => {
    const seeds = seedsOf(2, 0.3).map((seed, i) => ({
      ...seed,
      views: [seed.views[0]!, noiseOf(500 + i).map((x) => 3 * x)],
    }));
    const { head, views, forwards } = fitOverViews(seeds, text, { mode: 'names and examples' });
    expect([views, forwards]).toEqual(['seed', 1]);
    const alone = seeds.map(({ label, views: [embedding] }) => ({ label, embedding: embedding! }));
    expect(head.classes).toEqual(fitHead(alone, text, { mode: 'names and examples' }).classes);
  });

  it('needs one view where there is one, and by names', () => {
    expect(fitOverViews(seedsOf(1, 0.3), text, { mode: 'examples' }).considered).toHaveLength(1);
    expect(fitOverViews(seedsOf(4, 0.3), text, { mode: 'names' })).toMatchObject({ views: 'seed', forwards: 1 });
    expect(fitOverViews([], text, { mode: 'names' }).head.classes).toBe(text);
  });

  it('refuses other numbers of views', () => {
    expect(() => fitOverViews(seedsOf(3, 0.3), text, { mode: 'examples' })).toThrow(
      /1, 2 or 4 views of every seed, all as many, got 3/,
    );
    expect(() => fitOverViews([...seedsOf(1, 0.3), ...seedsOf(2, 0.3)], text, { mode: 'examples' })).toThrow(
      /got 1, 2/,
    );
  });
});
