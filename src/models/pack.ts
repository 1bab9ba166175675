/** @file A pack whose files can be read: the manifest, and bytes that are checked against it. */

import type { Graph, JudgeManifest, PackFile, PackManifest, PriorManifest } from '../packs/manifest.ts';
import { verifyFile } from '../packs/verify.ts';

/** Where the pack lies is the adapter's business: a folder, a cache, an address. */
export interface Pack<Manifest extends PackManifest = PackManifest> {
  readonly manifest: Manifest;
  /** Content of one of the manifest's files, size and hash verified. */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/**
 * A pack over whatever holds its files.
 *
 * @param manifest of the pack.
 * @param load gives the content of a listed file: from a folder, from an address.
 * @returns a pack whose `read` rejects with an Error for a path that is not listed, and with a PackError where size or hash is
 * not the one listed.
 */
export function openPack(manifest: PackManifest, load: (file: PackFile) => Promise<Uint8Array<ArrayBuffer>>): Pack {
  return {
    manifest,
    async read(path) {
      const file = manifest.files.find((listed) => listed.path === path);
      if (!file) throw new Error(`Expected a file that ${manifest.id} lists, got ${path}; add it to pack.json.`);
      const bytes = await load(file);
      await verifyFile(file, bytes);
      return bytes;
    },
  };
}

export type PriorPack = Pack<PriorManifest>;
export type JudgePack = Pack<JudgeManifest>;

/** How errors call one of a pack's graphs. */
export const graphName = ({ manifest }: Pack, { file }: Graph): string => `${manifest.id}/${file}`;

const isRole =
  <Role extends PackManifest['role']>(role: Role) =>
  (pack: Pack): pack is Pack<Extract<PackManifest, { role: Role }>> =>
    pack.manifest.role === role;

const isPrior = isRole('prior');
const isJudge = isRole('judge');

/** The pack as a prior. @throws Error when it is a judge. */
export function priorPack(pack: Pack): PriorPack {
  if (!isPrior(pack)) throw new Error(`Expected a prior, got "${pack.manifest.id}", which is a judge; swap the two.`);
  return pack;
}

/** The pack as a judge. @throws Error when it is a prior. */
export function judgePack(pack: Pack): JudgePack {
  if (!isJudge(pack)) throw new Error(`Expected a judge, got "${pack.manifest.id}", which is a prior; swap the two.`);
  return pack;
}
