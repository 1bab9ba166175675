import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import type { Failure } from '../../core/failure.ts';
import { methodOf, methodsWith, type MethodId } from '../../core/methods/table.ts';
import { partOf, type RecipePart } from '../../core/run/recipe.ts';
import { pictureOf, toyText } from '../../testing/fakeEngine.ts';
import { fakeStudio, PETS, type FakeStudio, type FakeStudioOptions } from '../../testing/fakeStudio.ts';
import { planeModels, redOn } from '../../testing/planeModels.ts';

/** What can be had with the starter prior. */
const STARTER_METHODS = methodsWith('autoencoder');

const broken: Failure = { code: 'unexpected', text: 'The models broke.' };

/** What is seen of the preview: whether it is being made, the seed of the pictures that are shown, whether it failed. */
type Seen = readonly [busy: boolean, seed: string | null, failed: boolean];

const seen = ({ store }: FakeStudio): Seen => {
  const { busy, shown, failure: why } = store.getState().recipe.preview;
  return [busy, shown?.seed ?? null, why !== null];
};

const PHASES = {
  hidden: () => Promise.resolve(),
  /** The first question waits. */
  async busy({ actions, engine }) {
    engine.hold('imagine');
    actions.recipe.showPreview(true);
    await engine.asked('imagine');
  },
  async shown({ actions, engine, until }) {
    actions.recipe.showPreview(true);
    await until(({ recipe: { preview } }) => preview.shown !== null && !preview.busy);
    engine.hold('imagine');
  },
  async failed({ actions, engine, until }) {
    engine.hold('imagine');
    actions.recipe.showPreview(true);
    (await engine.asked('imagine')).fail(broken);
    await until(({ recipe }) => recipe.preview.failure !== null);
  },
} satisfies Readonly<Record<string, (page: FakeStudio) => Promise<unknown>>>;

const ACTS = {
  show: ({ recipe }) => {
    recipe.showPreview(true);
  },
  hide: ({ recipe }) => {
    recipe.showPreview(false);
  },
  choose: ({ recipe }) => {
    recipe.previewSeed(imageId('dog/1.png'));
  },
  change: ({ recipe }) => {
    recipe.change({ anchor: 'judge' });
  },
  compare: ({ recipe }) => {
    recipe.compareWith('copy');
  },
} satisfies Readonly<Record<string, (actions: FakeStudio['actions']) => void>>;

const NOTHING: Seen = [false, null, false];
const CAT: Seen = [false, 'cat/1.png', false];
const DOG: Seen = [false, 'dog/1.png', false];
const BUSY: Seen = [true, null, false];
/** What is shown stays while what takes its place is made. */
const AGAIN: Seen = [true, 'cat/1.png', false];
const FAILED: Seen = [false, null, true];

/** What is seen at once, and when the models have answered. */
const TABLE: Readonly<
  Record<keyof typeof PHASES, Readonly<Record<keyof typeof ACTS, readonly [atOnce: Seen, then: Seen]>>>
> = {
  hidden: {
    show: [BUSY, CAT],
    hide: [NOTHING, NOTHING],
    choose: [NOTHING, NOTHING],
    change: [NOTHING, NOTHING],
    compare: [NOTHING, NOTHING],
  },
  busy: {
    show: [BUSY, CAT],
    hide: [NOTHING, NOTHING],
    choose: [BUSY, DOG],
    change: [BUSY, CAT],
    compare: [BUSY, CAT],
  },
  shown: {
    show: [AGAIN, CAT],
    hide: [CAT, CAT],
    choose: [AGAIN, DOG],
    change: [AGAIN, CAT],
    compare: [AGAIN, CAT],
  },
  failed: {
    show: [BUSY, CAT],
    hide: [FAILED, FAILED],
    choose: [BUSY, DOG],
    change: [BUSY, CAT],
    compare: [BUSY, CAT],
  },
};

const cases = Object.entries(TABLE).flatMap(([from, acts]) =>
  Object.entries(acts).map(
    ([act, outcome]) => [from as keyof typeof PHASES, act as keyof typeof ACTS, ...outcome] as const,
  ),
);

/** Pictures with an object in them, and models that see it. */
const WITH_OBJECTS: FakeStudioOptions = {
  models: {
    ports: planeModels(),
    image: [3, 16, 16],
    text: (text) => Float32Array.of(...toyText(text), (text.length % 4) - 2),
  },
  pictures: PETS.map((picture, i) => {
    const ground = [0.1 + 0.1 * i, 0.8 - 0.1 * i, 0.3 + 0.1 * i] as const;
    return { ...picture, picture: pictureOf(redOn(ground, [4, 4 + i, 11, 12], [16, 16]).data) };
  }),
};

