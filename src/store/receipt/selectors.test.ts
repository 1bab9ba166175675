import { describe, expect, it } from 'vitest';
import { projectState, SEEDS } from '../../testing/projects.ts';
import { classKey, slotId } from '../ids.ts';
import { slotsOfClass } from './selectors.ts';

const [CAT, DOG] = [classKey('cat'), classKey('dog')];

describe('a class that a receipt names', () => {
  it('has the variants of its seeds, by the labels that the seeds have now', () => {
    const state = projectState(4, [2, 1, 1, 1]);
    expect(slotsOfClass(state, CAT)).toEqual([slotId(SEEDS[0]!, 1), slotId(SEEDS[0]!, 2), slotId(SEEDS[1]!, 1)]);
    const images = new Map(state.seeds.images).set(SEEDS[1]!, { ...state.seeds.images.get(SEEDS[1]!)!, label: DOG });
    expect(slotsOfClass({ ...state, seeds: { ...state.seeds, images } }, CAT)).toHaveLength(2);
    expect(slotsOfClass(state, classKey('horse'))).toEqual([]);
  });
});
