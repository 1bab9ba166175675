import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseManifestText } from '../../src/packs/parse.ts';
import { verifyFile } from '../../src/packs/verify.ts';
import { judgePack, priorPack, type JudgePack, type Pack, type PriorPack } from '../../workers/runtime/pack.ts';

/** SHA-256 by the platform. */
export const sha256 = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);

/**
 * Opens a pack in a folder; its files are verified when they are read.
 * @param folder that holds `pack.json`.
 * @throws Error when there is none, PackError when it is wrong; reading a file throws when it is missing or not the one listed.
 */
export async function openPack(folder: string): Promise<Pack> {
  const text = await readFile(join(folder, 'pack.json'), 'utf8').catch((error: unknown) => {
    throw new Error(`Expected a pack with a pack.json in ${folder}, got none; check the path.`, { cause: error });
  });
  const manifest = parseManifestText(text);
  return {
    manifest,
    async read(path) {
      const file = manifest.files.find((listed) => listed.path === path);
      if (file === undefined)
        throw new Error(`Expected a file that ${manifest.id} lists, got ${path}; add it to pack.json.`);
      const content = await readFile(join(folder, path)).catch((error: unknown) => {
        throw new Error(`Expected the file ${path} in ${folder}, as pack.json says, got none.`, { cause: error });
      });
      const bytes = new Uint8Array(content);
      await verifyFile(file, bytes, sha256);
      return bytes;
    },
  };
}

/** As {@link openPack}, for a prior. */
export const openPriorPack = async (folder: string): Promise<PriorPack> => priorPack(await openPack(folder));

/** As {@link openPack}, for a judge. */
export const openJudgePack = async (folder: string): Promise<JudgePack> => judgePack(await openPack(folder));
