import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { toyEngineModels } from '../../testing/fakeEngine.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { slotId } from '../ids.ts';
import { safetyDecision } from '../review/safety.ts';

/** Every other picture that is made is one that should not be shown. */
function checking() {
  const models = toyEngineModels();
  let asked = 0;
  const safety = () => Promise.resolve(Float32Array.of(asked++ % 2 === 0 ? 0.875 : 0.25));
  return fakeStudio({ models: { ...models, ports: { ...models.ports, safety } } });
}

async function grown() {
  const page = checking();
  await page.open();
  page.actions.recipe.change({ variants: 2, safety: 0.5 });
  page.actions.run.expand();
  await page.until(({ run }) => run.phase.kind === 'finished');
  return page;
}

const SEED = imageId('cat/1.png');
const [UNSAFE, SAFE] = [slotId(SEED, 1), slotId(SEED, 2)];
const REASON = { code: 'safety', score: 0.875, threshold: 0.5 };

describe('a run whose variants are checked', () => {
  it('keeps every score, and begins with those rejected that reach the threshold', async () => {
    const { store, actions } = await grown();
    const { run, review } = store.getState();
    expect([...run.variants.values()].map(({ safety }) => safety)).toEqual(Array(4).fill([0.875, 0.25]).flat());
    expect(review.decisions.get(UNSAFE)).toMatchObject({ verdict: 'rejected', reason: REASON });
    expect(review.decisions.has(SAFE)).toBe(false);
    expect(review.decisions.size).toBe(4);
    // It was no step of a person, who may decide otherwise and take that back.
    expect(review.past).toEqual([]);
    actions.review.decide([UNSAFE], 'accepted');
    actions.review.undo();
    expect(store.getState().review.decisions.get(UNSAFE)).toMatchObject({ verdict: 'rejected', reason: REASON });
  });

  it('decides anew on what takes the place of a variant', async () => {
    const { store, actions, until } = await grown();
    actions.review.regrow([UNSAFE]);
    await until(({ run }) => run.variants.get(UNSAFE)!.number > 1 && run.regrowing.size === 0);
    const { run, review } = store.getState();
    const { safety } = run.variants.get(UNSAFE)!;
    expect(review.decisions.get(UNSAFE)?.verdict).toBe(safety! >= 0.5 ? 'rejected' : undefined);
  });

  it('rejects by a rule on the score', async () => {
    const { store, actions } = await grown();
    actions.review.rejectWhere([{ kind: 'above', figure: 'safety', limit: 0.2 }], 0);
    expect(store.getState().review.decisions.get(SAFE)).toMatchObject({
      verdict: 'rejected',
      reason: { code: 'rule', rule: { figure: 'safety' } },
    });
  });
});

describe('safetyDecision', () => {
  it.each([
    [0.5, 0.5, true],
    [0.49, 0.5, false],
    [1, undefined, false],
    [undefined, 0.5, false],
  ])('a score of %s with a threshold of %s is rejected: %s', (safety, threshold, isRejected) => {
    expect(safetyDecision({ safety }, threshold, '') !== null).toBe(isRejected);
  });
});
