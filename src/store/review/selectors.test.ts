import { describe, expect, it } from 'vitest';
import { projectState, SEEDS } from '../../testing/projects.ts';
import { classKey, slotId } from '../ids.ts';
import { openPictures, reviewedBy } from './selectors.ts';

describe('what rules ask of a variant', () => {
  const state = projectState();
  const [seed] = SEEDS as [(typeof SEEDS)[number]];
  const variant = state.run.variants.get(slotId(seed, 1))!;

  it('is its seed’s score for the class that the seed had in the run, whatever it was relabelled since', () => {
    const before = reviewedBy(state).seedScore(variant);
    const image = state.seeds.images.get(seed)!;
    const images = new Map(state.seeds.images).set(seed, { ...image, label: classKey('dog') });
    const run = { ...state.run, labelsThen: { [seed]: image.label } };
    const after = reviewedBy({ ...state, run, seeds: { ...state.seeds, images } });
    expect(before).toBe(0.6);
    expect(after.seedScore(variant)).toBe(before);
    expect(after.labelOf(variant)).toBe('dog');
  });

  it('leaves out what is rejected', () => {
    const decisions = new Map([[variant.slot, { verdict: 'rejected', relabel: null, reason: null, at: '' } as const]]);
    const open = openPictures({ ...state, review: { ...state.review, decisions } });
    expect(open).toHaveLength(state.run.variants.size - 1);
    expect(open).not.toContain(variant);
  });
});
