/** @file The packs' side of the protocol: lists, adds, makes, removes; every failure crosses as data. */

import { FailureError } from '../../src/core/failure.ts';
import { adaptableIn } from '../../src/packs/adaptable.ts';
import type { PackManifest } from '../../src/packs/manifest.ts';
import { PACK_ROLES, type PackPlaces } from '../../src/packs/place.ts';
import { packId } from '../../src/packs/packId.ts';
import { presetOf } from '../../src/packs/presets.ts';
import { downloadSize, leastMemory, passMemory } from '../../src/packs/size.ts';
import { packDigest } from '../../src/packs/verify.ts';
import { addPreset } from '../../src/models/shelf/addPreset.ts';
import { keepPack, listKept } from '../../src/models/shelf/keepPack.ts';
import { success, type Result } from '../../src/protocol/failure.ts';
import type { AddAnswer, PackWorker, ShelvedPack } from '../../src/protocol/packs.ts';
import { hold } from '../studio/hold.ts';
import { heldHere, memoryOffered } from '../studio/memoryOffered.ts';
import { fetchPack } from '../studio/fetchPack.ts';
import { openWasm } from '../studio/openRuntime.ts';
import { connection } from './connection.ts';
import { givenSource } from './given.ts';
import { makeGiven } from './makeGiven.ts';
import { opfsShelf } from './opfsShelf.ts';
import { packFailure } from './packFailure.ts';

export function createPackService(): PackWorker {
  const shelf = opfsShelf();
  return {
    hold,

    listPacks: (own) =>
      answering(async () => {
        // A browser that keeps no files has what comes with the page all the same.
        const kept = await listKept(shelf).catch(() => []);
        return [
          ...(await ownPacks(own)),
          ...(await Promise.all(kept.map(({ key, manifest, record }) => shelved(manifest, { key, ...record })))),
        ];
      }),

    addPack: (id, hub, onProgress) =>
      answering(async (): Promise<AddAnswer> => {
        const preset = presetOf(id);
        if (!preset) throw new RangeError(`Expected the name of a preset, got "${id}".`);
        await makeRoom(preset.bytes);
        const answer = await addPreset(preset, {
          hub,
          shelf,
          connection,
          onProgress,
          make: async (source, told) => {
            const sizes = new Map<string, number>();
            for (const path of source.paths) sizes.set(path, (await source.read(path)).length);
            return makeGiven(source, sizes, told, openWasm, memoryOffered());
          },
        });
        if (answer.kind === 'lacking') return answer;
        const { key, pinned, commit } = answer;
        const { notes } = (await listKept(shelf)).find((one) => one.key === key)!.record;
        return { kind: 'added', key, notes, pinned: pinned ? commit : null };
      }),

    makePack: (given, told, onProgress) =>
      answering(async (): Promise<AddAnswer> => {
        const source = await givenSource(given);
        try {
          onProgress({ kind: 'trying' });
          const facts = { ...told, id: packId(told.title) };
          const made = await makeGiven(source, source.sizes, facts, openWasm, memoryOffered());
          if (made.kind === 'lacking') return made;
          await makeRoom(downloadSize(made.pack.manifest));
          const record = { format: 1, preset: null, commit: null, notes: made.notes } as const;
          return { kind: 'added', key: await keepPack(shelf, made.pack, record), notes: made.notes, pinned: null };
        } finally {
          await source.close();
        }
      }),

    removePack: (key) =>
      answering(async () => {
        await shelf.remove(key);
        return null;
      }),
  };
}

async function ownPacks(own: PackPlaces): Promise<readonly ShelvedPack[]> {
  const packs = await Promise.all(PACK_ROLES.flatMap((role) => own[role] ?? []).map((place) => fetchPack(place)));
  return Promise.all(
    packs.map(({ manifest }) => shelved(manifest, { key: null, preset: null, commit: null, notes: [] })),
  );
}

async function shelved(
  manifest: PackManifest,
  { key, preset, commit, notes }: Pick<ShelvedPack, 'key' | 'preset' | 'commit' | 'notes'>,
): Promise<ShelvedPack> {
  const { role, title, version, licence, source } = manifest;
  return {
    ...{ key, preset, commit, notes, role, title, version, licence, source },
    sha256: await packDigest(manifest),
    bytes: downloadSize(manifest),
    memory: leastMemory(manifest, heldHere()) + passMemory(manifest),
    adapted: 'adapted' in manifest ? (manifest.adapted ?? null) : null,
    adaptable: adaptableIn(manifest),
  };
}

/** @throws FailureError where the browser has no room for so many bytes. */
async function makeRoom(bytes: number): Promise<void> {
  const { usage = 0, quota = Infinity } = await navigator.storage.estimate();
  if (usage + bytes > quota) throw new FailureError({ code: 'storage-full', megabytes: bytes / 1e6 });
}

async function answering<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await work());
  } catch (error) {
    return { ok: false, error: packFailure(error) };
  }
}
