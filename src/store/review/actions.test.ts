import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import type { Failure } from '../../core/failure.ts';
import { partOf } from '../../core/run/recipe.ts';
import { fakeStudio, type FakeStudio } from '../../testing/fakeStudio.ts';
import { classKey, slotId } from '../ids.ts';

const SEED = imageId('cat/1.png');
const SLOT = slotId(SEED, 1);
const OTHER = slotId(SEED, 2);
const broken: Failure = { code: 'unexpected', text: 'The models broke.' };

/** A page whose run is finished. */
async function grown(variants = 2, part = partOf('gif')) {
  const page = fakeStudio();
  await page.open();
  page.actions.recipe.change({ variants, parts: [part] });
  page.actions.run.expand();
  await page.until(({ run }) => run.phase.kind === 'finished');
  return page;
}

const PHASES = {
  fresh: () => undefined,
  decided: ({ review }) => {
    review.decide([SLOT], 'accepted');
  },
  undone: ({ review }) => {
    review.decide([SLOT], 'accepted');
    review.undo();
  },
} satisfies Readonly<Record<string, (actions: FakeStudio['actions']) => void>>;

const ACTS = {
  accept: ({ review }) => {
    review.decide([SLOT], 'accepted');
  },
  reject: ({ review }) => {
    review.decide([SLOT], 'rejected');
  },
  relabel: ({ review }) => {
    review.relabel([SLOT], classKey('dog'));
  },
  'reject by rule': ({ review }) => {
    review.rejectWhere([{ kind: 'above', figure: 'classScore', limit: -1 }], 0);
  },
  'reject by a rule that hits nothing': ({ review }) => {
    review.rejectWhere([{ kind: 'above', figure: 'classScore', limit: 2 }], 0);
  },
  undo: ({ review }) => {
    review.undo();
  },
  redo: ({ review }) => {
    review.redo();
  },
} satisfies Readonly<Record<string, (actions: FakeStudio['actions']) => void>>;

/** Steps back and forth, and what is decided on the slot afterwards. */
type Outcome = readonly [past: number, future: number, decision: string];

const TABLE: Readonly<Record<keyof typeof PHASES, Readonly<Record<keyof typeof ACTS, Outcome>>>> = {
  fresh: {
    accept: [1, 0, 'accepted'],
    reject: [1, 0, 'rejected'],
    relabel: [1, 0, 'unreviewed as dog'],
    'reject by rule': [1, 0, 'rejected'],
    'reject by a rule that hits nothing': [0, 0, 'nothing'],
    undo: [0, 0, 'nothing'],
    redo: [0, 0, 'nothing'],
  },
  decided: {
    // What is decided so already is no step.
    accept: [1, 0, 'accepted'],
    reject: [2, 0, 'rejected'],
    relabel: [2, 0, 'accepted as dog'],
    'reject by rule': [2, 0, 'rejected'],
    'reject by a rule that hits nothing': [1, 0, 'accepted'],
    undo: [0, 1, 'nothing'],
    redo: [1, 0, 'accepted'],
  },
  undone: {
    accept: [1, 0, 'accepted'],
    reject: [1, 0, 'rejected'],
    relabel: [1, 0, 'unreviewed as dog'],
    'reject by rule': [1, 0, 'rejected'],
    'reject by a rule that hits nothing': [0, 1, 'nothing'],
    undo: [0, 1, 'nothing'],
    redo: [1, 0, 'accepted'],
  },
};

const decided = ({ store }: FakeStudio): string => {
  const decision = store.getState().review.decisions.get(SLOT);
  return decision ? `${decision.verdict}${decision.relabel === null ? '' : ` as ${decision.relabel}`}` : 'nothing';
};

const cases = Object.entries(TABLE).flatMap(([from, acts]) =>
  Object.entries(acts).map(
    ([act, outcome]) => [from as keyof typeof PHASES, act as keyof typeof ACTS, outcome] as const,
  ),
);

describe('the review', () => {
  it.each(cases)(
    'that is %s, after "%s", has steps back, steps forth and a decision: %s',
    async (from, act, outcome) => {
      const page = await grown(1);
      PHASES[from](page.actions);
      ACTS[act](page.actions);
      const { past, future } = page.store.getState().review;
      expect([past.length, future.length, decided(page)]).toEqual(outcome);
    },
  );
});

