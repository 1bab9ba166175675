/** @file A pack whose files can be read: the manifest, and bytes that are checked against it. */

import type {
  AutoencoderManifest,
  DiffusionManifest,
  Graph,
  JudgeManifest,
  MaskManifest,
  PackFile,
  PackManifest,
  PriorManifest,
  SafetyManifest,
} from '../packs/manifest.ts';
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
/** A prior that encodes: an autoencoder, or the one that a diffusion pack has around its denoiser. */
export type EncodingPack = Pack<AutoencoderManifest | DiffusionManifest>;
export type JudgePack = Pack<JudgeManifest>;
export type MaskPack = Pack<MaskManifest>;
export type SafetyPack = Pack<SafetyManifest>;

/** How errors call one of a pack's graphs. */
export const graphName = ({ manifest }: Pack, { file }: Graph): string => `${manifest.id}/${file}`;

/** A role's pack of any pack. @throws Error when it has another role. */
const packOf =
  <Role extends PackManifest['role']>(role: Role) =>
  (pack: Pack): Pack<Extract<PackManifest, { role: Role }>> => {
    const isRole = (candidate: Pack): candidate is Pack<Extract<PackManifest, { role: Role }>> =>
      candidate.manifest.role === role;
    if (isRole(pack)) return pack;
    const { id, role: came } = pack.manifest;
    throw new Error(`Expected a ${role}, got "${id}", which is a ${came}; name a ${role} pack there.`);
  };

/** The pack as a prior. @throws Error when it is none. */
export const priorPack: (pack: Pack) => PriorPack = packOf('prior');

/** The pack as a prior that encodes pictures. @throws Error when it is none. */
export function encodingPack(pack: Pack): EncodingPack {
  const prior = priorPack(pack);
  if (isEncoding(prior)) return prior;
  throw new Error(
    `Expected a prior that encodes pictures, got "${prior.manifest.id}", which makes them of embeddings; name another.`,
  );
}

const isEncoding = (pack: PriorPack): pack is EncodingPack => pack.manifest.kind !== 'unclip';

/** The pack as a judge. @throws Error when it is none. */
export const judgePack: (pack: Pack) => JudgePack = packOf('judge');

/** The pack as a mask. @throws Error when it is none. */
export const maskPack: (pack: Pack) => MaskPack = packOf('mask');

/** The pack as a check for pictures that should not be shown. @throws Error when it is none. */
export const safetyPack: (pack: Pack) => SafetyPack = packOf('safety');
