import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageId, runSeed } from '../brands.ts';
import { batchAt } from './batches.ts';
import { stratifiedFolds } from './folds.ts';
import { withoutHeldOut } from './pictures.ts';

/** Labels with two seeds or more of every class. */
const labelled = fc
  .array(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 6 })
  .chain((counts) =>
    fc.shuffledSubarray(
      counts.flatMap((count, c) => new Array<number>(count).fill(c)),
      { minLength: 0 },
    ),
  )
  .filter((labels) => [...new Set(labels)].every((c) => labels.filter((label) => label === c).length >= 2));

describe('folds', () => {
  it('hold every seed out once, every class as evenly as can be, and all folds alike', () => {
    fc.assert(
      fc.property(labelled, fc.integer({ min: 2, max: 5 }), fc.nat(), (labels, folds, seed) => {
        const dealt = stratifiedFolds(labels, folds, runSeed(seed));
        expect(dealt).toHaveLength(labels.length);
        const sizes = (of: (seed: number) => boolean) =>
          Array.from({ length: folds }, (_, fold) => dealt.filter((own, i) => own === fold && of(i)).length);
        for (const c of new Set(labels)) {
          const own = sizes((i) => labels[i] === c);
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
        }
        const all = sizes(() => true);
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
        expect(stratifiedFolds(labels, folds, runSeed(seed))).toEqual(dealt);
      }),
    );
  });

  it('keep near-copies together', () => {
    const labels = [0, 0, 0, 0, 1, 1, 1, 1];
    const groups = [0, 0, 2, 3, 4, 5, 5, 0];
    for (let seed = 0; seed < 20; seed++) {
      const dealt = stratifiedFolds(labels, 3, runSeed(seed), groups);
      groups.forEach((group, i) => {
        expect(dealt[i]).toBe(dealt[groups.indexOf(group)]);
      });
    }
  });

  it('refuse a class that could not be trained while it is tested', () => {
    expect(() => stratifiedFolds([0, 0, 1], 2, runSeed(0))).toThrow(/two seeds or more of every class/u);
    expect(() => stratifiedFolds([0, 0], 2, runSeed(0), [5, 5])).toThrow(/got one of class 0/u);
    expect(() => stratifiedFolds([0, 0], 1, runSeed(0))).toThrow(/two folds or more, got 1/u);
  });
});

describe('what is held out', () => {
  it('never trains: no seed, no variant of it, no mixture with it', () => {
    const origins = fc.array(fc.nat(9), { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(origins), fc.uniqueArray(fc.nat(9)), (all, held) => {
        const pictures = all.map((own) => ({ origins: own }));
        const left = withoutHeldOut(pictures, new Set(held));
        expect(left.some((picture) => picture.origins.some((origin) => held.includes(origin)))).toBe(false);
        expect(left).toEqual(pictures.filter((picture) => !picture.origins.some((origin) => held.includes(origin))));
      }),
    );
  });
});

describe('batches', () => {
  const streams = { runSeed: runSeed(1), image: imageId('receipt/0') };

  it('are the same for arms with as many pictures, another for every update and every run', () => {
    const first = batchAt(streams, 7, 64, 200);
    expect(batchAt({ ...streams }, 7, 64, 200)).toEqual(first);
    expect(batchAt(streams, 8, 64, 200)).not.toEqual(first);
    expect(batchAt({ ...streams, runSeed: runSeed(2) }, 7, 64, 200)).not.toEqual(first);
    // A larger set draws at the same places: its seeds come first.
    expect(batchAt(streams, 7, 64, 400).map((i) => Math.floor(i / 2))).toEqual(first);
  });

  it('draw every picture about equally often', () => {
    const counts = new Array<number>(10).fill(0);
    for (let update = 0; update < 100; update++) for (const i of batchAt(streams, update, 64, 10)) counts[i]!++;
    expect(Math.min(...counts)).toBeGreaterThan(540);
    expect(Math.max(...counts)).toBeLessThan(740);
  });
});