const pairsOf = (chosen: readonly MethodId[], others: readonly MethodId[]) =>
  chosen.flatMap((one) => others.flatMap((other) => (one === other ? [] : [[one, other] as const])));

/** Chooses one method after the other, and compares it with others. */
async function expectSideBySide(page: FakeStudio, pairs: readonly (readonly [chosen: MethodId, other: MethodId])[]) {
  await page.open();
  page.actions.recipe.showPreview(true);
  for (const [chosen, other] of pairs) {
    page.actions.recipe.change({ parts: [partOf(chosen)] });
    page.actions.recipe.compareWith(other);
    await page.until(({ recipe: { preview } }) => {
      const { shown, busy } = preview;
      const isIt = shown?.settings.parts[0]!.method === chosen && shown.other?.method === other;
      return preview.failure !== null || (!busy && isIt);
    });
    const { shown, failure } = page.store.getState().recipe.preview;
    expect(failure).toBeNull();
    const [mine, its] = [shown!.chosen!.variants, shown!.other!.variants];
    const methodsOf = (variants: typeof mine) => [...new Set(variants.map(({ method }) => method))];
    expect([methodsOf(mine), methodsOf(its), its.length]).toEqual([[chosen], [other], mine.length]);
    const asked = (method: string) =>
      page.engine.requests.findLast(({ recipe }) => recipe.parts[0]!.method === method)!;
    const streamsOf = ({ seed, recipe, slots }: ReturnType<typeof asked>) => [
      ...[seed.id, recipe.runSeed, slots.map(({ k, number }) => [k, number])],
    ];
    expect(streamsOf(asked(other))).toEqual(streamsOf(asked(chosen)));
  }
}

