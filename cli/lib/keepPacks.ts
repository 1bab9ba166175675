/** @file `npm run packs -- add | remove`: presets of the hub onto a shelf on this machine, as the studio has them in its browser. */

import { totalmem } from 'node:os';
import { join } from 'node:path';
import { presetOf, PRESETS } from '../../src/packs/presets.ts';
import { addPreset, type AddOptions } from '../../src/models/shelf/addPreset.ts';
import { listKept } from '../../src/models/shelf/keepPack.ts';
import type { Runtime } from '../../src/models/runtime/runtime.ts';
import { lackingTitle, lackWords, noteWords } from '../../src/ui/words/en/packs.ts';
import { connection } from '../../workers/packs/connection.ts';
import { makeGiven } from '../../workers/packs/makeGiven.ts';
import { folderShelf } from './folderShelf.ts';

type Print = (line: string) => void;

/**
 * Fetches a preset, makes a pack of it and tries it.
 *
 * @param id of the preset.
 * @param folder of the shelf.
 * @param hub address of the hub, ending in `/`.
 * @param make default: as the studio makes it.
 * @returns 0, or 1 where it cannot be added.
 */
export async function add(
  id: string,
  folder: string,
  hub: string,
  runtime: Runtime,
  print: Print,
  make: AddOptions['make'] = madeWith(runtime),
): Promise<0 | 1> {
  const preset = presetOf(id);
  if (!preset) {
    print(`Expected one of ${PRESETS.map((one) => one.id).join(', ')}, got "${id}".`);
    return 1;
  }
  const shelf = folderShelf(folder);
  let told = -1;
  const added = await addPreset(preset, {
    hub,
    shelf,
    connection,
    make,
    onProgress(progress) {
      if (progress.kind !== 'downloading' || progress.total === null) return;
      const tenth = Math.floor((10 * progress.done) / progress.total);
      if (tenth > told) print(`${tenth * 10}% of ${(progress.total / 1e6).toFixed(1)} MB`);
      told = Math.max(told, tenth);
    },
  });
  if (added.kind === 'lacking') {
    print(lackingTitle(added));
    for (const lack of added.missing) print(`  ${lackWords(lack)}`);
    return 1;
  }
  const kept = (await listKept(shelf)).find(({ key }) => key === added.key)!;
  print(`${join(folder, added.key)}: a ${kept.manifest.role}, ${kept.manifest.licence}.`);
  if (added.pinned) print(`  Pinned to commit ${added.commit}: later downloads must equal this one.`);
  for (const note of kept.record.notes) print(`  ${noteWords(note)}`);
  return 0;
}

const madeWith =
  (runtime: Runtime): AddOptions['make'] =>
  async (source, told) => {
    const sizes = new Map<string, number>();
    for (const path of source.paths) sizes.set(path, (await source.read(path)).length);
    return makeGiven(source, sizes, told, () => Promise.resolve(runtime), totalmem() / 2);
  };

/** Removes a pack from the shelf; its pin stays. @returns 1 where there is none. */
export async function remove(key: string, folder: string, print: Print): Promise<0 | 1> {
  const shelf = folderShelf(folder);
  const kept = (await listKept(shelf)).filter((one) => one.key === key || one.record.preset === key);
  if (kept.length === 0) {
    print(`Expected a pack of ${folder}, got "${key}"; see npm run packs -- list ${folder}`);
    return 1;
  }
  for (const one of kept) {
    await shelf.remove(one.key);
    print(`${join(folder, one.key)} is removed.`);
  }
  return 0;
}
