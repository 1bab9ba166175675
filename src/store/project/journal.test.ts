import { createStore } from 'zustand/vanilla';
import { describe, expect, it } from 'vitest';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { KEPT_RECEIPT, projectState, SEEDS, variantRecord } from '../../testing/projects.ts';
import type { ProjectDatabase } from '../../storage/projectDatabase.ts';
import { StorageFull } from '../../storage/projectDatabase.ts';
import { checkpointKey, givenBackKey, heldKey, NO_ADAPTATION, sheetKey } from '../adaptation/state.ts';
import { slotId, type ImageKey } from '../ids.ts';
import { classifierKey } from '../receipt/state.ts';
import { redo, applyStep, undo } from '../review/history.ts';
import type { Decision, ReviewStep } from '../review/state.ts';
import { NO_RUN } from '../run/state.ts';
import type { StudioState } from '../state.ts';
import { createJournal, type JournalStart } from './journal.ts';
import { NO_SIZES, presentRecords, projectFrom, storedEmbeddings } from './records.ts';
import { takeSnapshot } from './takeSnapshot.ts';
import { EN } from '../../ui/words/en.ts';

const NOW = '2026-03-04T05:06:07.000Z';
const EMPTY: Omit<JournalStart, 'database'> = {
  holds: null,
  stepNumbers: new Map(),
  sizes: NO_SIZES,
};

let names = 0;

/** A project that is written as it changes, and can be read back. */
async function written(
  state: StudioState,
  wrap: (database: ProjectDatabase) => ProjectDatabase = (one) => one,
  onWritten: () => void = () => undefined,
) {
  const projects = fakeProjects();
  const store = createStore(() => state);
  const database = projects.open(`journal-${names++}`);
  await database.own();
  const journal = createJournal({ store, appVersion: '0.1.0' }, { onWritten, onNotOwner: () => undefined });
  journal.begin({ ...EMPTY, database: wrap(database) });
  const change = (part: Partial<StudioState>) => {
    store.setState(part);
  };
  const read = async () => projectFrom(await presentRecords(database), NOW);
  return { store, journal, database, change, read };
}

const snapshot = (state: StudioState) => takeSnapshot(state, { appVersion: '0.1.0', now: NOW });

const decision = (verdict: Decision['verdict'], n: number): ReviewStep => ({
  title: { code: 'text', text: `${verdict} ${n}` },
  changes: [
    {
      kind: 'decision',
      slot: slotId(SEEDS[n]!, 1),
      before: null,
      after: { verdict, relabel: null, reason: null, at: NOW },
    },
  ],
});

