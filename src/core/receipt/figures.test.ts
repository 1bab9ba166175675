import { describe, expect, it } from 'vitest';
import {
  accuracyByClass,
  accuracyOf,
  changedClasses,
  confusionOf,
  gainOver,
  spreadOf,
  sumOf,
  weakClasses,
} from './figures.ts';
import type { ReceiptRun } from './receipt.ts';

/** A run with so many right of ten of every class. */
const run = (seed: number, right: readonly number[]): ReceiptRun => {
  const confusion = right.map((count, c) =>
    right.map((_, d) => (c === d ? count : d === (c + 1) % right.length ? 10 - count : 0)),
  );
  return { seed, confusion, accuracy: accuracyOf(confusion), curve: [] };
};

describe('figures', () => {
  it('count what is read as what', () => {
    const confusion = confusionOf([0, 0, 1, 2, 2], [0, 1, 1, 2, 0], 3);
    expect(confusion).toEqual([
      [1, 1, 0],
      [0, 1, 0],
      [1, 0, 1],
    ]);
    expect(accuracyOf(confusion)).toBe(3 / 5);
    expect(accuracyByClass(confusion)).toEqual([0.5, 1, 0.5]);
    expect(accuracyOf(sumOf([confusion, confusion]))).toBe(3 / 5);
  });

  it('have the sample deviation for a spread, and none of one run', () => {
    expect(spreadOf([1, 2, 3])).toEqual({ mean: 2, spread: 1 });
    expect(spreadOf([4])).toEqual({ mean: 4, spread: null });
  });
});

describe('what an arm gains', () => {
  const base = [run(0, [5, 5, 5]), run(1, [6, 5, 5]), run(2, [5, 5, 6])];
  const better = base.map(({ seed }, i) => run(seed, [9, 8 + (i % 2), 9]));

  it('is taken run by run with the same seed, in whatever order they come', () => {
    const shifted = base.map((one, i) => run(one.seed, [6 + i, 5, 5]));
    expect(gainOver(shifted.toReversed(), base, 30)).toEqual(gainOver(shifted, base, 30));
    expect(gainOver(base, base, 30)).toMatchObject({ mean: 0, spread: 0, verdict: 'unclear', runs: 3 });
    expect(() => gainOver([run(9, [1, 1, 1])], base, 30)).toThrow(/same seeds/u);
  });

  it('is clear where it is larger than the spread and than chance in the test pictures', () => {
    expect(gainOver(better, base, 300).verdict).toBe('better');
    expect(gainOver(base, better, 300).verdict).toBe('worse');
    // The same shares of six pictures are no more than luck.
    expect(gainOver(better, base, 6).verdict).toBe('unclear');
    expect(gainOver(better.slice(0, 1), base, 300).verdict).toBe('unclear');
    const wild = [run(0, [9, 9, 9]), run(1, [1, 1, 1]), run(2, [9, 9, 8])];
    expect(gainOver(wild, base, 300).verdict).toBe('unclear');
  });

  it('is said of the classes whose runs agree on it', () => {
    const mixed = [run(0, [9, 2, 5]), run(1, [10, 2, 6]), run(2, [9, 3, 6])];
    const changed = changedClasses(mixed, base);
    expect(changed.map(({ label }) => label)).toEqual([0, 1]);
    expect(changed[0]!.mean).toBeCloseTo(0.4);
    expect(changed[1]!.mean).toBeLessThan(0);
    expect(weakClasses(mixed, 1)[0]!.label).toBe(1);
  });
});
