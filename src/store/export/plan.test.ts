import { expect, it } from 'vitest';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { planInSteps } from './plan.ts';

it('plans an export a file a step: a page can answer after each', async () => {
  const { open, actions, store, until } = fakeStudio();
  await open();
  actions.recipe.change({ variants: 2 });
  actions.run.expand();
  await until(({ run }) => run.phase.kind === 'finished');
  const pack = { id: 'toy', version: '1', sha256: '' };
  const steps = planInSteps(store.getState(), { appVersion: '1', judge: pack, prior: pack });
  let drawn = 0;
  let next = steps.next();
  for (; next.done !== true; next = steps.next()) drawn++;
  const { originals, variants } = next.value;
  expect(variants).toHaveLength(2 * store.getState().run.seeds.length);
  expect(drawn).toBeGreaterThanOrEqual(originals.length + variants.length);
});