describe('regrowing', () => {
  const variantOf = ({ store }: FakeStudio) => store.getState().run.variants.get(SLOT)!;

  it('puts another variant into the slot, made among its siblings, and takes it back', async () => {
    const page = await grown(2, partOf('unguided'));
    page.actions.review.decide([SLOT], 'rejected');
    const old = variantOf(page);
    page.actions.review.regrow([SLOT], 0.5);
    expect([...page.store.getState().run.regrowing]).toEqual([SLOT]);
    await page.until(({ run }) => run.regrowing.size === 0);
    expect(variantOf(page)).toMatchObject({ number: 2, siblings: [2, 1], how: { epsilon: 0.25 } });
    expect(decided(page)).toBe('nothing');
    page.actions.review.undo();
    expect([variantOf(page), decided(page)]).toEqual([old, 'rejected']);
    page.actions.review.regrow([SLOT]);
    await page.until(({ run }) => run.regrowing.size === 0);
    // The stream of the one that was taken back is not used again.
    expect(variantOf(page)).toMatchObject({ number: 3, how: { epsilon: 0.5 } });
  });

  it('takes one slot after the other, and a slot that is being regrown not twice', async () => {
    const { engine, actions, store, until } = await grown();
    engine.hold('imagine');
    actions.review.regrow([SLOT, OTHER]);
    actions.review.regrow([SLOT]);
    await (await engine.asked('imagine')).answer();
    const second = await engine.asked('imagine');
    expect([...store.getState().run.regrowing]).toEqual([OTHER]);
    await second.answer();
    await until(({ run }) => run.regrowing.size === 0);
    expect(store.getState().review.past).toHaveLength(2);
    // Siblings that choose among their pictures together would choose one that is there already.
    expect(store.getState().run.variants.get(OTHER)).toMatchObject({ number: 3, siblings: [3] });
  });

  it('says what failed, and goes on with the others', async () => {
    const { engine, actions, store, until } = await grown();
    engine.hold('imagine');
    actions.review.regrow([SLOT, OTHER]);
    (await engine.asked('imagine')).fail(broken);
    await (await engine.asked('imagine')).answer();
    await until(({ run }) => run.regrowing.size === 0);
    const { run } = store.getState();
    expect(run.failures).toEqual([{ seed: SEED, failure: broken }]);
    expect([run.variants.get(SLOT)!.number, run.variants.get(OTHER)!.number]).toEqual([0, 2]);
  });

  it('takes back to what was in the slot, where that was changed meanwhile', async () => {
    const page = await grown();
    const { engine, actions, until } = page;
    const first = variantOf(page);
    actions.review.regrow([SLOT]);
    await until(({ run }) => run.regrowing.size === 0);
    engine.hold('imagine');
    actions.review.regrow([SLOT]);
    const question = await engine.asked('imagine');
    actions.review.undo();
    await question.answer();
    await until(({ run }) => run.regrowing.size === 0);
    expect(variantOf(page).number).toBe(3);
    actions.review.undo();
    expect(variantOf(page)).toEqual(first);
  });

  it('puts nothing into another run: neither what is under way nor what waits', async () => {
    const { engine, actions, store, until } = await grown();
    engine.hold('imagine');
    actions.review.regrow([SLOT, OTHER]);
    const late = await engine.asked('imagine');
    actions.run.expand();
    await late.answer();
    await engine.release('imagine');
    await until(({ run }) => run.phase.kind === 'finished');
    const { run, review } = store.getState();
    expect([...run.variants.values()].every(({ image }) => image.startsWith('variant:2:'))).toBe(true);
    expect([review.past, run.variants.get(OTHER)!.number]).toEqual([[], 1]);
  });

  it('is given up with the project', async () => {
    const { engine, actions, store, until } = await grown();
    engine.hold('imagine');
    actions.review.regrow([SLOT]);
    const question = await engine.asked('imagine');
    const { id } = store.getState().project.info!;
    actions.project.close();
    await until(({ project }) => project.access.kind === 'none');
    expect(question.signal!.aborted).toBe(true);
    actions.project.open(id);
    await until(({ project }) => project.access.kind === 'open');
    expect(store.getState().run.variants.get(SLOT)!.number).toBe(0);
    expect(store.getState().run.regrowing.size).toBe(0);
  });
});
