/** @file A pack that denoises, of plain files: what lies in its folders is read without its weights, and one step of it is tried. */

import { latentTensor, pixelTensor } from '../../core/brands.ts';
import { textOf } from '../../core/bytes/utf8.ts';
import { frame } from '../../core/image/frame.ts';
import { frameMap } from '../../core/image/framing.ts';
import { samplerRun } from '../../core/diffusion/sampler.ts';
import { readBorder } from '../../onnx/proto/read.ts';
import {
  draftDenoising,
  readNormalizer,
  readUnetConfig,
  readVaeConfig,
  type FoundParts,
  type PartBorder,
} from '../../packs/draft/denoising.ts';
import type { Told } from '../../packs/draft/draft.ts';
import { DENOISING_PARTS, type DenoisingPart, type Lack, type Lacking } from '../../packs/draft/lack.ts';
import { readSchedulerConfig } from '../../packs/draft/scheduler.ts';
import { SETTINGS } from '../../packs/draft/settings.ts';
import type { DiffusionManifest } from '../../packs/manifest.ts';
import { openPack, priorPack, type Pack } from '../pack.ts';
import { openAnyPrior, type OpenAnyPrior } from '../ports/anyPrior.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { withActivations } from './activations.ts';
import { toBorder } from './border.ts';
import type { FileSource } from './files.ts';
import { finished, type MadePack } from './finish.ts';
import { trialOf, type Trial } from './trial.ts';
import { trialPictures } from './trialPictures.ts';

/** The folder that a denoiser lies in. */
const isDenoising = /(^|\/)unet\/[^/]+\.onnx$/iu;

/** Whether files are laid out as a pack that denoises. */
export const isDenoisingLayout = ({ paths }: FileSource): boolean => paths.some((path) => isDenoising.test(path));

/** How often a part is held while a run is guided: the decoder as it is, with its gradient, and joined to the judge. */
const HELD: Readonly<Record<DenoisingPart, number>> = { text_encoder: 1, unet: 1, vae_encoder: 1, vae_decoder: 3 };

/** Parts that take turns in memory. */
const IN_TURN: readonly DenoisingPart[] = ['text_encoder', 'unet'];

/**
 * Bytes of weights that a run holds at the least, before there is a manifest.
 *
 * @param sizes of the files in bytes, by path.
 */
export function leastMemoryOf(sizes: ReadonlyMap<string, number>): number {
  const bytes = (part: DenoisingPart): number => {
    const within = new RegExp(`(^|/)${part}/`, 'iu');
    return [...sizes].reduce((sum, [path, size]) => (within.test(path) ? sum + size * HELD[part] : sum), 0);
  };
  const others = DENOISING_PARTS.filter((part) => !IN_TURN.includes(part));
  return Math.max(...IN_TURN.map(bytes)) + others.reduce((sum, part) => sum + bytes(part), 0);
}

/**
 * Makes a pack that denoises.
 *
 * @param source every file that was given: a folder a part.
 * @param told what only a person knows.
 * @param runtime where it is tried.
 * @returns the pack, or what is missing.
 */
export async function makeDenoising(source: FileSource, told: Told, runtime: Runtime): Promise<MadePack | Lacking> {
  const { found, missing } = await partsOf(source);
  const draft = draftDenoising(found, told);
  if (missing.length > 0)
    return {
      kind: 'lacking',
      family: draft.family,
      missing: [...missing, ...(draft.kind === 'lacking' ? draft.missing : [])],
    };
  const used = [
    ...Object.values(found.parts).flatMap(({ file, external }) => [file, ...external]),
    ...(found.vocabulary !== null && found.merges !== null
      ? [found.vocabulary, found.merges]
      : [found.tokenizer ?? undefined]),
  ];
  const made = await finished(source, draft, used, (pack) => tryDenoising(pack, runtime));
  if (made.kind === 'lacking') return made;
  const manifest = await withActivations(priorPack(made.pack).manifest, source);
  return { ...made, pack: openPack(manifest, ({ path }) => source.read(path)) };
}

