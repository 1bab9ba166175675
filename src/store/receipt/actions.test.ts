import { describe, expect, it, vi } from 'vitest';
import { fakeStudio, PETS } from '../../testing/fakeStudio.ts';
import { fakeTrainer, trained } from '../../testing/fakeTrainer.ts';
import { imageId } from '../../core/brands.ts';
import type { PackClassifier } from '../../engine/receipts.ts';
import { failure, success } from '../../protocol/failure.ts';
import type { ClassifierAsked } from '../../protocol/receipt.ts';
import { classKey, slotId } from '../ids.ts';
import { armsOf } from './selectors.ts';

const TESTED = [...PETS, { path: 'test/cat/9.png', label: 'cat', split: 'test' as const }].map((picture) => ({
  split: 'train' as const,
  ...picture,
}));

async function grown(pictures = TESTED, packClassifier?: PackClassifier) {
  const worker = fakeTrainer();
  const saved: File[] = [];
  const handOver = (file: File) => void saved.push(file);
  const studio = fakeStudio({
    ...{ pictures, makeReceipt: worker.makeReceipt, handOver },
    ...(packClassifier && { packClassifier }),
  });
  await studio.open();
  studio.actions.recipe.change({ variants: 2 });
  studio.actions.run.expand();
  await studio.until((state) => state.run.phase.kind === 'finished');
  const made = () => {
    const next = worker.next();
    studio.actions.receipt.make();
    return next;
  };
  return { ...studio, worker, saved, made, state: () => studio.store.getState() };
}

const CAT = imageId('cat/1.png');
const JOB = { arm: 'original', repeat: 0, fold: 0 };
/** The first of nine trainings begins. */
const FIRST_JOB = {
  kind: 'job',
  stage: 'run',
  ...{ ...JOB, updates: 200, done: 0, jobs: 9 },
  span: { from: 0, to: 200, of: 1800 },
} as const;

