import { describe, expect, it } from 'vitest';
import { confusedPairs, suspectedLabels, trustOf, type SeedVerdict } from './trust.ts';

const verdict = (label: number, ...probabilities: number[]): SeedVerdict => ({
  label,
  probabilities: Float64Array.from(probabilities),
});

/** Four seeds of class 0, one of them read as 1; two of class 1, one read as 2; one of class 2. */
const verdicts = [
  verdict(0, 0.9, 0.1, 0),
  verdict(0, 0.8, 0.2, 0),
  verdict(0, 0.1, 0.9, 0),
  verdict(0, 0.7, 0.2, 0.1),
  verdict(1, 0.1, 0.8, 0.1),
  verdict(1, 0, 0.45, 0.55),
  verdict(2, 0.1, 0.1, 0.8),
];

describe('trustOf', () => {
  it('counts every class alike, beside what guessing gives', () => {
    const trust = trustOf(verdicts, 4);
    expect(trust.accuracy).toBeCloseTo(5 / 7, 12);
    expect(trust.balancedAccuracy).toBeCloseTo((3 / 4 + 1 / 2 + 1) / 3, 12);
    expect(trust.guessing.accuracy).toBeCloseTo(4 / 7, 12);
    expect(trust.guessing.balancedAccuracy).toBeCloseTo(1 / 3, 12);
    expect(trust.classes.slice(0, 3)).toEqual([
      { seeds: 4, right: 3, accuracy: 0.75, atChance: false },
      { seeds: 2, right: 1, accuracy: 0.5, atChance: true },
      { seeds: 1, right: 1, accuracy: 1, atChance: false },
    ]);
    expect(trust.classes[3]).toEqual({ seeds: 0, right: 0, accuracy: NaN, atChance: false });
    expect(trust.sureness).toBeCloseTo((0.9 + 0.8 + 0.9 + 0.7 + 0.8 + 0.55 + 0.8) / 7, 12);
    // Bins of 0.9 (two, one right), 0.8 (three, all right), 0.7 (one, right) and 0.55 (one, wrong).
    expect(trust.calibrationError).toBeCloseTo((0.8 + 0.6 + 0.3 + 0.55) / 7, 12);
  });

  it('says where a judge may be guessing', () => {
    const of = (right: number, n: number) =>
      [0, 1].flatMap((label) =>
        Array.from({ length: n }, (_, i) =>
          verdict(label, ...(label === Number(i >= right) ? [0.6, 0.4] : [0.4, 0.6])),
        ),
      );
    expect(trustOf(of(11, 20), 2).atChance).toBe(true); // 55 % of 40: one standard error is 7.9
    expect(trustOf(of(14, 20), 2).atChance).toBe(false); // 70 %
    expect(trustOf(of(3, 3), 2).atChance).toBe(false);
    expect(trustOf([], 2).atChance).toBe(true);
    // Of 20 classes, 2 of 10 are what guessing may read (0.5 and two errors of 0.69 are 1.9, so 2 are more), 1 of 10 is.
    const one = (right: number) =>
      trustOf(
        Array.from({ length: 20 }, (_, label) =>
          Array.from({ length: 10 }, (__, i) =>
            verdict(
              label,
              ...Array.from({ length: 20 }, (___, c) => Number(c === (i < right ? label : (label + 1) % 20))),
            ),
          ),
        ).flat(),
        20,
      ).classes[0]!.atChance;
    expect([one(1), one(2)]).toEqual([true, false]);
  });
});

describe('confusedPairs', () => {
  it('finds who is taken for whom, in either direction', () => {
    expect(confusedPairs([...verdicts, verdict(1, 0.6, 0.4, 0)])).toEqual([
      { classes: [0, 1], seeds: [2, 7], share: 2 / 7 },
      { classes: [1, 2], seeds: [5], share: 1 / 4 },
    ]);
    expect(confusedPairs(verdicts.slice(0, 2))).toEqual([]);
  });
});

describe('suspectedLabels', () => {
  it('lists what is read otherwise, the likely errors first', () => {
    const suspected = suspectedLabels([verdict(2, 0.5, 0.15, 0.35), ...verdicts]);
    expect(suspected.map(({ seed }) => seed)).toEqual([3, 0, 6]);
    // Classes 0 and 1 give their own seeds 0.625 on the average, class 2 gives 0.575.
    expect(suspected.map(({ likely }) => likely)).toEqual([true, false, false]);
    expect(suspected[0]).toEqual({ seed: 3, label: 0, read: 1, confidence: 0.9, labelConfidence: 0.1, likely: true });
  });

  it('does not call a class that no seed has likely', () => {
    expect(suspectedLabels([verdict(0, 0.1, 0.9)])[0]!.likely).toBe(false);
  });
});
