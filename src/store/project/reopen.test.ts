import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { success } from '../../protocol/failure.ts';
import type { ImportEvent, ReadImage } from '../../protocol/import.ts';
import { projectState } from '../../testing/projects.ts';
import type { Context } from '../context.ts';
import type { ImageKey } from '../ids.ts';
import { variantKey } from '../run/record.ts';
import { variantCounts } from '../run/selectors.ts';
import { headerOf } from '../runs/figures.ts';
import { NO_RECEIPT } from '../receipt/state.ts';
import { NO_RUN } from '../run/state.ts';
import { NO_SEEDS } from '../seeds/state.ts';
import type { StudioState } from '../state.ts';
import type { WrittenPicture } from '../../export/project/document.ts';
import { toDocument } from './document.ts';
import { beginReopening } from './reopen.ts';
import { takeSnapshot } from './takeSnapshot.ts';
import { saying } from '../../testing/saying.ts';

const NOW = '2026-01-02T00:00:00.000Z';
const sha = (path: string): string => Buffer.from(path).toString('hex').padEnd(64, '0').slice(-64);

/** The fixture's project as a zip has it: the document, and where its pictures lie; variants of `k` 3 are not in it. */
function exported(state = projectState()) {
  const images = new Map([...state.seeds.images].map(([id, image]) => [id, { ...image, sha256: sha(id) }]));
  const snapshot = takeSnapshot({ ...state, seeds: { ...state.seeds, images } }, { appVersion: '1.2.3', now: NOW })!;
  const written = new Map<ImageKey, WrittenPicture>();
  for (const { original, id } of snapshot.seeds.images) written.set(original, { path: id, sha256: sha(id) });
  for (const { image, seed, k } of snapshot.run!.variants) {
    const path = `${seed.slice(0, -4)}__gif-k0${k}.png`;
    if (k < 3) written.set(image, { path, sha256: sha(path) });
  }
  const document = toDocument(snapshot, { layout: 'folders', written, prompt: 'a {label}', device: 'wasm' });
  return { snapshot, text: JSON.stringify(document), paths: [...written.values()].map(({ path }) => path) };
}

const arrived = (path: string, root: string): ImportEvent => ({
  kind: 'image',
  image: {
    path: root + path,
    label: null,
    split: null,
    bytes: 1,
    width: 8,
    height: 8,
    sha256: sha(path),
    luminance: 0.5,
    sharpness: 0.1,
    original: new Blob([path]),
    thumbnail: new Blob([`small ${path}`]),
  } satisfies ReadImage,
});

/** A page with an empty project, and what it would store. */
function emptyPage() {
  const full = projectState();
  const store = createStore<StudioState>(() => ({ ...full, seeds: NO_SEEDS, run: NO_RUN, receipt: NO_RECEIPT }));
  const stored = new Map<ImageKey, Blob>();
  const journal: Context['journal'] = {
    stage({ pictures = [] }) {
      for (const [key, blob] of pictures) stored.set(key, blob);
    },
    picture: () => null,
    run: () => null,
    flush: () => Promise.resolve(success(null)),
    hurry: () => undefined,
    embedding: () => null,
  };
  return { context: { store, journal, now: () => NOW } as unknown as Context, store, stored };
}

