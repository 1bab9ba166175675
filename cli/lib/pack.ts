import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifestText } from '../../src/packs/parse.ts';
import {
  encodingPack,
  judgePack,
  maskPack,
  openPack as openPackOver,
  priorPack,
  safetyPack,
  type EncodingPack,
  type JudgePack,
  type MaskPack,
  type Pack,
  type PriorPack,
  type SafetyPack,
} from '../../src/models/pack.ts';

/**
 * Opens a pack in a folder; its files are verified when they are read.
 * @param folder that holds `pack.json`.
 * @throws Error when there is none, PackError when it is wrong; reading a file throws when it is missing or not the one listed.
 */
export async function openPack(folder: string): Promise<Pack> {
  const text = await readFile(join(folder, 'pack.json'), 'utf8').catch((error: unknown) => {
    throw new Error(`Expected a pack with a pack.json in ${folder}, got none; check the path.`, { cause: error });
  });
  const load = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const content = await readFile(join(folder, path)).catch((error: unknown) => {
      throw new Error(`Expected the file ${path} in ${folder}, as pack.json says, got none.`, { cause: error });
    });
    return new Uint8Array(content);
  };
  return openPackOver(parseManifestText(text), ({ path }) => load(path));
}

/** As {@link openPack}, for a prior. */
export const openPriorPack = async (folder: string): Promise<PriorPack> => priorPack(await openPack(folder));

/** As {@link openPack}, for a prior that encodes. */
export const openEncodingPack = async (folder: string): Promise<EncodingPack> => encodingPack(await openPack(folder));

/** As {@link openPack}, for a judge. */
export const openJudgePack = async (folder: string): Promise<JudgePack> => judgePack(await openPack(folder));

/** As {@link openPack}, for a mask. */
export const openMaskPack = async (folder: string): Promise<MaskPack> => maskPack(await openPack(folder));

/** As {@link openPack}, for a check of what is made. */
export const openSafetyPack = async (folder: string): Promise<SafetyPack> => safetyPack(await openPack(folder));
