/** @file A pack of an adapted prior: what was learnt is in its weights, and where it came from is in its manifest. */

import { bytesOf } from '../../core/bytes/utf8.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import type { Model } from '../../onnx/model.ts';
import type { AdaptedFrom } from '../../packs/manifest.ts';
import { parseManifest } from '../../packs/parse.ts';
import { packDigest } from '../../packs/verify.ts';
import { openPack } from '../pack.ts';
import { describeFiles, type FileSource } from '../make/files.ts';
import { adaptablePack, type AdaptablePack } from './openDecoder.ts';

/** What was done, but for the pack that it was done to. */
export type Provenance = Omit<AdaptedFrom, 'from' | 'method'>;

/** The prior that it came from, and a name of its own. */
const CARD = 'README.md';

/**
 * The pack with another decoder.
 *
 * @param base pack that was adapted.
 * @param decoder as it is now.
 * @param id of the new pack.
 * @param provenance what was done.
 * @param extra files beside, by path, such as a picture of what it came to. Default: none.
 */
export async function adaptedPack(
  base: AdaptablePack,
  decoder: Model,
  id: string,
  provenance: Provenance,
  extra: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map(),
): Promise<AdaptablePack> {
  const { files: _, ...manifest } = base.manifest;
  const { encoder, decoder: graph } = manifest.graphs;
  const from = { id: manifest.id, version: manifest.version, sha256: await packDigest(base.manifest) };
  const adapted: AdaptedFrom = { from, method: 'lora', ...provenance };
  const content = new Map<string, Uint8Array<ArrayBuffer>>([
    [encoder.file, await base.read(encoder.file)],
    [graph.file, new Uint8Array(writeModel(decoder))],
    ...extra,
  ]);
  content.set(CARD, bytesOf(cardOf(manifest.title, adapted, [...extra.keys()])));
  const paths = [...content.keys()].toSorted();
  const source: FileSource = { paths, read: (path) => Promise.resolve(content.get(path)!) };
  const parsed = parseManifest({
    ...manifest,
    ...{ id, version: '1.0.0', adapted },
    title: `${manifest.title}, adapted`,
    source: `${from.id} ${from.version}, adapted to ${String(adapted.pictures)} pictures of a data set by this program; see "adapted"`,
    files: await describeFiles(source, paths),
  });
  const pack = openPack(parsed, ({ path }) => source.read(path));
  if (pack.manifest.role !== 'prior') throw new Error('Expected a prior of a prior, got another role.');
  return adaptablePack({ manifest: pack.manifest, read: (path) => pack.read(path) });
}

/** A name for the pack that the same pictures, prior and settings give again. */
export async function adaptedId(base: AdaptablePack, ...known: readonly string[]): Promise<string> {
  const digest = await sha256([await packDigest(base.manifest), ...known].join('\n'));
  return `${base.manifest.id}-adapted-${digest.slice(0, 12)}`;
}

/** What people read beside it. */
function cardOf(title: string, adapted: AdaptedFrom, pictures: readonly string[]): string {
  const { from, pictures: count, rank, steps, runSeed, sha256: digest } = adapted;
  return `# ${title}, adapted

Its decoder learnt to give back the ${String(count)} pictures of one data set (a part of them held out), by weights of rank ${String(rank)} that are merged into
its own: ${String(steps)} steps, run seed ${String(runSeed)}. The encoder is as it was, and so are the units that latents are moved in.

It was ${from.id} ${from.version}, whose files have the digest ${from.sha256}. The pictures have the digest ${digest}. The licence is that of the pack
it was; what it learnt is of the pictures, so pass it on as you would them.
${pictures.map((path) => `\n![Held-out pictures, what the prior gave back of them, and what it gives back now](${path})\n`).join('')}`;
}