async function partsOf(source: FileSource): Promise<{ readonly found: FoundParts; readonly missing: readonly Lack[] }> {
  const missing: Lack[] = [];
  const pathOf = (pattern: RegExp): string | null =>
    source.paths.filter((path) => pattern.test(path)).toSorted((a, b) => a.length - b.length)[0] ?? null;
  const read = async <Value>(pattern: RegExp, parse: (json: unknown) => Value): Promise<Value | null> => {
    const path = pathOf(pattern);
    if (path === null) return null;
    try {
      return parse(JSON.parse(textOf(await source.read(path))));
    } catch (error) {
      missing.push({ code: 'unreadable', path, text: messageOf(error) });
      return null;
    }
  };
  const parts: Partial<Record<DenoisingPart, PartBorder>> = {};
  for (const part of DENOISING_PARTS) {
    const file = pathOf(new RegExp(`(^|/)${part}/[^/]+\\.onnx$`, 'iu'));
    if (file === null) continue;
    try {
      parts[part] = borderOf(file, await source.read(file), source, (lack) => missing.push(lack));
    } catch (error) {
      missing.push({ code: 'not-onnx', file, text: messageOf(error) });
    }
  }
  const found: FoundParts = {
    parts,
    scheduler: await read(/(^|\/)scheduler\/scheduler_config\.json$/iu, readSchedulerConfig),
    vae: await read(/(^|\/)vae(_decoder|_encoder)?\/config\.json$/iu, readVaeConfig),
    unet: await read(/(^|\/)unet\/config\.json$/iu, readUnetConfig),
    tokenizerConfig: await read(/(^|\/)tokenizer\/tokenizer_config\.json$/iu, SETTINGS.tokenizerConfig),
    vocabulary: pathOf(/(^|\/)tokenizer\/vocab\.json$/iu),
    merges: pathOf(/(^|\/)tokenizer\/merges\.txt$/iu),
    tokenizer: pathOf(/(^|\/)tokenizer\.json$/iu),
    normalizer: await read(/(^|\/)image_normalizer\/[^/]+\.json$/iu, readNormalizer),
    imageNoise: await read(/(^|\/)image_noising_scheduler\/scheduler_config\.json$/iu, readSchedulerConfig),
  };
  return { found, missing };
}

function borderOf(file: string, bytes: Uint8Array, { paths }: FileSource, lack: (lack: Lack) => void): PartBorder {
  const { inputs, outputs, external, opTypes } = readBorder(bytes);
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const beside = external.map((name) => folder + name);
  for (const path of beside) if (!paths.includes(path)) lack({ code: 'weights-missing', file, names: path });
  return {
    file,
    inputs: inputs.map(toBorder),
    outputs: outputs.map(toBorder),
    external: beside,
    draws: opTypes.has('RandomNormalLike'),
  };
}

/** A text that any tokenizer has words for. */
const TRIAL_PROMPT = 'a photo';

/** One picture is made at the smallest size, in one step, and a gradient sent back through the decoder. */
export const tryDenoising = (pack: Pack, runtime: Runtime): Promise<Trial> =>
  trialOf(async (say, lack) => {
    const prior = priorPack(pack);
    const open = await openAnyPrior(prior, runtime, true);
    try {
      const side = smallestSide(prior.manifest.preprocessing.size);
      const width = open.unclip ? await tryUnclip(open, side) : await tryDiffusion(open, side, lack);
      say({ code: 'denoised', side, width });
    } finally {
      await open.close();
    }
  });

async function tryDiffusion(
  { prior, diffusion, framing }: OpenAnyPrior,
  side: number,
  lack: (lack: Lack) => void,
): Promise<number> {
  if (prior?.kind !== 'reconstruction' || !diffusion) throw new Error('Expected a pack that encodes and denoises.');
  const pictures = trialPictures(1, side);
  const pixels = pixelTensor(frame(pictures, frameMap(side, side, framing(side))));
  const latents = await prior.encode(pixels);
  const expected = diffusion.latentDims(side, side);
  if (latents.dims.slice(1).join() !== expected.join())
    // Without a config.json beside it, an autoencoder is taken for the usual one.
    lack({
      code: 'manifest',
      field: 'latent.downscale',
      expected: `latents [${expected.join(', ')}] of a picture of ${side} px, as vae_encoder/config.json says or, where there is none, as usual`,
      got: `[${latents.dims.slice(1).join(', ')}]; put the config.json beside the graph`,
    });
  const [states] = await diffusion.read([TRIAL_PROMPT]);
  const run = samplerRun(diffusion.scheduler, { steps: 1, strength: 1 });
  const noisy = { ...latents, data: run.noised(latents.data, new Float32Array(latents.data.length)) };
  const predicted = await diffusion.predict(noisy, run.timesteps[0]!, [{ states: states! }]);
  if (!predicted.data.every(Number.isFinite)) lack({ code: 'not-finite', what: 'decoded pictures' });
  const images = await prior.decode(latents);
  const cotangent = pixelTensor({ dims: images.dims, data: new Float32Array(images.data.length).fill(1) });
  const { data } = await prior.decodeVjp(latents, images, cotangent);
  if (!data.every(Number.isFinite)) lack({ code: 'not-finite', what: 'gradients' });
  return states!.dims[1]!;
}

async function tryUnclip({ unclip }: OpenAnyPrior, side: number): Promise<number> {
  const dims = [1, ...unclip!.latentDims(side, side)];
  const latents = { dims, data: new Float32Array(dims.reduce((size, dim) => size * dim, 1)) };
  const [states] = await unclip!.read([TRIAL_PROMPT]);
  const labels = new Float32Array(2 * unclip!.embedding.mean.length);
  const run = samplerRun(unclip!.scheduler, { steps: 1, strength: 1 });
  const predicted = await unclip!.predict(latents, run.timesteps[0]!, [{ states: states!, labels }]);
  await unclip!.decode(latentTensor(predicted));
  return states!.dims[1]!;
}

const smallestSide = (size: DiffusionManifest['preprocessing']['size']): number =>
  size.kind === 'fixed' ? size.side : size.minimum;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
