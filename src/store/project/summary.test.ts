import { describe, expect, it } from 'vitest';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { summaryOf } from './summary.ts';

describe('a project on the start screen', () => {
  it('says how many classes are grown, and how many of the variants are accepted', async () => {
    const { store, actions, open, until } = fakeStudio();
    await open();
    actions.run.expand();
    await until(({ run }) => run.phase.kind === 'finished');
    const [first, second] = [...store.getState().run.variants.keys()];
    actions.review.decide([first!], 'accepted');
    actions.review.decide([second!], 'rejected');
    const summary = () =>
      summaryOf(store.getState(), { seeds: 1, runs: { 1: 1.5, 2: 0.5 } }, 4, '2026-01-01T00:00:00.000Z');
    expect(summary()).toMatchObject({ classes: 2, seeds: 4, variants: 20, reviewed: 2, accepted: 1, bytes: 3 });
    actions.seeds.leaveOutClass(store.getState().seeds.classes[0]!.key, true);
    expect(summary()).toMatchObject({ classes: 1, seeds: 4 });
  });
});