describe('createJournal', () => {
  it('stores a run that tops up classes: more variants of a seed than K, and seeds without any', async () => {
    const { store, journal, change, read } = await written(projectState(0, [5, 0, 1, 2]));
    change(projectState(3, [5, 0, 1, 2]));
    await journal.flush();
    const { snapshot: back } = await read();
    expect(back).toEqual(snapshot(store.getState()));
    expect(back.run!.variants).toHaveLength(6);
  });

  it('stores what is in the state, whatever way it came there', async () => {
    const { store, journal, change, read } = await written(projectState(2));
    const step = (make: (state: StudioState) => Partial<StudioState>) => {
      change(make(store.getState()));
    };
    await journal.flush();
    expect((await read()).snapshot).toEqual(snapshot(store.getState()));

    const { run } = projectState(3);
    change({ run });
    step((state) => applyStep(state, decision('accepted', 0)));
    step((state) => applyStep(state, decision('rejected', 1)));
    await journal.flush();
    expect((await read()).snapshot).toEqual(snapshot(store.getState()));

    step(undo);
    step((state) => {
      const slot = slotId(SEEDS[0]!, 2);
      const before = state.run.variants.get(slot)!;
      const after = variantRecord(SEEDS[0]!, 2, 9);
      return applyStep(state, { title: { code: 'regrow' }, changes: [{ kind: 'regrow', slot, before, after }] });
    });
    step(undo);
    step(redo);
    step((state) => ({ seeds: { ...state.seeds, prompt: 'a sketch of a {label}' } }));
    step((state) => ({ seeds: { ...state.seeds, images: new Map([...state.seeds.images].slice(1)) } }));
    await journal.flush();
    expect((await read()).snapshot).toEqual(snapshot(store.getState()));
  });

  it('writes a decision and a step of the studio at once, and all else together a little later', async () => {
    const batches: string[][] = [];
    const { store, journal, change } = await written(projectState(1), (database) => ({
      ...database,
      commit: (batch) => {
        batches.push(batch.put.map(([[kind, name]]) => `${kind} ${name}`));
        return database.commit(batch);
      },
    }));
    await journal.flush();
    batches.length = 0;
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    change({ recipe: { ...store.getState().recipe, settings: { ...store.getState().recipe.settings, variants: 7 } } });
    await turn();
    expect(batches).toEqual([]);
    change({ view: { ...store.getState().view, step: 'receipt' } });
    await turn();
    expect(batches.flat()).toEqual(expect.arrayContaining(['part view', 'part recipe']));
    batches.length = 0;
    change(applyStep(store.getState(), decision('accepted', 0)));
    await turn();
    expect(batches.flat().some((name) => name.startsWith('decision '))).toBe(true);
  });

  it('writes a new receipt by itself, whatever else changes or does not', async () => {
    const writings: (() => void)[] = [];
    const { store, journal, change, read } = await written(projectState(), undefined, () => writings.shift()?.());
    await journal.flush();
    const isWritten = new Promise<void>((resolve) => writings.push(resolve));
    const { receipt } = store.getState();
    change({ receipt: { ...receipt, kept: [{ ...KEPT_RECEIPT, id: 'receipt-2' }, ...receipt.kept] } });
    await isWritten;
    expect((await read()).snapshot.receipts.map(({ id }) => id)).toEqual(['receipt-2', KEPT_RECEIPT.id]);
  });

  it('forgets the network of a receipt with the receipt', async () => {
    const { store, journal, change, database } = await written(projectState());
    const { receipt } = store.getState();
    const own = classifierKey(KEPT_RECEIPT.id);
    journal.stage({ pictures: [[own, new Blob(['onnx'])]] });
    change({ receipt: { ...receipt, kept: [...receipt.kept, { ...KEPT_RECEIPT, id: 'receipt-2' }] } });
    await journal.flush();
    expect(await database.names('picture')).toContain(own);
    change({ receipt: { ...receipt, kept: [{ ...KEPT_RECEIPT, id: 'receipt-2' }] } });
    await journal.flush();
    expect(await database.names('picture')).not.toContain(own);
  });

  it('keeps a checkpoint while it can be gone on from, and a sheet as long as what it shows', async () => {
    const { journal, change, read, database } = await written(projectState());
    const kept = { id: 'a', of: 'x', steps: 100, looks: [{ step: 0, error: 0.03 }], shown: 1 };
    const stage = (...keys: readonly ImageKey[]) => {
      journal.stage({ pictures: keys.map((key) => [key, new Blob(['data'])]) });
    };
    stage(checkpointKey('a'), heldKey('a', 0), givenBackKey('a', 0, 0));
    change({ adaptation: { ...NO_ADAPTATION, kept } });
    await journal.flush();
    expect(await database.names('picture')).toHaveLength(3);
    expect((await read()).snapshot.adaptation).toEqual({ kept, made: null });
    expect((await read()).sizes).toEqual(NO_SIZES);

    // It ends: what was still to be written of its last look is not.
    stage(checkpointKey('a'), sheetKey('a'));
    const error = { absolute: 0.03, psnr: 27 };
    const made = { id: 'a', key: 'p', looks: kept.looks, before: error, after: error, tested: 1, pictures: 6 };
    change({ adaptation: { ...NO_ADAPTATION, made } });
    await journal.flush();
    expect(await database.names('picture')).toEqual([sheetKey('a')]);
    expect((await read()).snapshot.adaptation).toEqual({ kept: null, made });
    change({ adaptation: NO_ADAPTATION });
    await journal.flush();
    expect(await database.names('picture')).toEqual([]);
  });

  it('lands a picture with its record, and forgets those of the run before', async () => {
    const { store, journal, change, read, database } = await written({ ...projectState(0), run: NO_RUN });
    const { run } = projectState(1);
    const [picture] = [...run.variants.values()].map(({ image }) => image);
    journal.stage({
      pictures: [
        [picture!, new Blob(['png'])],
        [`thumbnail:${SEEDS[0]!}` as ImageKey, new Blob(['webp'])],
      ],
      embeddings: [[picture!, { judge: 'bb', side: 64, values: Float32Array.of(1, 2) }]],
    });
    change({ run });
    expect(journal.picture(picture!)).not.toBeNull();
    await journal.flush();
    expect(journal.picture(picture!)).toBeNull();
    expect(await database.names('picture')).toEqual([`thumbnail:${SEEDS[0]!}`, picture]);
    expect(new Map(await storedEmbeddings(database, 1)).get(picture!)?.values).toEqual(Float32Array.of(1, 2));
    expect((await read()).sizes).toEqual({ seeds: 4, runs: { 1: 3 } });

    change({ run: { ...store.getState().run, made: 2, variants: new Map(), families: new Map() } });
    await journal.flush();
    expect(await database.names('picture')).toEqual([`thumbnail:${SEEDS[0]!}`]);
    expect(await database.names('embedding')).toEqual([]);
    expect((await read()).sizes).toEqual({ seeds: 4, runs: {} });
  });

  it('keeps and counts pictures that come before their run: those of a zip', async () => {
    const { journal, change, read, database } = await written({ ...projectState(0), run: NO_RUN });
    const { run } = projectState(1);
    const pictures = [...run.variants.values()].map(({ image }) => image);
    for (const picture of pictures) {
      journal.stage({ pictures: [[picture, new Blob(['png'])]] });
      await journal.flush();
    }
    change({ run });
    await journal.flush();
    expect(await database.names('picture')).toEqual(pictures.toSorted());
    expect((await read()).sizes).toEqual({ seeds: 0, runs: { 1: 9 } });
  });

  it('keeps what there is no room for, says how much it is, and stores decisions nevertheless', async () => {
    let full = false;
    const small = (database: ProjectDatabase): ProjectDatabase => ({
      ...database,
      commit: (batch) =>
        full && batch.put.some(([[kind]]) => kind === 'picture')
          ? Promise.reject(new StorageFull('full'))
          : database.commit(batch),
    });
    const { store, journal, change, read } = await written(projectState(2), small);
    await journal.flush();
    full = true;
    const { run } = projectState(3);
    const picture = [...run.variants.values()].at(-1)!.image;
    journal.stage({ pictures: [[picture, new Blob(['x'.repeat(3_000_000)])]] });
    change({ run });
    expect(await journal.flush()).toMatchObject({ ok: false, error: { code: 'storage-full' } });
    const { saving } = store.getState().project;
    expect(saving).toMatchObject({ kind: 'failed' });
    // One picture waits, and three more of the run are to come.
    expect(saving.kind === 'failed' && EN.failure(saving.failure).message).toBe(
      'Expected room for about 12.0 MB more, got none from this browser.',
    );
    expect(journal.picture(picture)?.size).toBe(3_000_000);

    change(applyStep(store.getState(), decision('accepted', 0)));
    await journal.flush();
    expect((await read()).snapshot.review.decisions).toHaveLength(1);
    expect((await read()).snapshot.run!.variants).toHaveLength(6);

    full = false;
    expect((await journal.flush()).ok).toBe(true);
    expect((await read()).snapshot).toEqual(snapshot(store.getState()));
    expect(store.getState().project.saving).toEqual({ kind: 'saved' });
  });
});
