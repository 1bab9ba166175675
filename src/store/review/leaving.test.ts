import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { classKey } from '../ids.ts';
import { classOutcomes, together } from '../run/outcome.ts';
import { leavingVariants } from './leaving.ts';

describe('the set that leaves', () => {
  it('holds no rejected variant and none of a seed that is left out, in figures of the whole set too', async () => {
    const { actions, store, insight, until, open } = fakeStudio();
    await open();
    actions.recipe.change({ variants: 2 });
    actions.run.expand();
    await until(({ run }) => run.phase.kind === 'finished');
    const state = () => store.getState();
    const figures = (withRejected = false) => insight.figures(new Set(leavingVariants(state(), withRejected).keys()));
    const whole = await figures();
    expect(leavingVariants(state()).size).toBe(8);

    // Without the variants of two seeds, those seeds lie farther from what is left.
    const gone = ['cat/1.png', 'dog/1.png'].flatMap((path) => state().run.families.get(imageId(path))!);
    actions.review.decide(gone, 'rejected');
    expect([...leavingVariants(state()).keys()]).toEqual([...state().run.variants.keys()].filter((slot) => !gone.includes(slot)));
    expect((await figures()).coverage.seeds.mean).toBeGreaterThan(whole.coverage.seeds.mean);
    expect(await figures(true)).toEqual(whole);
    expect(together(classOutcomes({ ...state().run, variants: leavingVariants(state()) }, state().seeds))).toMatchObject({
      seeds: 2,
      variants: 4,
    });

    actions.seeds.leaveOutClass(classKey('dog'), true);
    expect([...leavingVariants(state(), true).values()].every(({ seed }) => seed.startsWith('cat/'))).toBe(true);
  });
});