describe('beginReopening', () => {
  it.each(['', 'pets-expanded/'])(
    'puts the project on screen as it was, from a zip with the folder "%s"',
    async (root) => {
      const { snapshot, text, paths } = exported();
      const { context, store, stored } = emptyPage();
      const reopening = await beginReopening(context, { kind: 'document', root, text, texts: [] }, new Map());
      reopening.add(paths.slice(0, 5).map((path) => arrived(path, root)));
      reopening.add(paths.slice(5).map((path) => arrived(path, root)));
      reopening.finish();

      const { seeds, run, reopened, project, receipt } = store.getState();
      expect(project.info!.name).toBe(snapshot.project.name);
      expect([...seeds.images.values()]).toEqual(snapshot.seeds.images);
      expect([...run.variants.values()]).toEqual(snapshot.run!.variants);
      expect(run.settings).toEqual(snapshot.run!.settings);
      expect(receipt.kept).toEqual(snapshot.receipts);
      expect(reopened.differences.map(({ kind, path }) => [kind, path])).toEqual([['absent', '4 variants']]);
      // Every picture is stored under the key that the state has for it.
      for (const { original, thumbnail, id } of seeds.images.values()) {
        expect(await stored.get(original)!.text()).toBe(id);
        expect(await stored.get(thumbnail)!.text()).toBe(`small ${id}`);
      }
      for (const { image, seed, k } of run.variants.values()) {
        expect(await stored.get(image)?.text()).toBe(k < 3 ? `${seed.slice(0, -4)}__gif-k0${k}.png` : undefined);
      }
    },
  );

  it('knows which run it has, and of the others what came of them: their pictures are not in the file', async () => {
    const full = projectState();
    const earlier = headerOf({ ...full.run, made: 2, name: 'Small', began: NOW }, new Map(), full.seeds)!;
    const variants = new Map(
      [...full.run.variants].map(([slot, one]) => [
        slot,
        { ...one, image: variantKey(one.seed, one.k, one.number, 3) },
      ]),
    );
    const run = { ...full.run, made: 3, name: 'Twin', began: NOW, twinOf: 2, variants };
    const { text, paths } = exported({ ...full, run, runs: { ...full.runs, begun: 4, earlier: [earlier] } });
    const { context, store, stored } = emptyPage();
    const reopening = await beginReopening(context, { kind: 'document', root: '', text, texts: [] }, new Map());
    reopening.add(paths.map((path) => arrived(path, '')));
    reopening.finish();
    const back = store.getState();
    expect(back.run).toMatchObject({ made: 3, name: 'Twin', began: NOW, twinOf: 2 });
    expect([...back.run.variants.values()]).toEqual([...variants.values()]);
    for (const { image, k } of variants.values()) expect(stored.has(image)).toBe(k < 3);
    expect(back.runs).toMatchObject({ begun: 3, earlier: [{ ...earlier, isElsewhere: true }] });
    // What it says of them goes on with the next file.
    expect(JSON.parse(exported(back).text)).toMatchObject({ earlier: [{ made: 2, name: 'Small' }] });
  });

  it('knows how many bits its pictures use, and how they are read', async () => {
    const full = projectState();
    const images = new Map([...full.seeds.images].map(([id, image]) => [id, { ...image, usedBits: 12 }]));
    const settings = { ...full.recipe.settings, stretch: 12 };
    const { text, paths, snapshot } = exported({
      ...full,
      seeds: { ...full.seeds, images },
      recipe: { ...full.recipe, settings },
    });
    const { context, store } = emptyPage();
    const reopening = await beginReopening(context, { kind: 'document', root: '', text, texts: [] }, new Map());
    reopening.add(paths.map((path) => arrived(path, '')));
    reopening.finish();
    expect(store.getState().recipe.settings).toEqual(settings);
    expect([...store.getState().seeds.images.values()]).toEqual(snapshot.seeds.images);
    await expect(
      beginReopening(
        context,
        { kind: 'document', root: '', text: text.replace('"stretch":12', '"stretch":17'), texts: [] },
        new Map(),
      ),
    ).rejects.toThrow(/recipe\.stretch/u);
  });

  it('takes a picture that was added as a seed, and one that was moved under its old key', async () => {
    const { text, paths } = exported();
    const { context, store, stored } = emptyPage();
    const reopening = await beginReopening(context, { kind: 'document', root: '', text, texts: [] }, new Map());
    const moved = arrived('dog/1.png', '') as Extract<ImportEvent, { kind: 'image' }>;
    reopening.add([
      ...paths.filter((path) => path !== 'dog/1.png').map((path) => arrived(path, '')),
      { ...moved, image: { ...moved.image, path: 'cat/was a dog.png' } },
      arrived('dog/new.png', ''),
    ]);
    reopening.finish();
    const { images } = store.getState().seeds;
    expect([...images.values()].map(({ id, label }) => `${label} ${id}`)).toEqual([
      'cat cat/1.png',
      'cat cat/2.png',
      'cat dog/1.png',
      'dog dog/2.png',
      'dog dog/new.png',
    ]);
    for (const { original } of images.values()) expect(stored.has(original)).toBe(true);
  });

  it('keeps how many variants each seed got, when the zip has lost a seed', async () => {
    const { text, paths } = exported(projectState(4, [2, 0, 1, 2]));
    const { context, store } = emptyPage();
    const reopening = await beginReopening(context, { kind: 'document', root: '', text, texts: [] }, new Map());
    reopening.add(paths.filter((path) => path !== 'cat/1.png').map((path) => arrived(path, '')));
    reopening.finish();
    const { run } = store.getState();
    expect([...variantCounts(run)]).toEqual([
      ['cat/2.png', 0],
      ['dog/1.png', 1],
      ['dog/2.png', 2],
    ]);
    expect([run.done, run.total]).toEqual([3, 3]);
  });

  it('refuses a document that is none, and changes nothing', async () => {
    const { context, store } = emptyPage();
    const before = store.getState();
    const reopening = beginReopening(context, { kind: 'document', root: '', text: '{}', texts: [] }, new Map());
    await expect(saying(reopening)).rejects.toThrow(/^Expected offshoot\.json by its schema, got format: /u);
    expect(store.getState()).toBe(before);
  });
});
