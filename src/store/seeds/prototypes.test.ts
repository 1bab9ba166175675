import { describe, expect, it } from 'vitest';
import { fakeStudio } from '../../testing/fakeStudio.ts';

describe('what the judge knows the classes by', () => {
  it('reaches what it reads in the seeds, prototypes too', async () => {
    const { actions, store, until, open } = fakeStudio();
    await open();
    const read = async () => {
      const before = store.getState().seeds.preflight;
      await until(({ seeds: { preflight } }) => preflight !== before && preflight.kind === 'ready');
      const { preflight } = store.getState().seeds;
      return preflight.kind === 'ready' ? [...preflight.readings.values()].map(({ classScore }) => classScore) : [];
    };
    actions.recipe.change({ judgeMode: 'names' });
    const byNames = await read();
    actions.recipe.change({ prototypes: 0.5 });
    const blended = await read();
    expect(blended).toHaveLength(4);
    expect(blended).not.toEqual(byNames);
    actions.recipe.change({ prototypes: 0 });
    expect(await read()).toEqual(byNames);
  });
});
