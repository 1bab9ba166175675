/** @file A pack of an adapted prior: what was learnt is in its weights, and where it came from is in its manifest. */

import { bytesOf } from '../../core/bytes/utf8.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import { counted } from '../../core/counted.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import type { Model } from '../../onnx/model.ts';
import { namedFiles } from '../../packs/consistency.ts';
import type { AdaptedFrom, AutoencoderManifest, DiffusionManifest, Graph, InputSpec } from '../../packs/manifest.ts';
import { parseManifest } from '../../packs/parse.ts';
import { packDigest } from '../../packs/verify.ts';
import { openPack, type Pack } from '../pack.ts';
import { describeFiles, type FileSource } from '../make/files.ts';

/** What was done, but for the pack that it was done to. */
export type Provenance = Omit<AdaptedFrom, 'from' | 'method'>;

/** The prior that it came from, and a name of its own. */
const CARD = 'README.md';

/** What goes with weights wherever they go. */
const LICENCE = /(^|\/)(licen[cs]e|notice)[^/]*$/iu;

/** A graph that was adapted. */
export interface AdaptedModel {
  readonly model: Model;
  /** The input that chooses among its adapters, where each class has one. */
  readonly chooser?: string;
}

/** A pack that can be adapted, whatever of it. */
export type AnyAdaptable = Pack<AutoencoderManifest | DiffusionManifest>;

/**
 * The pack with another decoder, or with another denoiser where it has one.
 *
 * @param base pack that was adapted.
 * @param now the graph as it is now.
 * @param id of the new pack.
 * @param provenance what was done.
 * @param extra files beside, by path, such as a picture of what it came to. Default: none.
 */
export async function adaptedPack<Base extends AnyAdaptable>(
  base: Base,
  { model, chooser }: AdaptedModel,
  id: string,
  provenance: Provenance,
  extra: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map(),
): Promise<Base> {
  const { files, ...manifest } = base.manifest;
  const from = { id: manifest.id, version: manifest.version, sha256: await packDigest(base.manifest) };
  const adapted: AdaptedFrom = { from, method: 'lora', ...provenance };
  // Weights beside the graph are in it now.
  const { external: _, ...plain } = graphOf(base);
  const graph = chooser === undefined ? plain : { ...plain, inputs: [...plain.inputs, chooserSpec(chooser)] };
  const graphs = { ...manifest.graphs, [manifest.kind === 'diffusion' ? 'denoiser' : 'decoder']: graph };
  const named = namedFiles({ ...manifest, graphs }).map(({ file }) => file);
  const content = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { path } of files)
    if (named.includes(path) || LICENCE.test(path)) content.set(path, await base.read(path));
  content.set(graph.file, new Uint8Array(writeModel(model)));
  for (const [path, bytes] of extra) content.set(path, bytes);
  content.set(CARD, bytesOf(cardOf(base.manifest, adapted, [...extra.keys()])));
  const paths = [...content.keys()].toSorted();
  const source: FileSource = { paths, read: (path) => Promise.resolve(content.get(path)!) };
  const parsed = parseManifest({
    ...manifest,
    ...{ id, version: '1.0.0', adapted, graphs },
    title: `${manifest.title}, adapted`,
    source: `${from.id} ${from.version}, adapted to ${String(adapted.pictures)} pictures of a data set by this program; see "adapted"`,
    files: await describeFiles(source, paths),
  });
  const pack = openPack(parsed, ({ path }) => source.read(path));
  const isAlike = (one: Pack): one is Base => one.manifest.role === 'prior' && one.manifest.kind === manifest.kind;
  if (!isAlike(pack)) throw new Error('Expected a prior of a prior, got another kind of pack.');
  return pack;
}

/** The input that chooses an adapter, as a manifest has it. */
const chooserSpec = (name: string): InputSpec => ({
  ...{ name, type: 'int32', layout: '', shape: [], feed: { kind: 'adapter' } },
});

/** The graph that is adapted. */
const graphOf = ({ manifest }: AnyAdaptable): Graph =>
  manifest.kind === 'diffusion' ? manifest.graphs.denoiser : manifest.graphs.decoder;

/** A name for the pack that the same pictures, prior and settings give again. */
export async function adaptedId(base: AnyAdaptable, ...known: readonly string[]): Promise<string> {
  const digest = await sha256([await packDigest(base.manifest), ...known].join('\n'));
  return `${base.manifest.id}-adapted-${digest.slice(0, 12)}`;
}

/** What people read beside it. */
function cardOf({ title, kind }: AnyAdaptable['manifest'], adapted: AdaptedFrom, pictures: readonly string[]): string {
  const { from, pictures: count, rank, steps, runSeed, prompt = '', sha256: digest, classes } = adapted;
  const [learnt, stays, shown] =
    kind === 'diffusion'
      ? [
          `Its denoiser learnt to denoise the ${String(count)} pictures of one data set under the prompt "${prompt}"`,
          'Its autoencoder and its text encoder are as they were',
          'Held-out pictures, what the prior made of them with half of the noise, without guidance, and what it makes of them now',
        ]
      : [
          `Its decoder learnt to give back the ${String(count)} pictures of one data set`,
          'The encoder is as it was',
          'Held-out pictures, what the prior gave back of them, and what it gives back now',
        ];
  return `# ${title}, adapted

${learnt} (a part of them held out), by weights of rank ${String(rank)}
${classes ? `beside its own, with a set of them for each of ${counted(classes.length, 'class', 'classes')}` : 'that are merged into its own'}: ${String(steps)} steps, run seed ${String(runSeed)}. ${stays}, and so are the units that latents are moved in.

It was ${from.id} ${from.version}, whose files have the digest ${from.sha256}. The pictures have the digest ${digest}. The licence is that of the pack
it was; what it learnt is of the pictures, so pass it on as you would them.
${pictures.map((path) => `\n![${shown}](${path})\n`).join('')}`;
}
