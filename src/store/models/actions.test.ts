import { describe, expect, it } from 'vitest';
import type { PackKeeper } from '../../engine/packs.ts';
import { failure, success } from '../../protocol/failure.ts';
import { GONE } from '../../testing/fakeEngine.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { judgeOf } from '../engine/state.ts';

const none = () => Promise.resolve(failure({ code: 'packs-not-kept' }));
const keeper = (own: Partial<PackKeeper>): PackKeeper => ({
  list: () => Promise.resolve(success([])),
  ...{ add: none, make: none, remove: none, adapt: none },
  ...own,
});

describe('choosing a pack', () => {
  it('looks at every seed again, and keeps the stored embeddings of the other judge apart', async () => {
    const studio = fakeStudio();
    const { store, actions, engine, until } = studio;
    await studio.open();
    engine.hold('embedSeeds');
    actions.models.act({ kind: 'choose', role: 'judge', key: 'clip' });
    const question = await engine.asked('embedSeeds');
    expect(question.ids).toHaveLength(4);
    expect(store.getState().seeds.preflight.kind).toBe('running');
    await question.answer();
    await until(({ seeds }) => seeds.preflight.kind === 'ready');
    expect(store.getState().models).toMatchObject({ chosen: { judge: 'clip' }, phase: { kind: 'idle' } });
    expect(judgeOf(store.getState().engine)).toBe('clip');

    // The first judge's are still known: nothing is asked.
    actions.models.act({ kind: 'choose', role: 'judge', key: null });
    await until(
      ({ models, seeds }) =>
        models.phase.kind === 'idle' && models.chosen.judge === null && seeds.preflight.kind === 'ready',
    );
    expect(judgeOf(store.getState().engine)).toBe('bb');
  });

  it('leaves the chosen pack as it was where the other does not load', async () => {
    const studio = fakeStudio();
    const { store, actions, until } = studio;
    await studio.open();
    actions.models.act({ kind: 'choose', role: 'judge', key: GONE });
    await until(({ models, engine }) => models.phase.kind === 'failed' && engine.phase.kind === 'ready');
    expect(store.getState().models).toMatchObject({
      chosen: { judge: null },
      phase: { failure: { code: 'pack-gone' } },
    });
    expect(judgeOf(store.getState().engine)).toBe('bb');
  });

  it('begins recipes with what the prior is made for, and says what it is not made for', async () => {
    const { store, actions, open, until } = fakeStudio();
    await open();
    const choose = async (key: string | null) => {
      actions.models.act({ kind: 'choose', role: 'prior', key });
      await until(({ models, engine }) => models.phase.kind === 'idle' && engine.phase.kind === 'ready');
      await until(({ models }) => models.chosen.prior === key);
    };
    const methods = () => store.getState().recipe.settings.parts.map(({ method }) => method);
    const compared = () => store.getState().recipe.preview.compare;
    expect([methods(), compared()]).toEqual([['gif'], 'unguided']);
    await choose('diffusion');
    expect([methods(), compared()]).toEqual([['gif-sd'], 'sd']);
    await choose('unclip');
    expect([methods(), compared()]).toEqual([['gif-dalle'], 'dalle']);

    // A recipe that somebody changed stays, and neither is previewed nor grown with what it is not for.
    const [part] = store.getState().recipe.settings.parts;
    actions.recipe.change({ parts: [{ ...part!, share: 2 }] });
    await choose(null);
    expect([methods(), compared()]).toEqual([['gif-dalle'], 'unguided']);
    const failure = { code: 'prior-kind', method: 'gif-dalle', wanted: 'unclip', got: 'autoencoder' };
    actions.recipe.showPreview(true);
    await until(({ recipe }) => recipe.preview.failure !== null);
    expect(store.getState().recipe.preview.failure).toEqual(failure);
    actions.run.expand();
    await until(({ run }) => run.phase.kind === 'failed');
    expect(store.getState().run).toMatchObject({ phase: { failure }, done: 0 });
  });

  it('pauses a run, which does not go on with other packs', async () => {
    const studio = fakeStudio();
    const { store, actions, engine, until } = studio;
    await studio.open();
    engine.hold('imagine');
    actions.run.expand();
    await engine.asked('imagine');
    actions.models.act({ kind: 'choose', role: 'judge', key: 'clip' });
    await until(({ run, models }) => run.phase.kind === 'paused' && models.phase.kind === 'idle');
    await engine.release('imagine');
    actions.run.resume();
    await until(({ run }) => run.phase.kind === 'failed');
    expect(store.getState().run.phase).toMatchObject({ failure: { code: 'other-pack' } });
  });
});

describe('adding a pack', () => {
  it('asks to keep it first, shows how far it is, and lists it', async () => {
    const asked: string[] = [];
    const packKeeper = keeper({
      add(preset, onProgress) {
        asked.push(preset);
        onProgress({ kind: 'downloading', done: 1, total: 2 });
        return Promise.resolve(success({ kind: 'added', key: 'clip-1', notes: [], pinned: 'c0ffee' }));
      },
    });
    const { actions, store, until } = fakeStudio({ packKeeper });
    const seen: string[] = [];
    store.subscribe(({ models: { phase } }) => {
      seen.push(phase.kind === 'adding' ? phase.progress.kind : phase.kind);
    });
    actions.models.act({ kind: 'add', preset: 'clip-vit-b32' });
    await until(({ models }) => models.packs !== null);
    expect(asked).toEqual(['clip-vit-b32']);
    expect([...new Set(seen)].filter((kind) => kind !== 'idle')).toEqual(['asking', 'downloading', 'added']);
    expect(store.getState().models.phase).toMatchObject({ pinned: 'c0ffee' });
  });

  it('says what is missing of the files that somebody gave, and of a download that fails', async () => {
    const missing = [{ code: 'part-missing', part: 'text' }] as const;
    const packKeeper = keeper({
      make: () => Promise.resolve(success({ kind: 'lacking', family: 'image and text towers', missing })),
    });
    const { actions, store, until } = fakeStudio({ packKeeper });
    actions.models.openFiles([new File(['x'], 'vision.onnx')], {});
    await until(({ models }) => models.phase.kind === 'lacking');
    expect(store.getState().models.phase).toMatchObject({ missing });
    actions.models.act({ kind: 'add', preset: 'taesd' });
    await until(({ models }) => models.phase.kind === 'failed');
    actions.models.act({ kind: 'dismiss' });
    await until(({ models }) => models.phase.kind === 'idle');
  });
});
