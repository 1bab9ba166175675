import { describe, expect, it } from 'vitest';
import { sparedBy } from './spared.ts';

const CLASSES = ['cup', 'crab', 'ewer'].map((label) => ({ label, seeds: 10, read: 9 }));
const probeOf = (...kept: readonly (readonly [kept: number, made: number])[]) => ({
  made: kept.reduce((sum, [, made]) => sum + made, 0),
  kept: kept.reduce((sum, [one]) => sum + one, 0),
  byClass: kept.map(([one, made]) => ({ kept: one, made })),
});
const spared = (...kept: readonly (readonly [kept: number, made: number])[]) =>
  sparedBy(probeOf(...kept), { classes: CLASSES, asTheyAre: 0.9 });

describe('sparedBy', () => {
  it('names the class that loses what the others keep, and what is left for it', () => {
    const [crab, ...others] = spared([9, 10], [1, 10], [10, 10]);
    expect(others).toEqual([]);
    // (1 + 6 * 20/30) / 16 of (9 + 6 * 0.9) / 16.
    expect(crab).toEqual({ label: 'crab', times: 0.3, made: 10, kept: 1 });
  });

  it('concludes nothing from a single picture, nor from none', () => {
    expect(spared([10, 10], [0, 1], [10, 10])).toEqual([]);
    expect(spared([10, 10], [0, 0], [10, 10])).toEqual([]);
  });

  it('spares nobody where all lose alike a little', () => {
    expect(spared([7, 10], [7, 10], [7, 10])).toEqual([]);
  });

  it('does not blame a method for a class that is not read as it is either', () => {
    const classes = CLASSES.map((one) => (one.label === 'crab' ? { ...one, read: 1 } : one));
    const probe = probeOf([9, 10], [3, 10], [9, 10]);
    expect(sparedBy(probe, { classes, asTheyAre: 0.7 })).toEqual([]);
    expect(sparedBy(probe, { classes: CLASSES, asTheyAre: 0.9 }).map(({ label }) => label)).toEqual(['crab']);
  });
});
