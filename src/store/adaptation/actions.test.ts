import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import type { PackKeeper } from '../../engine/packs.ts';
import type { Failure } from '../../core/failure.ts';
import type { AdaptationAsked, AdaptationNews, AdaptedPrior } from '../../protocol/adaptation.ts';
import { failure, success, type Result } from '../../protocol/failure.ts';
import type { ShelvedPack } from '../../protocol/packs.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { classKey } from '../ids.ts';

const PRIOR: ShelvedPack = {
  ...{ key: null, role: 'prior', title: 'Starter prior', version: '1.0.0', licence: 'MIT', source: 'here' },
  ...{
    sha256: 'aa',
    bytes: 1,
    memory: 1,
    preset: null,
    commit: null,
    notes: [],
    adapted: null,
    adaptable: { where: 'page' },
  },
};
/** The engine of tests takes the name of a prior for its kind. */
const ADAPTED: ShelvedPack = { ...PRIOR, key: 'autoencoder', sha256: 'bb' };

/** A keeper that adapts when it is told to. */
function fakeAdapter() {
  const asked: AdaptationAsked[] = [];
  let packs: readonly ShelvedPack[] = [PRIOR];
  let heard: () => void = () => undefined;
  let tell: (news: AdaptationNews) => void = () => undefined;
  let answer: (made: Result<AdaptedPrior>) => void = () => undefined;
  let signal: AbortSignal | null = null;
  const no = () => Promise.resolve(failure({ code: 'packs-not-kept' }));
  const packKeeper: PackKeeper = {
    list: () => Promise.resolve(success(packs)),
    ...{ add: no, make: no, remove: no },
    adapt(work, onNews, aborted) {
      asked.push(work);
      [tell, signal] = [onNews, aborted];
      heard();
      return new Promise((resolve) => (answer = resolve));
    },
  };
  return {
    ...{ asked, packKeeper },
    /** The next work. */
    next: () => new Promise<void>((resolve) => (heard = resolve)),
    tell: (news: AdaptationNews) => {
      tell(news);
    },
    look(...errors: readonly number[]) {
      const looks = errors.map((error, i) => ({ step: 50 * i, error }));
      const now = [new Blob([`now ${looks.length}`])];
      tell({ kind: 'look', looks, checkpoint: new Blob([`at ${looks.length}`]), held: [new Blob(['held'])], now });
    },
    stopped: () => signal?.aborted ?? false,
    fail: (why: Failure) => {
      answer(failure(why));
    },
    finish(made: Partial<AdaptedPrior>) {
      packs = [PRIOR, ADAPTED];
      const error = { absolute: 0.03, psnr: 27 };
      answer(
        success({ key: null, looks: [], before: error, after: error, tested: 1, pictures: 4, sheet: null, ...made }),
      );
    },
  };
}

async function opened() {
  const adapter = fakeAdapter();
  const studio = fakeStudio({ packKeeper: adapter.packKeeper });
  await studio.open();
  studio.actions.models.act({ kind: 'list' });
  await studio.until(({ models }) => models.packs !== null);
  const started = () => {
    const next = adapter.next();
    studio.actions.adaptation.start();
    return next;
  };
  const state = () => studio.store.getState().adaptation;
  return { ...studio, adapter, started, state };
}

describe('adapting the prior', () => {
  it('takes the seeds of the recipe, in the order of their paths, and says how far it is', async () => {
    const { actions, adapter, started, state } = await opened();
    actions.recipe.change({ side: 64 });
    actions.adaptation.change(100);
    actions.seeds.leaveOutSeeds([imageId('dog/1.png')], true);
    await started();
    const [asked] = adapter.asked;
    expect(asked!.seeds.map(({ path, label }) => [path, label])).toEqual([
      ['cat/1.png', 'cat'],
      ['cat/2.png', 'cat'],
      ['dog/2.png', 'dog'],
    ]);
    expect(asked).toMatchObject({ from: null, side: 64, stretch: 16, settings: { steps: 100, rank: 8 } });
    expect(asked!.prior).toEqual({ kind: 'address', folder: '/models/' });
    adapter.tell({ kind: 'reading', done: 1, total: 3 });
    expect(state().phase).toEqual({ kind: 'reading', done: 1, total: 3 });
    adapter.look(0.03);
    adapter.tell({ kind: 'step', step: 1, loss: 0.1 });
    expect(state().phase).toEqual({ kind: 'training', step: 1, of: 100, left: null });
    adapter.tell({ kind: 'step', step: 21, loss: 0.1 });
    expect(state().phase).toMatchObject({ step: 21, left: expect.any(Number) as number });
    adapter.fail({ code: 'worker-lost', what: 'models' });
    await Promise.resolve();
    await Promise.resolve();
    expect(state().phase).toMatchObject({ kind: 'failed', failure: { code: 'worker-lost' } });
    expect(state().kept).toMatchObject({ steps: 100, looks: [{ step: 0, error: 0.03 }] });
  });

  it('goes on from its last look, after the project was closed too, and anew where something else is asked', async () => {
    const { actions, adapter, started, state, store, until } = await opened();
    await started();
    adapter.look(0.03);
    adapter.look(0.03, 0.028);
    actions.adaptation.stop();
    expect(adapter.stopped()).toBe(true);
    expect(state().phase).toEqual({ kind: 'idle' });
    // News that was under way brings nothing back.
    adapter.tell({ kind: 'step', step: 60, loss: 0.1 });
    expect(state().phase).toEqual({ kind: 'idle' });

    const { id: project } = store.getState().project.info!;
    actions.project.close();
    await until(({ project: { info } }) => info === null);
    expect(state().kept).toBeNull();
    actions.project.open(project);
    await until(({ project: { info }, seeds }) => info !== null && seeds.preflight.kind === 'ready');
    expect(state().kept).toMatchObject({ looks: [{ step: 0 }, { step: 50, error: 0.028 }] });
    await started();
    expect(await adapter.asked.at(-1)!.from!.text()).toBe('at 2');
    const { id } = state().kept!;
    actions.adaptation.stop();

    actions.seeds.relabelSeed(imageId('cat/1.png'), classKey('dog'));
    await started();
    expect(adapter.asked.at(-1)!.from).toBeNull();
    adapter.look(0.03);
    expect(state().kept!.id).not.toBe(id);
  });

  it('keeps what it came to, forgets its checkpoint, and the pack can be used', async () => {
    const { actions, adapter, started, state, store, until } = await opened();
    await started();
    adapter.look(0.03);
    const { id } = state().kept!;
    const looks = [
      { step: 0, error: 0.03 },
      { step: 50, error: 0.02 },
    ];
    adapter.finish({ key: 'autoencoder', looks, sheet: new Blob(['sheet']), after: { absolute: 0.02, psnr: 28 } });
    await until(({ models }) => models.packs?.length === 2);
    expect(state()).toMatchObject({ phase: { kind: 'idle' }, kept: null, made: { id, key: 'autoencoder', looks } });
    expect(state().made).not.toHaveProperty('sheet');
    actions.models.act({ kind: 'choose', role: 'prior', key: 'autoencoder' });
    await until(({ models }) => models.chosen.prior === 'autoencoder' && models.phase.kind === 'idle');
    actions.adaptation.dismiss();
    expect(state().made).toBeNull();
    expect(store.getState().models.packs).toHaveLength(2);
  });
});
