import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import type { Projects } from '../../storage/projects.ts';
import { StorageFull, type ProjectDatabase } from '../../storage/projectDatabase.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { valueOf } from '../../testing/valueOf.ts';
import { fakeStudio, type FakeStudio } from '../../testing/fakeStudio.ts';
import { classKey, slotId } from '../ids.ts';
import { EARLIER } from '../project/stored.ts';
import type { ProjectId } from '../project/state.ts';

const SLOT = slotId(imageId('cat/1.png'), 1);

/** Projects of a page that may be killed: from then on nothing it writes arrives. */
function mortal() {
  const projects = fakeProjects();
  let [killed, full] = [false, false];
  const databases: ProjectDatabase[] = [];
  const never = new Promise<never>(() => undefined);
  const wrapped: Projects = {
    ...projects,
    open(id) {
      const database = projects.open(id);
      databases.push(database);
      return {
        ...database,
        commit(batch) {
          if (killed) return never;
          const isRefused = full && batch.put.some(([[kind]]) => kind === 'picture');
          return isRefused ? Promise.reject(new StorageFull('full')) : database.commit(batch);
        },
      };
    },
  };
  return {
    projects: wrapped,
    kill: () => {
      killed = true;
    },
    /** From now on there is no room for pictures, or there is. */
    fill: (isFull: boolean) => {
      full = isFull;
    },
    database: () => databases.at(-1)!,
  };
}

const idle = ({ until }: FakeStudio) => until(({ run }) => run.phase.kind === 'finished');
const saved = ({ until }: FakeStudio) => until(({ project }) => project.saving.kind === 'saved');

/** A page with a reviewed run of two variants a seed. */
async function grown() {
  const browser = mortal();
  const page = fakeStudio({ projects: browser.projects });
  await page.open();
  page.actions.recipe.change({ variants: 2 });
  page.actions.run.expand();
  await idle(page);
  page.actions.review.decide([SLOT], 'accepted');
  await saved(page);
  const { id } = page.store.getState().project.info!;
  return { ...browser, page, id, first: page.store.getState() };
}

/** The same after another run, of three variants a seed. */
async function grownTwice() {
  const once = await grown();
  const { page } = once;
  page.actions.recipe.change({ variants: 3 });
  page.actions.run.expand();
  await idle(page);
  await saved(page);
  return { ...once, second: page.store.getState() };
}

/** What another page finds of the project. */
async function reopened(id: ProjectId) {
  const page = fakeStudio();
  page.actions.project.open(id);
  await page.until(({ project }) => project.access.kind === 'open');
  return page;
}

async function shown(page: FakeStudio, made: number) {
  page.actions.runs.show(made);
  await page.until(({ run, runs }) => runs.reading === null && run.made === made);
}

const namesOf = async (database: ProjectDatabase, kind: string, prefix: string) =>
  (await database.names(kind)).filter((name) => String(name).startsWith(prefix));

describe('growing again', () => {
  it('sets the run aside that was here, with its figures, its pictures and what was decided', async () => {
    const { page, database, first } = await grownTwice();
    const { run, runs, review } = page.store.getState();
    expect([run.made, run.variants.size, review.decisions.size]).toEqual([2, 12, 0]);
    expect(runs).toMatchObject({ begun: 2, earlier: [{ made: 1, total: 8, began: first.run.began }] });
    const { figures } = runs.earlier[0]!;
    const variants = [...first.run.variants.values()];
    expect(figures).toMatchObject({ seeds: 4, variants: 8, accepted: 1, rejected: 0 });
    expect(figures.kept).toBe(variants.filter(({ keptClass }) => keptClass).length);
    expect(figures.entropy).toBeCloseTo(variants.reduce((sum, { entropy }) => sum + entropy, 0) / 8, 12);
    expect(figures.diversity).toBeCloseTo(variants.reduce((sum, { diversity }) => sum + diversity, 0) / 8, 12);
    expect(await database().names(EARLIER)).toEqual([1]);
    expect(await namesOf(database(), 'picture', 'variant:1:')).toHaveLength(8);
    expect(await namesOf(database(), 'picture', 'variant:2:')).toHaveLength(12);
  });

  it('keeps nothing of a run of which nothing came', async () => {
    const page = fakeStudio();
    await page.open();
    page.engine.hold('imagine');
    page.actions.run.expand();
    await page.engine.asked('imagine');
    page.actions.run.expand();
    await page.engine.release('imagine');
    await idle(page);
    expect(page.store.getState().runs).toMatchObject({ begun: 2, earlier: [] });
  });

  it('leaves the run that was here, whole, where the page is killed before it is written', async () => {
    const { page, kill, id, first } = await grown();
    kill();
    page.actions.run.expand();
    await page.until(({ run }) => run.arriving.length > 0 || run.variants.size > 0);
    const { run, runs, review } = (await reopened(id)).store.getState();
    expect(run).toEqual(first.run);
    expect(review.decisions).toEqual(first.review.decisions);
    expect(runs).toMatchObject({ begun: 1, earlier: [] });
  });

  it('has both where the page is killed right after', async () => {
    const { page, kill, id, first } = await grown();
    page.engine.hold('imagine');
    page.actions.run.expand();
    await page.until(({ project }) => project.saving.kind === 'saving');
    await saved(page);
    kill();
    const other = await reopened(id);
    expect(other.store.getState()).toMatchObject({ run: { made: 2, phase: { kind: 'paused' } } });
    await shown(other, 1);
    expect(other.store.getState().run).toEqual(first.run);
  });
});

