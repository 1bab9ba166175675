import { describe, expect, it } from 'vitest';
import { memoryShelf } from '../testing/memoryShelf.ts';
import { openTinyPack } from '../testing/openTinyPack.ts';
import { tinyJudge, tinyUnclip } from '../testing/tinyPacks.ts';
import type { PackPlaces } from '../packs/place.ts';
import { openPack, type Pack } from './pack.ts';
import { readPacks, type OpenPack } from './readPacks.ts';
import { keepPack, openKept } from './shelf/keepPack.ts';

const at = (key: string) => ({ kind: 'kept', key }) as const;
const PLACES: PackPlaces = { prior: at('prior'), judge: at('judge'), mask: at('mask'), safety: null };
const judge = await openTinyPack(tinyJudge());

/** Reads packs; `paths` are the files that were read. */
function reading(prior: Pack, memory = Infinity, places = PLACES) {
  const paths: string[] = [];
  const open: OpenPack = (place, onBytes = () => undefined) => {
    const pack = place === places.prior ? prior : judge;
    return Promise.resolve({
      manifest: pack.manifest,
      read: async (path) => {
        paths.push(path);
        const bytes = await pack.read(path);
        onBytes(bytes.length);
        return bytes;
      },
    });
  };
  let last = { done: 0, total: 0 };
  const begun = readPacks(places, open, memory, 'as-stored', (progress) => {
    last = progress;
  });
  const packs = begun.then(async ({ packs, arrived }) => {
    await arrived;
    return packs;
  });
  return { packs, paths, progress: () => last };
}

describe('reading packs', () => {
  it('reads graphs, tokenizers and weights beside them, and tells how far it is', async () => {
    const { packs, paths, progress } = reading(await openTinyPack(tinyUnclip()));
    expect((await packs).prior.manifest.kind).toBe('unclip');
    const prior = ['denoiser.onnx', 'text.onnx', 'decoder.onnx', 'vocab.txt'];
    // What the judge reads texts with is kept here, and read with the first of them.
    expect(paths.toSorted()).toEqual([...prior, 'image.onnx'].toSorted());
    expect(progress().done).toBe(progress().total);
  });

  it('hands what it has read to whom opens it at once, and nothing a second time or of what is opened later', async () => {
    const { packs, paths } = reading(await openTinyPack(tinyUnclip()));
    const { prior } = await packs;
    paths.length = 0;
    const bytes = await prior.read('decoder.onnx');
    expect(paths).toEqual([]);
    expect(await prior.read('decoder.onnx')).toEqual(bytes);
    await prior.read('denoiser.onnx');
    expect(paths).toEqual(['decoder.onnx', 'denoiser.onnx']);
  });

  it('gives the packs before their files have arrived', async () => {
    const { manifest } = await openTinyPack(tinyUnclip());
    const open: OpenPack = (place) =>
      Promise.resolve(
        place === PLACES.judge ? judge : { manifest, read: () => Promise.reject(new Error('broken off')) },
      );
    const { packs, arrived } = await readPacks(PLACES, open, Infinity, 'as-stored', () => undefined);
    expect(packs.prior.manifest).toBe(manifest);
    await expect(arrived).rejects.toThrow('broken off');
  });

  it('reads all of a judge that lies at an address, since the network may be gone later', async () => {
    const judge = { kind: 'address', folder: '/models/' } as const;
    const { packs, paths } = reading(await openTinyPack(tinyUnclip()), Infinity, { ...PLACES, judge });
    await packs;
    expect(paths.toSorted().slice(-4)).toEqual(['text.onnx', 'text.onnx', 'vocab.txt', 'vocab.txt']);
  });

  it('refuses what memory is too little for before any file is read', async () => {
    const { manifest } = await openTinyPack(tinyUnclip());
    const files = manifest.files.map((file) => (file.path === 'denoiser.onnx' ? { ...file, bytes: 5e9 } : file));
    const large = openPack({ ...manifest, files }, () => Promise.reject(new Error('It was read.')));
    const { packs, paths } = reading(large, 3.5e9);
    await expect(packs).rejects.toMatchObject({ failure: { code: 'pack-too-large', limit: 3.5e9 } });
    expect(paths).toEqual([]);
  });

  it('refuses an embedding prior of another judge, with both lengths', async () => {
    const { packs, paths } = reading(await openTinyPack(tinyUnclip(8)));
    await expect(packs).rejects.toMatchObject({ failure: { code: 'embedding-width', prior: 8, judge: 6 } });
    expect(paths).toEqual([]);
  });

  it('names a file that is missing', async () => {
    const shelf = memoryShelf();
    const record = { format: 1, preset: null, commit: null, notes: [] } as const;
    const key = await keepPack(shelf, await openTinyPack(tinyUnclip()), record);
    const whole = { ...shelf, read: shelf.read.bind(shelf) };
    const without = {
      ...whole,
      read: (of: string, path: string) => (path === 'denoiser.onnx' ? Promise.resolve(null) : whole.read(of, path)),
    };
    await expect(reading(await openKept(without, key)).packs).rejects.toMatchObject({
      failure: { code: 'pack-file-gone', key, path: 'denoiser.onnx' },
    });
  });
});
