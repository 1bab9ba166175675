import { beforeEach, describe, expect, it } from 'vitest';
import { partOf } from '../../core/run/recipe.ts';
import { pictureOf } from '../../testing/fakeEngine.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { valueOf } from '../../testing/valueOf.ts';
import { fakeStudio, type FakeStudio, type Picture } from '../../testing/fakeStudio.ts';
import { classKey } from '../ids.ts';
import type { Rule } from '../review/state.ts';
import { armsOf } from '../receipt/selectors.ts';
import { presentPicks } from './selectors.ts';
import { pickKey, type PicksProposal } from './state.ts';

const [CAT, DOG] = [classKey('cat'), classKey('dog')];

/** What the toy judge sees in a picture of one lit pixel. */
const column = (j: number): readonly number[] => [0, 1, 2].map((i) => Math.sin(3 * i + 5 * j + 2));
const along = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);

/** A picture whose embedding is the unit vector at an angle in the plane that the toy judge sees. */
function at(degrees: number): Blob {
  const [first, second] = [column(0), column(1)];
  const length = Math.sqrt(along(first, first));
  const shared = along(second, first) / length;
  const rest = Math.sqrt(along(second, second) - shared ** 2);
  const angle = (degrees / 180) * Math.PI;
  const b = Math.sin(angle) / rest;
  const a = (Math.cos(angle) - b * shared) / length;
  return pictureOf(Float32Array.of(a, b, 0, 0, 0, 0));
}

/** Two classes that lie far from each other: leave-one-out reads them right. */
const HELD = at(-10);
const SET: readonly Picture[] = [
  ...[-20, 0, 20].map((degrees, i) => ({ path: `cat/${i}.png`, label: 'cat', picture: at(degrees) })),
  ...[150, 170, 190].map((degrees, i) => ({ path: `dog/${i}.png`, label: 'dog', picture: at(degrees) })),
  { path: 'test/cat/9.png', label: 'cat', split: 'test', picture: HELD },
];

const fileOf = (name: string, picture: Blob): File => new File([picture], name);

/** A cat, a dog, what is neither, copies of a seed and of a held-out picture, and a file that is none. */
const folder = (): readonly File[] => [
  fileOf('fluffy.png', at(10)),
  fileOf('barks.png', at(160)),
  fileOf('neither.png', at(85)),
  fileOf('seed again.png', at(20)),
  fileOf('held out.png', HELD),
  fileOf('notes.txt', new Blob(['x'])),
];

async function opened(projects = fakeProjects()): Promise<FakeStudio> {
  const page = fakeStudio({ projects, pictures: SET });
  await page.open();
  return page;
}

async function proposed(page: FakeStudio): Promise<PicksProposal> {
  page.actions.picks.demand(0.5);
  page.actions.picks.open(folder());
  await page.until(({ picks }) => picks.phase.kind === 'ready' || picks.phase.kind === 'failed');
  const { phase } = page.store.getState().picks;
  if (phase.kind !== 'ready') throw new Error(`Expected a proposal, got ${JSON.stringify(phase)}.`);
  return phase.proposal;
}

async function added(page: FakeStudio) {
  const proposal = await proposed(page);
  page.actions.picks.add();
  return proposal.found;
}

const again = async (page: FakeStudio, projects: ReturnType<typeof fakeProjects>): Promise<FakeStudio> => {
  const { id } = page.store.getState().project.info!;
  page.actions.project.close();
  await page.until(({ project: { access } }) => access.kind === 'none');
  const next = fakeStudio({ projects });
  next.actions.project.open(id);
  await next.until(({ project: { access } }) => access.kind === 'open');
  return next;
};

