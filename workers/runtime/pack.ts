/** @file A pack whose files can be read: the manifest, and bytes that were checked against it. */

import type { Graph, JudgeManifest, PackManifest, PriorManifest } from '../../src/packs/manifest.ts';

/** Where the pack lies is the adapter's business: a folder, a cache, an address. */
export interface Pack<Manifest extends PackManifest = PackManifest> {
  readonly manifest: Manifest;
  /** Content of one of the manifest's files, size and hash verified. */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
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
