import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../../core/bytes/utf8.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import { presetOf } from '../../packs/presets.ts';
import { memoryShelf } from '../../testing/memoryShelf.ts';
import { makesTaesd as make } from '../../testing/taesdPack.ts';
import { addPreset, type AddProgress } from './addPreset.ts';
import type { Answer } from './download.ts';
import { listKept, openKept } from './keepPack.ts';

const PRESET = presetOf('taesd')!;
const [ENCODER, DECODER] = PRESET.graphs as readonly string[] as [string, string];

/** A hub of one repository. */
function fakeHub(files: Record<string, string>, commit = 'c0ffee') {
  const asked: string[] = [];
  const listing = {
    sha: commit,
    siblings: Object.entries(files).map(([rfilename, text]) => ({ rfilename, size: text.length })),
  };
  const answer = (text: string): Answer => ({ status: 200, from: 0, body: chunks(text) });
  return {
    asked,
    files,
    connection: {
      pause: () => Promise.resolve(),
      get: (address: string): Promise<Answer> => {
        asked.push(address);
        if (address.includes('/api/')) return Promise.resolve(answer(JSON.stringify(listing)));
        const path = address.split(`/resolve/${commit}/`)[1];
        return Promise.resolve(path !== undefined && path in files ? answer(files[path]!) : NOT_THERE);
      },
    },
  };
}
const NOT_THERE: Answer = { status: 404, from: 0, body: chunks('') };

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytesOf(text);
}

const FILES = { [ENCODER]: 'encodes', [DECODER]: 'decodes', 'config.json': '{}', 'README.md': 'not fetched' };

describe('addPreset', () => {
  it('pins a first download, and keeps a pack that opens', async () => {
    const [hub, shelf] = [fakeHub(FILES), memoryShelf()];
    const told: AddProgress[] = [];
    const options = { hub: 'https://hub/', shelf, connection: hub.connection, make };
    const added = await addPreset(PRESET, { ...options, onProgress: (progress) => told.push(progress) });
    expect(added).toMatchObject({ kind: 'added', pinned: true, commit: 'c0ffee' });
    expect(hub.asked).toEqual([
      'https://hub/api/models/deinferno/taesd-onnx/revision/main?blobs=true',
      ...[ENCODER, DECODER, 'config.json'].map((path) => `https://hub/deinferno/taesd-onnx/resolve/c0ffee/${path}`),
    ]);
    expect(told.at(-2)).toEqual({ kind: 'downloading', done: 16, total: 16 });
    expect(told.at(-1)).toEqual({ kind: 'trying' });
    const [kept] = await listKept(shelf);
    expect(kept!.record).toMatchObject({ preset: 'taesd', commit: 'c0ffee' });
    const pack = await openKept(shelf, kept!.key);
    expect(textOf(await pack.read(ENCODER))).toBe('encodes');
    expect(shelf.parts.size).toBe(0);
  });

  it('asks nobody for the commit of one that is pinned, and refuses other bytes, after it was removed too', async () => {
    const [hub, shelf] = [fakeHub(FILES), memoryShelf()];
    const options = { hub: 'https://hub/', shelf, connection: hub.connection, make, onProgress: () => undefined };
    const first = await addPreset(PRESET, options);
    await shelf.remove((first as { key: string }).key);
    hub.asked.length = 0;
    expect(await addPreset(PRESET, options)).toMatchObject({ pinned: false, key: (first as { key: string }).key });
    expect(hub.asked.some((address) => address.includes('/api/'))).toBe(false);

    await shelf.remove((first as { key: string }).key);
    hub.files[DECODER] = 'DECODES';
    await expect(addPreset(PRESET, options)).rejects.toMatchObject({
      path: DECODER,
      expected: `SHA-256 ${await sha256('decodes')}`,
    });
    expect(await listKept(shelf)).toEqual([]);
  });

  it('goes on with what had arrived, and keeps nothing of a pack that lacks something', async () => {
    const [hub, shelf] = [fakeHub(FILES), memoryShelf()];
    const options = { hub: 'https://hub/', shelf, connection: hub.connection, make, onProgress: () => undefined };
    const decoder = hub.files[DECODER]!;
    Reflect.deleteProperty(hub.files, DECODER);
    await expect(addPreset(PRESET, options)).rejects.toMatchObject({ failure: { code: 'bad-status', status: 404 } });
    hub.files[DECODER] = decoder;
    hub.asked.length = 0;
    const lacking = { kind: 'lacking', family: null, missing: [{ code: 'no-gradient' }] } as const;
    expect(await addPreset(PRESET, { ...options, make: () => Promise.resolve(lacking) })).toEqual(lacking);
    // The encoder had come the first time.
    expect(hub.asked.map((address) => address.split('/').at(-2))).not.toContain('vae_encoder');
    expect(await listKept(shelf)).toEqual([]);
  });

  it('says which graphs a repository has where the wanted one is not there', async () => {
    const hub = fakeHub({ 'other.onnx': 'x' });
    const options = { hub: 'https://hub/', shelf: memoryShelf(), connection: hub.connection, make };
    await expect(addPreset(PRESET, { ...options, onProgress: () => undefined })).rejects.toMatchObject({
      path: 'deinferno/taesd-onnx',
      got: 'other.onnx',
    });
  });
});