describe('related pictures', () => {
  let page: FakeStudio;
  beforeEach(async () => {
    page = await opened();
  });

  it('are proposed with what is foretold, and nothing is added before a person says so', async () => {
    const { found, looked, skipped, classes, passedOver, name } = await proposed(page);
    expect([name, looked, skipped]).toEqual(['files', 5, 1]);
    expect(found.map(({ label, facts }) => [label, facts.from])).toEqual([
      [CAT, 'fluffy.png'],
      [DOG, 'barks.png'],
    ]);
    expect(passedOver.get('copy-of-seed')).toBe(1);
    expect(passedOver.get('copy-of-held-out')).toBe(1);
    expect([...passedOver.values()].reduce((a, b) => a + b, 0)).toBe(3);
    expect(classes.map(({ key }) => key)).toEqual([CAT, DOG]);
    for (const { label, facts } of found) {
      const asked = classes.find(({ key }) => key === label)!.sureness!;
      expect(facts.probability).toBeGreaterThanOrEqual(asked.probability);
      expect(facts.foretold).toBe(asked.foretold);
      expect(facts.foretold).toBeGreaterThanOrEqual(0.5);
      expect(facts.entropy).toBeGreaterThanOrEqual(0);
    }
    expect(page.store.getState().picks.all.size).toBe(0);
    page.actions.picks.dismiss();
    expect(page.store.getState().picks.phase).toEqual({ kind: 'none' });
  });

  it('are picked anew when the judge knows the classes by something else', async () => {
    const before = await proposed(page);
    page.actions.recipe.change({ judgeMode: 'names' });
    await page.until(({ picks: { phase } }) => phase.kind === 'ready' && phase.proposal !== before);
    const { phase } = page.store.getState().picks;
    const readings = ({ found }: PicksProposal) => found.map(({ facts }) => [facts.from, facts.probability]);
    expect(phase.kind === 'ready' && readings(phase.proposal)).not.toEqual(readings(before));
  });

  it('are picked anew when another precision is asked for', async () => {
    await proposed(page);
    page.actions.picks.demand(1);
    await page.until(({ picks: { phase } }) => phase.kind === 'ready' && phase.proposal.precision === 1);
    const { phase } = page.store.getState().picks;
    expect(phase.kind === 'ready' && phase.proposal.found.every(({ facts }) => facts.foretold === 1)).toBe(true);
  });

  it('are added as one step, decided and relabelled as variants are, and taken back', async () => {
    const found = await added(page);
    const { slot, label } = found[0]!;
    const other = label === CAT ? DOG : CAT;
    const { review } = page.actions;
    review.decide([slot], 'accepted');
    review.relabel([slot], other);
    const state = () => page.store.getState();
    expect(state().review.decisions.get(slot)).toMatchObject({ verdict: 'accepted', relabel: other });
    // Its own class is no other class.
    review.relabel([slot], label);
    expect(state().review.decisions.get(slot)!.relabel).toBeNull();
    review.undo();
    review.undo();
    review.undo();
    expect(state().review.decisions.size).toBe(0);
    review.undo();
    expect(state().picks.all.size).toBe(0);
    review.redo();
    expect([...state().picks.all.keys()]).toEqual(found.map((pick) => pick.slot));
    page.actions.picks.remove();
    expect(state().picks.all.size).toBe(0);
  });

  it('are not picked twice', async () => {
    const found = await added(page);
    const second = await proposed(page);
    expect(second.found).toEqual([]);
    expect(second.passedOver.get('copy-of-another')).toBe(found.length);
  });

  it('stay as they are when the seeds are grown, and grown again', async () => {
    const [pick] = await added(page);
    page.actions.review.decide([pick!.slot], 'rejected');
    page.actions.recipe.change({ variants: 1, parts: [partOf('copy')] });
    for (const made of [1, 2]) {
      page.actions.run.expand();
      await page.until(({ run }) => run.made === made && run.phase.kind === 'finished');
    }
    const { picks, review } = page.store.getState();
    expect(picks.all.get(pick!.slot)).toEqual(pick);
    expect([...review.decisions]).toEqual([[pick!.slot, expect.objectContaining({ verdict: 'rejected' }) as unknown]]);
    // There is nothing to grow it from.
    page.actions.review.regrow([pick!.slot]);
    expect(page.store.getState().run.regrowing.size).toBe(0);
  });

  it('go with their class, and come back with it', async () => {
    const [pick] = await added(page);
    const present = () => {
      const { picks, seeds } = page.store.getState();
      return presentPicks(picks.all, seeds.classes).has(pick!.slot);
    };
    page.actions.seeds.leaveOutClass(pick!.label, true);
    expect(present()).toBe(false);
    page.actions.seeds.leaveOutClass(pick!.label, false);
    expect(present()).toBe(true);
  });

  it('are rejected by rules on the class score, and by no other', async () => {
    const [pick] = await added(page);
    const verdict = () => page.store.getState().review.decisions.get(pick!.slot)?.verdict;
    const others: readonly Rule[] = [
      { kind: 'class-lost' },
      { kind: 'below-seed', share: 1 },
      { kind: 'near-copy' },
      { kind: 'below', figure: 'cosineToSeed', limit: 1 },
      { kind: 'above', figure: 'distance', limit: 0 },
    ];
    page.actions.review.rejectWhere(others, 0);
    expect(verdict()).toBeUndefined();
    const rule = { kind: 'below', figure: 'classScore', limit: pick!.facts.probability + 1e-6 } as const;
    page.actions.review.rejectWhere([rule], 1);
    expect(verdict()).toBeUndefined();
    page.actions.review.rejectWhere([rule], 0);
    expect(page.store.getState().review.decisions.get(pick!.slot)).toMatchObject({
      verdict: 'rejected',
      reason: { code: 'rule', rule },
    });
    page.actions.review.undo();
    expect(verdict()).toBeUndefined();
  });

  it('are on the map and have neighbours, as they were seen when they were picked', async () => {
    const found = await added(page);
    const slots = found.map(({ slot }) => slot);
    const onMap = async () => {
      const map = await page.insight.map('principal', () => undefined, new AbortController().signal);
      return map.ok ? map.value.points.flatMap((point) => (point.kind === 'variant' ? [point.slot] : [])) : [];
    };
    expect(await onMap()).toEqual(slots);
    page.actions.recipe.change({ variants: 1, parts: [partOf('copy')] });
    page.actions.run.expand();
    await page.until(({ run }) => run.phase.kind === 'finished');
    expect((await onMap()).slice(-2)).toEqual(slots);
    const [nearest] = valueOf(await page.insight.neighbours(slots[0]!, 3));
    expect(nearest!.cosine).toBeGreaterThan(0.98);
    page.actions.seeds.leaveOutClass(found[0]!.label, true);
    expect(await onMap()).not.toContain(slots[0]);
  });

  it('are an arm of the receipt, as long as one is not rejected', async () => {
    const offers = () => armsOf(page.store.getState()).some(({ id }) => id === 'picked');
    expect(offers()).toBe(false);
    const found = await added(page);
    expect(offers()).toBe(true);
    page.actions.review.decide(
      found.map(({ slot }) => slot),
      'rejected',
    );
    expect(offers()).toBe(false);
  });

  it('are none in a folder of other files', async () => {
    page.actions.picks.open([fileOf('notes.txt', new Blob(['x']))]);
    await page.until(({ picks }) => picks.phase.kind === 'failed');
    expect(page.store.getState().picks.phase).toEqual({
      kind: 'failed',
      failure: { code: 'no-related-pictures', folder: 'files' },
    });
  });
});

