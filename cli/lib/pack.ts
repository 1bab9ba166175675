import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JudgeManifest, PackManifest, PriorManifest } from '../../src/packs/manifest.ts';
import { parseManifestText } from '../../src/packs/parse.ts';
import { verifyFile } from '../../src/packs/verify.ts';

/** A pack whose files have been read and verified. */
export interface LoadedPack<M extends PackManifest = PackManifest> {
  readonly folder: string;
  readonly manifest: M;
  /** Content of a file of the pack. */
  file(path: string): Uint8Array<ArrayBuffer>;
}

/** SHA-256 by the platform. */
export const sha256 = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> => crypto.subtle.digest('SHA-256', bytes);

/**
 * Reads a pack from a folder and checks every file's size and hash.
 * @param folder that holds `pack.json`.
 * @throws Error when the manifest or a file is missing, PackError when one of them is wrong.
 */
export async function loadPack(folder: string): Promise<LoadedPack> {
  const text = await readFile(join(folder, 'pack.json'), 'utf8').catch((error: unknown) => {
    throw new Error(`Expected a pack with a pack.json in ${folder}, got none; check the path.`, { cause: error });
  });
  const manifest = parseManifestText(text);
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of manifest.files) {
    const bytes = new Uint8Array(
      await readFile(join(folder, file.path)).catch((error: unknown) => {
        throw new Error(`Expected the file ${file.path} in ${folder}, as pack.json says, got none.`, { cause: error });
      }),
    );
    await verifyFile(file, bytes, sha256);
    contents.set(file.path, bytes);
  }
  return {
    folder,
    manifest,
    file(path) {
      const bytes = contents.get(path);
      if (bytes === undefined) throw new Error(`Expected one of ${[...contents.keys()].join(', ')}, got ${path}.`);
      return bytes;
    },
  };
}

/** As {@link loadPack}, for a prior. */
export async function loadPriorPack(folder: string): Promise<LoadedPack<PriorManifest>> {
  const pack = await loadPack(folder);
  if (pack.manifest.role !== 'prior') throw new Error(`Expected a prior in ${folder}, got a ${pack.manifest.role}.`);
  return { ...pack, manifest: pack.manifest };
}

/** As {@link loadPack}, for a judge. */
export async function loadJudgePack(folder: string): Promise<LoadedPack<JudgeManifest>> {
  const pack = await loadPack(folder);
  if (pack.manifest.role !== 'judge') throw new Error(`Expected a judge in ${folder}, got a ${pack.manifest.role}.`);
  return { ...pack, manifest: pack.manifest };
}