describe('a receipt', () => {
  it('is made of the seeds, of what is kept aside, and of variants that nobody rejected', async () => {
    const { actions, made, state } = await grown();
    actions.review.decide([slotId(CAT, 1)], 'rejected');
    actions.review.relabel([slotId(CAT, 2)], classKey('dog'));
    const work = await made();
    expect(work.classes).toEqual(['cat', 'dog']);
    expect(work.seeds.map(({ path, id, label, origins }) => [path, id, label, origins])).toEqual([
      ['cat/1.png', 'cat/1.png', 0, [0]],
      ['cat/2.png', 'cat/2.png', 0, [1]],
      ['dog/1.png', 'dog/1.png', 1, [2]],
      ['dog/2.png', 'dog/2.png', 1, [3]],
    ]);
    expect(work.tests?.map(({ path, label, origins }) => [path, label, origins])).toEqual([['test/cat/9.png', 0, []]]);
    expect(work.pools.map(([pool]) => pool)).toEqual(['expansion']);
    // The rejected one is out, the relabelled one is of its new class, and each says which seed it shows.
    const [first, ...others] = work.pools[0]![1];
    expect(first).toMatchObject({ path: slotId(CAT, 2), label: 1, origins: [0], k: 2 });
    // Half its class and half what the judge reads, as the export writes it.
    const { probabilities } = state().run.variants.get(slotId(CAT, 2))!;
    expect([...first!.soft!].map((share, c) => share - probabilities[c]! / 2)).toEqual([
      expect.closeTo(0, 5),
      expect.closeTo(0.5, 5),
    ]);
    expect(others.map(({ origins }) => origins[0])).toEqual([1, 1, 2, 2, 3, 3]);
    // RandAugment needs no model: it is made where it trains, with as many variants.
    expect(work.makes.map(({ pool }) => pool)).toEqual(['randaugment']);
    expect(work.asked).toMatchObject({ variants: 2, repeats: 3, test: { kind: 'split', split: 'test' } });
    expect(work.judge).toBeNull();
    expect(state().receipt.phase.kind).toBe('preparing');
  });

  it('holds out seeds where nothing is kept aside, and tells another work from this one by its name', async () => {
    const { actions, made } = await grown(PETS.map((picture) => ({ ...picture, split: 'train' as const })));
    const first = await made();
    expect(first).toMatchObject({ tests: null, asked: { test: { kind: 'folds', folds: 3 } } });
    actions.receipt.stop();
    expect((await made()).key).toBe(first.key);
    actions.receipt.stop();
    actions.seeds.relabelSeed(CAT, classKey('dog'));
    expect((await made()).key).not.toBe(first.key);
  });

  it('tells how far it is, rests, goes on, and is kept with the project', async () => {
    const { actions, made, state, until, worker } = await grown();
    await made();
    worker.tell(FIRST_JOB);
    for (const update of [25, 50]) {
      worker.tell({ kind: 'point', ...JOB, point: { update, loss: 1 / update, accuracy: update / 100 } });
    }
    worker.tell({ kind: 'update', update: 50, loss: 0.1 });
    worker.tell({ kind: 'run', arm: 'original', repeat: 0, run: trained(0.5) });
    const { live, phase } = state().receipt;
    expect(phase).toEqual({ kind: 'training', resting: false });
    expect(live).toMatchObject({ update: 50, runs: [{ arm: 'original', accuracy: 0.5 }] });
    expect(live!.curves.map(({ points }) => points.map(({ update }) => update))).toEqual([[25, 50]]);
    actions.receipt.rest(true);
    expect(state().receipt.phase).toEqual({ kind: 'training', resting: true });
    actions.receipt.rest(false);
    expect(worker.rests).toEqual([true, false]);
    worker.finish();
    await until(({ receipt }) => receipt.kept.length === 1);
    const [{ id, receipt }] = state().receipt.kept as readonly [ReturnType<typeof state>['receipt']['kept'][number]];
    expect(receipt).toMatchObject({ classes: ['cat', 'dog'], seeds: [2, 2], tests: [1, 0], appVersion: '0.1.0' });
    expect(state().receipt.phase).toEqual({ kind: 'idle' });
    actions.receipt.remove(id);
    expect(state().receipt.kept).toEqual([]);
  });

  it('names the run that it was made of, as it was called then', async () => {
    const { actions, made, state, until, worker } = await grown();
    actions.runs.rename(1, 'bold');
    await made();
    worker.finish();
    await until(({ receipt }) => receipt.kept.length === 1);
    actions.runs.rename(1, 'timid');
    actions.receipt.choose({ arms: ['original'] });
    await made();
    worker.finish();
    await until(({ receipt }) => receipt.kept.length === 2);
    const { kept } = state().receipt;
    expect(kept.map(({ receipt }) => receipt.grown)).toEqual([{ made: 1, name: 'bold' }, undefined]);
  });

  it('asks besides only what its arms can answer', async () => {
    const { actions, made } = await grown();
    actions.receipt.choose({ ratios: [0, 1, 5], robustness: true, longTail: 10 });
    // Two classes have no many, medium and few.
    const further = { ratios: [0, 1, 5], robustness: true, longTail: null };
    expect((await made()).asked).toMatchObject(further);
    actions.receipt.stop();
    actions.receipt.choose({ arms: ['original', 'head'] });
    expect((await made()).asked).toMatchObject({ ...further, ratios: [] });
    actions.receipt.stop();
    actions.receipt.choose({ arms: ['head'] });
    expect((await made()).asked).toMatchObject({ ratios: [], robustness: false, longTail: null });
  });

  it('that failed is not brought back by what was said before', async () => {
    const { made, until, worker, state } = await grown();
    await made();
    worker.tell(FIRST_JOB);
    worker.fail({ code: 'worker-lost', what: 'receipt' });
    await until(({ receipt }) => receipt.phase.kind === 'failed');
    // It was under way when the worker died.
    worker.tell({ kind: 'update', update: 50, loss: 0.1 });
    expect(state().receipt.phase).toEqual({ kind: 'failed', failure: { code: 'worker-lost', what: 'receipt' } });
    expect((await made()).asked.arms).toEqual(worker.works[0]!.asked.arms);
  });

  it('is saved as JSON, as a table and as a picture, and stands beside another', async () => {
    const { actions, made, until, worker, state, saved } = await grown();
    for (const count of [1, 2]) {
      await made();
      worker.finish();
      await until(({ receipt }) => receipt.kept.length === count);
    }
    const [first, second] = state().receipt.kept;
    for (const [i, kind] of (['json', 'csv', 'svg'] as const).entries()) {
      actions.receipt.save(second!.id, kind);
      await vi.waitUntil(() => saved.length > i);
    }
    expect(saved.map(({ name, type }) => [name.replace(/^receipt-\d{4}-\d\d-\d\d\./u, ''), type])).toEqual([
      ['json', 'application/json'],
      ['csv', 'text/csv'],
      ['svg', 'image/svg+xml'],
    ]);
    expect(JSON.parse(await saved[0]!.text())).toEqual(second!.receipt);
    actions.receipt.compareWith(first!.id);
    expect(state().receipt.compared).toBe(first!.id);
    actions.receipt.remove(first!.id);
    expect(state().receipt).toMatchObject({ compared: null, kept: [{ id: second!.id }] });
  });

  it('leaves a classifier, which is packed with the names of its classes; what fails is said, and tried again', async () => {
    const asked: ClassifierAsked[] = [];
    const answers = [failure({ code: 'worker-lost', what: 'receipt' } as const), success(new Blob(['zip']))];
    const pack: PackClassifier = (one) => {
      asked.push(one);
      return Promise.resolve(answers.shift()!);
    };
    const { actions, made, until, worker, state, saved } = await grown(TESTED, pack);
    actions.seeds.renameClass(classKey('cat'), 'house cat');
    await made();
    worker.finish(Uint8Array.of(1, 2, 3));
    await until(({ receipt }) => receipt.kept.length === 1);
    const [{ id, receipt }] = state().receipt.kept as readonly [ReturnType<typeof state>['receipt']['kept'][number]];
    actions.receipt.saveClassifier(id);
    expect(state().receipt.packing).toEqual({ id, failure: null });
    await until(({ receipt }) => receipt.packing?.failure?.code === 'worker-lost');
    actions.receipt.saveClassifier(id);
    await until(({ receipt }) => receipt.packing === null);
    expect(asked[1]).toEqual({
      ...{ receipt, arm: receipt.arms.at(-1)!.arm, labels: ['house cat', 'dog'], square: 64 },
      model: Uint8Array.of(1, 2, 3),
      said: { arm: 'the expansion', protocol: expect.stringContaining('200 updates') as string },
    });
    expect(saved.map(({ name, type }) => [name, type])).toEqual([
      [expect.stringMatching(/^classifier-\d{4}-\d\d-\d\d\.zip$/u), 'application/zip'],
    ]);
  });

  it('counts no rests into the time that it took', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const { actions, made, until, worker, state } = await grown();
      await made();
      worker.tell(FIRST_JOB);
      vi.advanceTimersByTime(2000);
      actions.receipt.rest(true);
      vi.advanceTimersByTime(60_000);
      actions.receipt.rest(false);
      vi.advanceTimersByTime(1000);
      worker.finish();
      await until(({ receipt }) => receipt.kept.length === 1);
      expect(state().receipt.kept[0]!.seconds).toBe(3);
    } finally {
      vi.useRealTimers();
    }
  });

  it('ends when it is told to, and with its project', async () => {
    const { actions, made, state, until, worker } = await grown();
    await made();
    actions.receipt.stop();
    expect([worker.stopped(), state().receipt.phase.kind]).toEqual([true, 'idle']);
    await made();
    actions.project.close();
    await until(({ project }) => project.access.kind === 'none');
    expect(worker.stopped()).toBe(true);
  });

  it('offers only what there is', async () => {
    const { store, open } = fakeStudio();
    await open();
    const offered = armsOf(store.getState()).map(({ id }) => id);
    expect(offered).toEqual(expect.arrayContaining(['original', 'randaugment', 'head', 'infinite']));
    expect(offered).not.toContain('expansion');
    expect(offered).not.toContain('guided');
  });
});
