import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { finished } from '../../core/steps.ts';
import { planInSteps } from '../export/plan.ts';
import { classKey, slotId } from '../ids.ts';
import { judgeTrust } from './trust.ts';
import { EN } from '../../ui/words/en.ts';

const SEED = imageId('cat/1.png');
const [CAT, DOG] = [classKey('cat'), classKey('dog')];
const SLOTS = [1, 2, 3].map((k) => slotId(SEED, k));

async function opened() {
  const studio = fakeStudio();
  await studio.open();
  const state = () => studio.store.getState();
  const read = () => studio.until(({ seeds }) => seeds.preflight.kind === 'ready');
  return { ...studio, state, read, seed: () => state().seeds.images.get(SEED)! };
}

async function grown() {
  const page = await opened();
  page.actions.recipe.change({ variants: 3 });
  page.actions.run.expand();
  await page.until(({ run }) => run.phase.kind === 'finished');
  return page;
}

describe('what is said of seeds', () => {
  it('relabels, leaves out and keeps, and takes each back', async () => {
    const { actions, seed, state, read } = await opened();
    actions.seeds.relabelSeed(SEED, DOG);
    expect(seed()).toMatchObject({ label: DOG, cameAs: CAT, leftOut: false });
    // What is read of it changes with it.
    expect(state().review.past.map(({ title }) => EN.step(title))).toEqual(['Relabel 1.png to dog']);
    actions.seeds.leaveOutSeeds([SEED, imageId('dog/2.png')], true);
    expect(seed().leftOut).toBe(true);
    actions.review.undo();
    expect(seed()).toMatchObject({ label: DOG, leftOut: false });
    actions.review.undo();
    expect(seed()).toMatchObject({ label: CAT, leftOut: false });
    expect(seed().cameAs).toBeUndefined();
    actions.review.redo();
    expect(seed()).toMatchObject({ label: DOG, cameAs: CAT });
    actions.seeds.confirmLabel(imageId('dog/1.png'));
    expect(state().seeds.images.get(imageId('dog/1.png'))).toMatchObject({ label: DOG, cameAs: DOG });
    await read();
    expect(judgeTrust(state().seeds)!.trust.classes.map(({ seeds }) => seeds)).toEqual([1, 3]);
  });

  it('leaves a class out and takes that back', async () => {
    const { actions, state } = await opened();
    const out = () =>
      state()
        .seeds.classes.filter(({ leftOut }) => leftOut)
        .map(({ key }) => key);
    actions.seeds.leaveOutClass(DOG, true);
    actions.seeds.leaveOutClass(DOG, true);
    expect(out()).toEqual([DOG]);
    expect(state().review.past.map(({ title }) => EN.step(title))).toEqual(['Leave out the class dog']);
    actions.review.undo();
    expect(out()).toEqual([]);
    actions.review.redo();
    expect(out()).toEqual([DOG]);
    // Its seeds are read no more, and its pictures stay out of the zip.
    await expect.poll(() => judgeTrust(state().seeds)?.trust.classes[1]?.seeds).toBe(0);
  });

  it('makes no step of what says nothing new', async () => {
    const { actions, state } = await opened();
    actions.seeds.relabelSeed(SEED, CAT);
    actions.seeds.relabelSeed(SEED, classKey('horse'));
    actions.seeds.relabelSeed(imageId('nowhere.png'), DOG);
    actions.seeds.leaveOutSeeds([SEED], false);
    actions.seeds.confirmLabel(SEED);
    actions.seeds.confirmLabel(SEED);
    expect(state().review.past).toHaveLength(1);
  });

  it('rejects the variants of a relabelled seed, but for those that have its new class already', async () => {
    const { actions, state } = await grown();
    actions.review.decide([SLOTS[0]!], 'accepted');
    actions.review.relabel([SLOTS[1]!], DOG);
    const before = state();
    actions.seeds.relabelSeed(SEED, DOG);
    const decisions = SLOTS.map((slot) => state().review.decisions.get(slot));
    expect(decisions).toMatchObject([
      { verdict: 'rejected', relabel: null, reason: { code: 'seed-relabelled', from: 'cat' } },
      { verdict: 'unreviewed', relabel: null },
      { verdict: 'rejected', relabel: null },
    ]);
    expect(state().run.labelsThen).toEqual({ [SEED]: CAT });
    actions.review.undo();
    expect(state().review.decisions).toEqual(before.review.decisions);
    expect(state().seeds.images).toEqual(before.seeds.images);
    expect(state().run.labelsThen).toEqual({});
  });

  it('regrows them for the new class, and leaves what the run learnt of the others', async () => {
    const { actions, state, until } = await grown();
    const head = state().run.judgeHead;
    actions.seeds.relabelSeed(SEED, DOG);
    actions.review.regrow([SLOTS[0]!]);
    await until(({ run }) => run.variants.get(SLOTS[0]!)!.number === 3);
    const { run, review } = state();
    const regrown = run.variants.get(SLOTS[0]!)!;
    expect(regrown.classScore).toBe(regrown.probabilities[1]);
    expect(review.decisions.has(SLOTS[0]!)).toBe(false);
    expect(run.judgeHead).toEqual(head);
  });

  it('exports a relabelled seed in its new folder, under a name that is free there', async () => {
    const { actions, store } = await grown();
    actions.seeds.relabelSeed(SEED, DOG);
    const pack = { id: 'toy', version: '1', sha256: '' };
    const { originals } = finished(planInSteps(store.getState(), { appVersion: '1', judge: pack, prior: pack }));
    expect(originals.map(({ path, row }) => [path, row.label])).toEqual([
      ['dog/1-2.png', 'dog'],
      ['cat/2.png', 'cat'],
      ['dog/1.png', 'dog'],
      ['dog/2.png', 'dog'],
    ]);
  });
});
