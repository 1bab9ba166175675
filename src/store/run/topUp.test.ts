import { describe, expect, it } from 'vitest';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio, type FakeStudio } from '../../testing/fakeStudio.ts';
import { projectState } from '../../testing/projects.ts';
import { classKey } from '../ids.ts';
import type { VariantRecord } from './state.ts';
import { variantsLeft } from './selectors.ts';
import { topUpOffer } from './topUp.ts';

const [CAT, DOG] = [classKey('cat'), classKey('dog')];

describe('topUpOffer', () => {
  it('brings a class to half as many again, and to no fewer than the largest has', () => {
    // Two seeds each, with 2 + 1 and 3 + 3 variants: 5 and 8 images.
    const state = projectState(4, [2, 1, 3, 3]);
    expect(topUpOffer(state, CAT)).toEqual({ images: 8, more: 3 });
    expect(topUpOffer(state, DOG)).toEqual({ images: 12, more: 4 });
    expect(topUpOffer(state, classKey('horse'))).toBeNull();
  });

  it('offers nothing while the run is at work, and nothing above what a seed may have', () => {
    const state = projectState(4, [2, 1, 3, 3]);
    const paused = { ...state, run: { ...state.run, phase: { kind: 'paused' } as const } };
    expect(topUpOffer(paused, CAT)).toBeNull();
    expect(topUpOffer({ ...state, run: { ...state.run, counts: [50, 50, 3, 3] } }, CAT)).toBeNull();
  });
});

/** Slots of every seed, with their streams. */
const grownIn = ({ store }: FakeStudio) =>
  [...store.getState().run.families].map(([, slots]) => slots.map((slot) => store.getState().run.variants.get(slot)!));

const finished = (page: FakeStudio) => page.until(({ run }) => run.phase.kind === 'finished');

async function grown(options: Parameters<typeof fakeStudio>[0] = {}): Promise<FakeStudio> {
  const page = fakeStudio(options);
  await page.open();
  page.actions.recipe.change({ variants: 2 });
  page.actions.run.expand();
  await finished(page);
  return page;
}

describe('a class that is topped up', () => {
  it('gets new variants beside those that it has, with their decisions, and no other class does', async () => {
    const page = await grown();
    const before = grownIn(page);
    const [first] = before[0]!;
    page.actions.review.decide([first!.slot], 'rejected');
    page.actions.run.topUp(DOG, 9);
    expect(variantsLeft(page.store.getState().run)).toBe(3);
    await finished(page);

    const after = grownIn(page);
    expect(after.map((family) => family.map(({ k, number }) => [k, number]))).toEqual([
      [1, 2].map((k) => [k, k - 1]),
      [1, 2].map((k) => [k, k - 1]),
      [1, 2, 3, 4].map((k) => [k, k - 1]),
      [1, 2, 3].map((k) => [k, k - 1]),
    ]);
    // Who is nearest to whom changes with those that came.
    const apart = ({ nearest: _, nearCopy: __, ...record }: VariantRecord) => record;
    before.forEach((family, i) => {
      expect(after[i]!.slice(0, 2).map(apart)).toEqual(family.map(apart));
    });
    const { run, recipe, review } = page.store.getState();
    expect(review.decisions.get(first!.slot)!.verdict).toBe('rejected');
    expect([run.done, run.total, variantsLeft(run)]).toEqual([11, 11, 0]);
    expect(run.seedReadings.get(run.seeds[2]!)).toMatchObject({ drawn: 4 });
    const topUps = [{ label: 'dog', images: 9 }];
    expect([run.settings!.topUps, recipe.settings.topUps]).toEqual([topUps, topUps]);

    // Grown anew, the class has as many.
    page.actions.run.expand();
    await finished(page);
    expect(grownIn(page).map(({ length }) => length)).toEqual([2, 2, 4, 3]);
  });

  it('goes on where it was when the page is opened again', async () => {
    const projects = fakeProjects();
    const page = await grown({ projects });
    page.engine.hold('imagine');
    page.actions.run.topUp(DOG, 9);
    await page.engine.asked('imagine');
    page.actions.run.pause();
    await page.engine.release('imagine');
    await page.until(({ run }) => run.phase.kind === 'paused');
    const { run } = page.store.getState();
    expect(variantsLeft(run)).toBe(1);

    const { id } = page.store.getState().project.info!;
    page.actions.project.close();
    await page.until(({ project }) => project.access.kind === 'none');
    page.actions.project.open(id);
    await page.until(({ project }) => project.access.kind === 'open');
    expect(variantsLeft(page.store.getState().run)).toBe(1);
    page.actions.run.resume();
    await finished(page);
    expect(grownIn(page).map((family) => family.map(({ number }) => number))).toEqual([
      [0, 1],
      [0, 1],
      [0, 1, 2, 3],
      [0, 1, 2],
    ]);
  });
});
