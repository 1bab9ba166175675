import { describe, expect, it } from 'vitest';
import { projectState, SEEDS } from '../../testing/projects.ts';
import { trustOf } from '../../evaluation/trust.ts';
import type { SeedsState } from './state.ts';
import { finished } from '../../core/steps.ts';
import { judgeStanding, judgeTrust, rightOf, trustInSteps } from './trust.ts';

/** The small project, with the judge's probability of the first class in each seed. */
function seedsRead(shares: readonly number[], change: Partial<SeedsState> = {}): SeedsState {
  const { seeds } = projectState();
  const readings = new Map(
    SEEDS.map((id, i) => {
      const probabilities = [shares[i]!, 1 - shares[i]!];
      return [id, { probabilities, top1: shares[i]! >= 0.5 ? 0 : 1, classScore: 0.5, entropy: 0.5 }];
    }),
  );
  return { ...seeds, preflight: { kind: 'ready', readings }, ...change };
}

describe('judgeTrust', () => {
  it('says how many are read right, beside guessing, and which labels are doubted', () => {
    const { trust, doubts } = judgeTrust(seedsRead([0.9, 0.05, 0.2, 0.1]))!;
    expect(trust.accuracy).toBe(0.75);
    expect(trust.guessing.accuracy).toBe(0.5);
    expect(doubts.map(({ image, read, confidence }) => [image.id, read, confidence])).toEqual([[SEEDS[1], 1, 0.95]]);
    // Read otherwise, but less surely than the class's own: the judge rather than the label may be wrong.
    expect(judgeTrust(seedsRead([0.9, 0.4, 0.2, 0.1]))!.doubts).toEqual([]);
  });

  it('is made once for the same readings, images and classes, also where it was made in steps', () => {
    const seeds = seedsRead([0.9, 0.05, 0.2, 0.1]);
    const made = finished(trustInSteps(seeds));
    const other: SeedsState = { ...seeds, phase: { kind: 'idle' } };
    expect(judgeTrust(other)).toBe(made);
    expect([...trustInSteps(seeds)]).toEqual([]);
    const images = new Map([...seeds.images].map(([id, image]) => [id, { ...image, leftOut: id === SEEDS[0] }]));
    expect(judgeTrust({ ...seeds, images })!.trust.seeds).toBe(3);
    expect(judgeTrust({ ...seeds, preflight: { ...seeds.preflight } })).not.toBe(made);
  });

  it('doubts nothing where it only guesses', () => {
    expect(judgeTrust(seedsRead([0.9, 0.05, 0.9, 0.1]))).toMatchObject({ guesses: true, doubts: [] });
  });

  it('stands in words beside guessing', () => {
    const trust = (right: readonly number[], seeds: number) =>
      trustOf(
        right.flatMap((n, label) =>
          Array.from({ length: seeds }, (_, i) => ({
            label,
            probabilities: Float64Array.from(right, (_, c) =>
              Number(c === (i < n ? label : (label + 1) % right.length)),
            ),
          })),
        ),
        right.length,
      );
    const standing = (right: readonly number[], seeds: number, guesses = false) =>
      judgeStanding({ trust: trust(right, seeds), guesses });
    expect(standing([10, 9, 8], 10)).toBe('good');
    // One class that is only guessed at makes it shaky, and so do many mistakes everywhere.
    expect(standing([10, 10, 10, 2], 10)).toBe('shaky');
    expect(standing([7, 7, 7], 10)).toBe('shaky');
    expect(standing([3, 4, 3], 10, true)).toBe('guessing');
    expect(standing([2, 1], 2)).toBe('too-few');
    expect(standing([5], 5)).toBe('one-class');
  });

  it('leaves out what is left out, and says nothing before all is read', () => {
    const all = seedsRead([0.9, 0.05, 0.2, 0.1]);
    const images = new Map([...all.images].map(([id, image]) => [id, { ...image, leftOut: id === SEEDS[1] }]));
    expect(judgeTrust({ ...all, images })!.trust).toMatchObject({ seeds: 3, accuracy: 1 });
    expect(judgeTrust({ ...all, preflight: { kind: 'idle' } })).toBeNull();
    expect(judgeTrust({ ...all, images: new Map() })).toBeNull();
  });

  it('doubts no label that somebody has looked at, and shows who is taken for whom', () => {
    const all = seedsRead([0.9, 0.05, 0.2, 0.1]);
    const looked = all.images.get(SEEDS[1]!)!;
    const images = new Map(all.images).set(SEEDS[1]!, { ...looked, cameAs: looked.label });
    const { doubts, confusions } = judgeTrust({ ...all, images })!;
    expect(doubts).toEqual([]);
    expect(confusions).toMatchObject([{ classes: [0, 1], seeds: [{ image: { id: SEEDS[1] }, read: 1 }], share: 0.25 }]);
  });

  it('counts what is read right, class by class', () => {
    const labels = new Map(SEEDS.map((id, i) => [id, i < 2 ? 0 : 1]));
    expect(rightOf(new Map(SEEDS.map((id) => [id, { top1: 0 }])), labels, 2)).toEqual([2, 0]);
    expect(rightOf(new Map(), labels, 2)).toEqual([0, 0]);
  });
});