describe('a run that is set aside', () => {
  it('is the present one again as it was, and the other is set aside', async () => {
    const { page, first, second } = await grownTwice();
    page.actions.runs.rename(1, ' Small ');
    await shown(page, 1);
    const { run, review, runs } = page.store.getState();
    expect(run).toEqual({ ...first.run, name: 'Small' });
    expect(review).toEqual({ ...first.review, past: [], future: [] });
    expect(runs.earlier.map(({ made }) => made)).toEqual([2]);
    await shown(page, 2);
    expect(page.store.getState().run).toEqual(second.run);
    expect(page.store.getState().runs.earlier).toMatchObject([{ made: 1, name: 'Small' }]);
    // A name that is taken away is gone for good.
    page.actions.runs.rename(1, '');
    expect(page.store.getState().runs.earlier[0]!.name).toBeUndefined();
  });

  it('comes back after the project was left, with embeddings that nobody makes again', async () => {
    const { page, id, first } = await grownTwice();
    page.actions.project.close();
    await page.until(({ project }) => project.access.kind === 'none');
    const other = await reopened(id);
    other.engine.hold('embedSeeds');
    await other.until(({ engine }) => engine.phase.kind === 'ready');
    await shown(other, 1);
    expect(other.store.getState().run).toEqual(first.run);
    expect(valueOf(await other.insight.neighbours(SLOT, 20))).toHaveLength(4 + 7);
    await other.engine.release('embedSeeds');
    // It goes on as any other: the next is the third.
    other.actions.run.expand();
    await idle(other);
    expect(other.store.getState().run.made).toBe(3);
    expect(other.store.getState().runs.earlier.map(({ made }) => made)).toEqual([1, 2]);
  });

  it('goes on where it was stopped', async () => {
    const page = fakeStudio();
    await page.open();
    page.engine.hold('imagine');
    page.actions.run.expand();
    await (await page.engine.asked('imagine')).answer();
    await page.engine.asked('imagine');
    page.actions.run.stop();
    await idle(page);
    await page.engine.release('imagine');
    page.actions.recipe.change({ variants: 1 });
    page.actions.run.expand();
    await idle(page);
    expect(page.store.getState().runs.earlier).toMatchObject([{ total: 20, figures: { variants: 5 } }]);
    await shown(page, 1);
    page.actions.run.resume();
    await page.until(({ run }) => run.phase.kind === 'finished' && !run.phase.stopped);
    const { run } = page.store.getState();
    expect([run.variants.size, run.families.size]).toEqual([20, 4]);
  });

  it('is compared without taking the place of the present one', async () => {
    const { page, first, second } = await grownTwice();
    page.actions.runs.compare([2, 1]);
    await page.until(({ runs }) => runs.compared !== null);
    const { run, runs } = page.store.getState();
    expect(runs.compared).toEqual(['present', { run: first.run, decisions: first.review.decisions }]);
    expect(run).toBe(second.run);
    page.actions.runs.compare(null);
    expect(page.store.getState().runs.compared).toBeNull();
  });

  it('is compared with another that is set aside, and what is read already is not read again', async () => {
    const { page, database, first, second } = await grownTwice();
    page.actions.run.expand();
    await idle(page);
    await saved(page);
    page.actions.runs.compare([3, 1]);
    await page.until(({ runs }) => runs.compared !== null);
    const real = database();
    await real.own();
    await real.commit({ forget: [], remove: [[EARLIER, 1]], put: [] });
    page.actions.runs.compare([1, 2]);
    await page.until(({ runs }) => runs.compared?.[0] !== 'present');
    const { run, runs } = page.store.getState();
    expect(runs.compared).toEqual([
      { run: first.run, decisions: first.review.decisions },
      { run: second.run, decisions: second.review.decisions },
    ]);
    expect([run.made, runs.reading, runs.failure]).toEqual([3, null, null]);
    // Neither a run with itself, nor with one that is not there.
    for (const pair of [
      [2, 2],
      [1, 4],
    ] as const)
      page.actions.runs.compare(pair);
    expect(page.store.getState().runs).toBe(runs);
    page.actions.runs.remove(2);
    expect(page.store.getState().runs.compared).toBeNull();
  });

  it('is deleted with its pictures, its embeddings and its share of the room', async () => {
    const { page, database, id } = await grownTwice();
    const sizes = async () => (await database().get(['part', 'sizes'])) as { runs: Record<number, number> };
    expect(Object.keys((await sizes()).runs)).toEqual(['1', '2']);
    page.actions.runs.remove(1);
    await page.until(({ project }) => project.saving.kind === 'saving');
    await saved(page);
    expect(await database().names(EARLIER)).toEqual([]);
    for (const kind of ['picture', 'embedding']) {
      expect(await namesOf(database(), kind, 'variant:1:')).toEqual([]);
      expect(await namesOf(database(), kind, 'variant:2:')).toHaveLength(12);
    }
    expect(await namesOf(database(), 'picture', 'framed:1:')).toEqual([]);
    expect(Object.keys((await sizes()).runs)).toEqual(['2']);
    expect((await reopened(id)).store.getState().runs.earlier).toEqual([]);
  });

  it('takes what waits for room with it when it is deleted', async () => {
    const { page, database, fill } = await grown();
    fill(true);
    page.actions.run.expand();
    await page.until(({ run }) => run.phase.kind === 'paused');
    page.actions.runs.show(1);
    await page.until(({ runs }) => runs.failure !== null);
    expect(page.store.getState().runs.failure).toMatchObject({ code: 'storage-full' });
    // The present one stays, with what waits of it.
    expect(page.store.getState().run.made).toBe(2);
    fill(false);
    await shown(page, 1);
    page.actions.runs.remove(2);
    await page.until(({ project }) => project.saving.kind === 'saving');
    await saved(page);
    expect(await namesOf(database(), 'picture', 'variant:2:')).toEqual([]);
    expect(await database().names(EARLIER)).toEqual([]);
  });

  it('knows what was said of its seeds meanwhile: a variant of a seed of another class is rejected', async () => {
    const { page } = await grownTwice();
    const dog = classKey('dog');
    page.actions.seeds.relabelSeed(imageId('cat/1.png'), dog);
    await shown(page, 1);
    const { run, review } = page.store.getState();
    expect(run.labelsThen).toEqual({ 'cat/1.png': 'cat' });
    expect(review.decisions.get(SLOT)).toMatchObject({
      verdict: 'rejected',
      reason: { code: 'seed-relabelled', from: 'cat' },
    });
  });

  it('is left where it is while a run is at work', async () => {
    const { page } = await grownTwice();
    page.engine.hold('imagine');
    page.actions.run.expand();
    await page.engine.asked('imagine');
    page.actions.runs.show(1);
    expect(page.store.getState().runs.reading).toBeNull();
    expect(page.store.getState().run.made).toBe(3);
  });

  it('says so where its records are gone', async () => {
    const { page, database } = await grownTwice();
    const real = database();
    await real.own();
    await real.commit({ forget: [], remove: [[EARLIER, 1]], put: [] });
    page.actions.runs.compare([2, 1]);
    await page.until(({ runs }) => runs.failure !== null);
    expect(page.store.getState().runs).toMatchObject({ failure: { code: 'run-gone' }, reading: null, compared: null });
  });
});

describe('the unguided twin', () => {
  it('is grown from the same streams without guidance, beside a recipe that stays', async () => {
    const { page, first } = await grown();
    const { settings } = page.store.getState().recipe;
    page.actions.run.growTwin();
    await idle(page);
    const { run, runs, recipe } = page.store.getState();
    expect(recipe.settings).toBe(settings);
    expect(run.twinOf).toBe(1);
    expect(run.settings!.parts.map(({ method }) => method)).toEqual(['unguided']);
    expect({ ...run.settings, parts: [] }).toEqual({ ...first.run.settings, parts: [] });
    const streams = (variants: typeof run.variants) => [...variants].map(([slot, { number }]) => [slot, number]);
    expect(streams(run.variants)).toEqual(streams(first.run.variants));
    expect(runs.earlier.map(({ made }) => made)).toEqual([1]);
    // A twin has none: it is not guided.
    page.actions.run.growTwin();
    expect(page.store.getState().run.made).toBe(2);
  });
});
