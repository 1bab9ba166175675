import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runSeed } from '../brands.ts';
import { bestRates, enoughUpdates, RATE_GRID } from './pilot.ts';
import { updatesOf } from './protocol.ts';
import { frequencyShift, longTailOf } from './longTail.ts';
import { worthOf } from './worth.ts';

const curve = (accuracies: readonly number[]) =>
  accuracies.map((accuracy, i) => ({ update: 50 * (i + 1), loss: 1, accuracy }));

describe('how long arms are trained', () => {
  it('is until the curve has come within a picture of its best', () => {
    const rising = curve([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
    expect(enoughUpdates(rising, 1000)).toEqual({ updates: 400, settled: false });
    const resting = curve([0.2, 0.5, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6, 0.6]);
    expect(enoughUpdates(resting, 1000)).toEqual({ updates: 200, settled: true });
    // Of ten pictures, a tenth is one of them.
    expect(enoughUpdates(resting, 10).updates).toBe(150);
  });

  it('is the same number of updates, or of times that each picture is seen', () => {
    expect(updatesOf({ kind: 'updates', updates: 400, found: false }, 10_000, 64)).toBe(400);
    expect(updatesOf({ kind: 'epochs', epochs: 10 }, 64, 64)).toBe(10);
    expect(updatesOf({ kind: 'epochs', epochs: 10 }, 65, 64)).toBe(11);
  });
});

describe('rates', () => {
  it('are those that read the most, of equals the surest', () => {
    const [a, b, c] = RATE_GRID as unknown as [...typeof RATE_GRID];
    const trials = [
      { rates: a!, accuracy: 0.5, nll: 1 },
      { rates: b!, accuracy: 0.6, nll: 3 },
      { rates: c!, accuracy: 0.6, nll: 2 },
    ];
    expect(bestRates(trials)).toBe(c);
    expect(bestRates(trials.toReversed())).toBe(c);
  });
});

describe('a long tail', () => {
  it('leaves ever fewer seeds, none of none, and names thirds of the classes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 1, max: 30 }), fc.nat(), (classes, each, seed) => {
        const labels = Array.from({ length: classes * each }, (_, i) => i % classes);
        const { kept, counts, groups } = longTailOf(labels, classes, 10, runSeed(seed));
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
        expect(Math.max(...counts)).toBe(each);
        expect(Math.min(...counts)).toBe(Math.max(1, Math.round(each / 10)));
        counts.forEach((count, c) => {
          expect(kept.filter((i) => labels[i] === c)).toHaveLength(count);
        });
        const of = (group: string) => counts.filter((_, c) => groups[c] === group);
        expect(Math.min(...of('many'))).toBeGreaterThanOrEqual(Math.max(...of('medium'), ...of('few')));
        expect(Math.min(...of('medium'))).toBeGreaterThanOrEqual(Math.max(...of('few')));
      }),
    );
  });

  it('tells the balanced softmax how frequent classes are', () => {
    const targets = Float32Array.of(1, 0, 1, 0, 0.5, 0.5, 0, 1);
    const shift = frequencyShift(targets, 2);
    expect(shift.map(Math.exp)).toEqual([expect.closeTo(2.5 / 4), expect.closeTo(1.5 / 4)]);
    expect(frequencyShift(Float32Array.of(1, 0), 2).every(Number.isFinite)).toBe(true);
  });
});

describe('what a variant is worth', () => {
  const points = (means: Readonly<Record<number, number>>) =>
    Object.entries(means).map(([k, mean]) => ({ k: Number(k), mean, spread: null }));

  it('is read off the other curve, which never falls', () => {
    const other = { arm: 'randaugment', points: points({ 0: 0.5, 1: 0.6, 2: 0.58, 5: 0.7 }) };
    const guided = { arm: 'guided', points: points({ 0: 0.5, 1: 0.65, 2: 0.45, 5: 0.8 }) };
    expect(worthOf(guided, other)).toEqual([
      { k: 1, others: expect.closeTo(2 + 3 * 0.5) as number, kind: 'equal' },
      { k: 2, others: 0, kind: 'equal' },
      { k: 5, others: 5, kind: 'most' },
    ]);
  });
});
