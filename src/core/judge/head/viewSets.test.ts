import { describe, expect, it } from 'vitest';
import { classIndex, imageId, runSeed } from '../../brands.ts';
import { rowOf } from '../../linear/matrix.ts';
import { normals } from '../../random/stream.ts';
import { maxAbsDifference } from '../../reals.ts';
import { classMatrix, logitsOf } from '../classMatrix.ts';
import { unit } from '../embedding.ts';
import { logSoftmax } from '../probabilities.ts';
import { fitHead } from './fitHead.ts';
import { balancedWeights, classesWithout, type Example } from './head.ts';
import { fitOverViews, viewSetOf } from './viewSets.ts';

const noiseOf = (variant: number, width = 24) =>
  normals({ runSeed: runSeed(7), image: imageId('views'), variant, purpose: 'offset' }, width);

const textOf = (width: number) => classMatrix([noiseOf(0, width), noiseOf(1, width), noiseOf(2, width)], 20);
const text = textOf(24);

/** Views of a seed differ by `spread` around what is the seed's own. */
const seedsOf = (views: number, spread: number, width = 24, count = 15): Example[] =>
  Array.from({ length: count }, (_, i) => {
    const [embedding, ...others] = Array.from({ length: views }, (_, v) => {
      const own = noiseOf(100 + i, width);
      const view = noiseOf(1000 + 10 * i + v, width);
      return noiseOf(10 + (i % 3), width).map((x, k) => x + 0.3 * own[k]! + spread * view[k]!);
    });
    return { label: classIndex(i % 3, 3), embedding: embedding!, others };
  });

describe('a head of several views', () => {
  it.each([
    ['fewer rows than numbers', 80],
    ['more rows than numbers', 6],
  ])('without a seed is what learning without all its views gives (%s)', (_, width) => {
    for (const views of [2, 4]) {
      const seeds = seedsOf(views, 0.6, width);
      const labels = seeds.map(({ label }) => label);
      const options = { mode: 'names and examples', weights: 'equal', lambda: 0.07, scale: 0.4 } as const;
      const head = fitHead(seeds, textOf(width), options);
      for (const left of [0, 7, 14]) {
        const again = fitHead(seeds.toSpliced(left, 1), textOf(width), options).classes;
        const without = classesWithout(head, left);
        const all = ({ rows, bias }: typeof again) => Float64Array.of(...rows.flatMap((row) => [...row]), ...bias!);
        expect(maxAbsDifference(all(again), all(without)) / Math.max(...all(again).map(Math.abs))).toBeLessThan(1e-8);
      }
      expect(balancedWeights(labels)).toEqual(new Float64Array(15).fill(1));
    }
  });

  it('of names and examples also says what examples alone come to, to the last bit', () => {
    for (const [views, width] of [
      [1, 80],
      [4, 6],
    ] as const) {
      const seeds = seedsOf(views, 0.6, width);
      const [both, alone] = (['names and examples', 'examples'] as const).map((mode) =>
        fitOverViews(seeds, textOf(width), { mode, examplesToo: true }),
      );
      const { accuracy, nll } = alone!.head.leaveOneOut;
      expect(both!.head.byExamples).toEqual({ accuracy, nll });
      expect(alone!.head).not.toHaveProperty('byExamples');
      const { byExamples: _, ...head } = both!.head;
      expect(head).toEqual(fitOverViews(seeds, textOf(width), { mode: 'names and examples' }).head);
    }
  });

  it('reads every seed, as it is, as leave-one-out says', () => {
    for (const width of [6, 80]) {
      for (const mode of ['names and examples', 'examples'] as const) {
        const seeds = seedsOf(4, 0.6, width);
        const head = fitHead(seeds, textOf(width), { mode });
        seeds.forEach(({ embedding }, i) => {
          const p = logSoftmax(logitsOf(unit(embedding), classesWithout(head, i))).map(Math.exp);
          expect(maxAbsDifference(p, rowOf(head.leaveOneOut.probabilities, i))).toBeLessThan(1e-8);
        });
      }
    }
  });

  it('is the head of the seeds where every view is the seed', () => {
    const options = { mode: 'names and examples', lambda: 0.07, scale: 0.4 } as const;
    const seeds = seedsOf(1, 0.6);
    const thrice = seeds.map((seed) => ({ ...seed, others: [seed.embedding, seed.embedding] }));
    const [one, three] = [fitHead(seeds, text, options), fitHead(thrice, text, options)];
    one.classes.rows.forEach((row, c) => {
      expect(maxAbsDifference(row, three.classes.rows[c]!)).toBeLessThan(1e-9);
    });
    expect(three.leaveOneOut.nll).toBeCloseTo(one.leaveOneOut.nll, 8);
  });
});

describe('fitOverViews', () => {
  it('learns from views that differ by chance, and says what each set is worth and costs', () => {
    const { head, considered } = fitOverViews(seedsOf(4, 1.2), text, { mode: 'examples' });
    expect([viewSetOf(head), head.forwards]).toEqual(['seed, flip and two crops', 4]);
    expect(considered.map((each) => each.views)).toEqual(['seed', 'seed and flip', 'seed, flip and two crops']);
    expect(head.leaveOneOut.nll).toBe(Math.min(...considered.map(({ nll }) => nll)));
  });

  it('keeps to the seed where other views say something else', () => {
    const seeds = seedsOf(1, 0.3).map((seed, i) => ({ ...seed, others: [noiseOf(500 + i).map((x) => 3 * x)] }));
    const { head } = fitOverViews(seeds, text, { mode: 'names and examples' });
    expect(viewSetOf(head)).toBe('seed');
    const alone = seeds.map(({ label, embedding }) => ({ label, embedding }));
    expect(head.classes).toEqual(fitHead(alone, text, { mode: 'names and examples' }).classes);
  });

  it('needs one view where there is one, and by names', () => {
    expect(fitOverViews(seedsOf(1, 0.3), text, { mode: 'examples' }).considered).toHaveLength(1);
    expect(fitOverViews(seedsOf(4, 0.3), text, { mode: 'names' }).head.forwards).toBe(1);
    expect(fitOverViews([], text, { mode: 'names' }).head.classes).toBe(text);
  });

  it('refuses other numbers of views', () => {
    expect(() => fitOverViews(seedsOf(3, 0.3), text, { mode: 'examples' })).toThrow(
      /1, 2 or 4 views of every seed, all as many, got 3/,
    );
    expect(() => fitOverViews([...seedsOf(1, 0.3), ...seedsOf(2, 0.3)], text, { mode: 'examples' })).toThrow(
      /got 1, 2/,
    );
    expect(() => fitHead([...seedsOf(2, 0.3), ...seedsOf(1, 0.3)], text, { mode: 'examples' })).toThrow(
      /2 views of every seed, got 1 of one/,
    );
  });
});