describe('the preview', () => {
  it.each(cases)('that is %s, after "%s", is seen as %j and then %j', async (from, act, atOnce, then) => {
    const page = fakeStudio();
    await page.open();
    await PHASES[from](page);
    ACTS[act](page.actions);
    expect(seen(page)).toEqual(atOnce);
    await page.engine.release('imagine');
    await page.until(() => JSON.stringify(seen(page)) === JSON.stringify(then));
    const { shown, compare } = page.store.getState().recipe.preview;
    if (then === NOTHING || then === FAILED || act === 'hide') return;
    expect(shown!.settings.anchor).toBe(act === 'change' ? 'judge' : 'label');
    expect([shown!.other!.method, compare]).toEqual(act === 'compare' ? ['copy', 'copy'] : ['unguided', 'unguided']);
    expect(shown!.chosen!.variants.length).toBe(shown!.other!.variants.length);
  });

  it('shows the twin first, where nothing of the seed is shown yet', async () => {
    const { engine, actions, store, until, open } = fakeStudio();
    await open();
    engine.hold('imagine');
    actions.recipe.showPreview(true);
    await (await engine.asked('imagine')).answer();
    await until(({ recipe }) => recipe.preview.shown !== null);
    expect(store.getState().recipe.preview).toMatchObject({ busy: true, shown: { chosen: null } });
    expect(store.getState().recipe.preview.shown!.other!.method).toBe('unguided');
    await engine.release('imagine');
    await until(({ recipe }) => !recipe.preview.busy);
    expect(store.getState().recipe.preview.shown!.chosen).not.toBeNull();
  });

  it('shows any two methods side by side, from the same streams', async () => {
    const methods = STARTER_METHODS.filter((id) => !methodOf(id).declines);
    await expectSideBySide(fakeStudio(), pairsOf(methods, methods));
  });

  it('shows those that cut objects out beside any other, and each other', async () => {
    const cutting = STARTER_METHODS.filter((id) => methodOf(id).declines !== undefined);
    const others = STARTER_METHODS.filter((id) => !methodOf(id).declines);
    const pairs = [...pairsOf(cutting, STARTER_METHODS), ...pairsOf(others, cutting)];
    await expectSideBySide(fakeStudio(WITH_OBJECTS), pairs);
  });

  it.each(STARTER_METHODS)(
    'shows what a run by %s makes of the seed: the same pictures, with the same partners',
    async (id) => {
      const page = fakeStudio(WITH_OBJECTS);
      await page.open();
      page.actions.recipe.change({ parts: [partOf(id)], variants: 2 });
      page.actions.recipe.showPreview(true);
      await page.until(({ recipe: { preview } }) => preview.shown !== null && !preview.busy);
      const previewed = page.engine.requests.findLast(({ recipe }) => recipe.parts[0]!.method === id)!;
      const { chosen, seed } = page.store.getState().recipe.preview.shown!;
      page.actions.run.expand();
      await page.until(({ run }) => run.phase.kind === 'finished');
      const ran = page.engine.requests.findLast(({ seed: one }) => one.id === previewed.seed.id)!;
      const partnersOf = ({ partners = [] }: typeof ran) =>
        partners.map(({ files, ...wanted }) => ({ ...wanted, files: files.map(({ id: of }) => of) }));
      expect(partnersOf(previewed)).toEqual(partnersOf(ran));
      expect(previewed.slots).toEqual(ran.slots);
      const { run } = page.store.getState();
      const figures = run.families.get(seed)!.map((slot) => run.variants.get(slot)!);
      expect(chosen!.variants.map(({ probabilities, entropy }) => ({ probabilities, entropy }))).toEqual(
        figures.map(({ probabilities, entropy }) => ({ probabilities, entropy })),
      );
    },
  );

  it('says why a method makes nothing of the seed, beside what the other makes', async () => {
    const page = fakeStudio();
    await page.open();
    page.actions.recipe.change({ parts: [partOf('scene')] });
    page.actions.recipe.showPreview(true);
    await page.until(({ recipe: { preview } }) => preview.shown !== null && !preview.busy);
    const { chosen, other } = page.store.getState().recipe.preview.shown!;
    expect(chosen).toMatchObject({ variants: [], declined: [{ method: 'scene', reason: { code: 'no-object' } }] });
    expect([other!.variants.length > 0, other!.declined]).toEqual([true, []]);
  });

  it('keeps what the settings before came to, for the same seed', async () => {
    const page = fakeStudio();
    await page.open();
    const preview = () => page.store.getState().recipe.preview;
    const rests = () => page.until(({ recipe }) => recipe.preview.shown?.chosen != null && !recipe.preview.busy);
    page.actions.recipe.showPreview(true);
    await rests();
    expect(preview().before).toBeNull();
    const first = preview().shown!.chosen!.trace;
    page.actions.recipe.change({
      parts: [{ ...partOf('gif'), settings: { ...partOf('gif').settings, epsilon: 0.1 } } as RecipePart],
    });
    await page.until(({ recipe }) => recipe.preview.before !== null);
    expect(preview().before).toBe(first);
    page.actions.recipe.compareWith('copy');
    await rests();
    expect(preview().before).toBe(first);
    page.actions.recipe.previewSeed(imageId('dog/1.png'));
    await page.until(({ recipe }) => recipe.preview.shown?.seed === imageId('dog/1.png') && !recipe.preview.busy);
    expect(preview().before).toBeNull();
  });

  it('makes the steps that led to what it shows when they are asked for, once, and forgets them with it', async () => {
    const page = fakeStudio();
    await page.open();
    const preview = () => page.store.getState().recipe.preview;
    const steps = { ...partOf('gif'), settings: { ...partOf('gif').settings, steps: 2, lead: 0 } } as RecipePart;
    page.actions.recipe.change({ parts: [steps, partOf('copy')] });
    page.actions.recipe.showPreview(true);
    await page.until(({ recipe }) => recipe.preview.shown?.chosen != null && !recipe.preview.busy);
    const asked = page.engine.requests.length;
    page.actions.recipe.showSteps();
    page.actions.recipe.showSteps();
    await page.until(({ recipe }) => recipe.preview.steps.kind === 'ready');
    expect(page.engine.requests).toHaveLength(asked + 1);
    const { shown, steps: made } = preview();
    const { trace, variants } = shown!.chosen!;
    // The choice among starts, and two steps of guidance.
    expect(trace).toHaveLength(4);
    const own = variants.filter(({ method }) => method === 'gif').length;
    expect(made).toMatchObject({ method: 'gif', images: Array(3).fill(Array(own).fill(expect.any(String))) });
    page.actions.recipe.change({ anchor: 'judge' });
    await page.until(({ recipe }) => recipe.preview.shown !== shown);
    expect(preview().steps).toEqual({ kind: 'none' });
  });

  it('makes room for a run, and keeps what it shows', async () => {
    const page = fakeStudio();
    await page.open();
    await PHASES.shown(page);
    page.actions.recipe.change({ anchor: 'judge' });
    const question = await page.engine.asked('imagine');
    page.actions.run.expand();
    expect(question.signal!.aborted).toBe(true);
    expect(seen(page)).toEqual(CAT);
  });
});