describe('a project with related pictures', () => {
  it('is there again with them, their pictures and what was decided', async () => {
    const projects = fakeProjects();
    const page = await opened(projects);
    const [pick] = await added(page);
    page.actions.review.decide([pick!.slot], 'accepted');
    const before = page.store.getState();
    const next = await again(page, projects);
    const after = next.store.getState();
    expect([...after.picks.all]).toEqual([...before.picks.all]);
    expect(after.review.decisions).toEqual(before.review.decisions);
    next.actions.review.undo();
    next.actions.review.undo();
    expect(next.store.getState().picks.all.size).toBe(0);
    expect(pick!.image).toBe(pickKey(pick!.facts.sha256));
  });

  it('lets go of the pictures of those that were taken out, when no undo can bring them back', async () => {
    const projects = fakeProjects();
    const page = await opened(projects);
    const found = await added(page);
    const { id } = page.store.getState().project.info!;
    const kept = async () => {
      await page.until(({ project: { saving } }) => saving.kind === 'saved');
      const database = projects.open(id);
      const names = [...(await database.names('picture')), ...(await database.names('embedding'))];
      await database.close();
      return names.filter((name) => `${name}`.startsWith('picked:')).length;
    };
    const each = 3;
    await expect.poll(kept).toBe(each * found.length);
    page.actions.review.undo();
    page.actions.review.redo();
    page.actions.review.undo();
    expect(await kept()).toBe(each * found.length);
    // Another step instead of the one that was taken back.
    const [seed] = page.store.getState().seeds.images.keys();
    page.actions.seeds.confirmLabel(seed!);
    await expect.poll(kept).toBe(0);
  });
});
