/** @file Packs that denoise, in the layout of the library that they come from: a folder for every part, with its settings beside it. */

import * as z from 'zod/mini';
import { isFloat, isInteger, type Border } from './border.ts';
import { headerOf, type Draft, type Told } from './draft.ts';
import type { Family } from './family.ts';
import type { DenoisingPart, Lack } from './lack.ts';
import { noiseOf, schedulerOf, type SchedulerConfig } from './scheduler.ts';
import { spelled, type TokenizerConfig } from './settings.ts';
import { tensorOf } from './tensors.ts';

/** A graph of a part, as its file says without its weights. */
export interface PartBorder {
  readonly file: string;
  readonly inputs: readonly Border[];
  readonly outputs: readonly Border[];
  /** Paths of further files with its weights. */
  readonly external: readonly string[];
  /** Whether it draws noise by itself. */
  readonly draws: boolean;
}

/** The parts of `config.json` of an autoencoder and of a denoiser that are read. */
const vaeSchema = z.looseObject({
  _class_name: z.optional(z.string()),
  latent_channels: z.optional(z.number()),
  scaling_factor: z.optional(z.nullable(z.number())),
  block_out_channels: z.optional(z.array(z.number())),
});
const unetSchema = z.looseObject({
  sample_size: z.optional(z.nullable(z.number())),
  block_out_channels: z.optional(z.array(z.number())),
});
export type VaeConfig = z.output<typeof vaeSchema>;
export type UnetConfig = z.output<typeof unetSchema>;
export const readVaeConfig = (json: unknown): VaeConfig => vaeSchema.parse(json);
export const readUnetConfig = (json: unknown): UnetConfig => unetSchema.parse(json);

const normalizerSchema = z.looseObject({ mean: z.array(z.number()), std: z.array(z.number()) });
export type Normalizer = z.output<typeof normalizerSchema>;
export const readNormalizer = (json: unknown): Normalizer => normalizerSchema.parse(json);

/** What lies in the folders; `null` where it does not. */
export interface FoundParts {
  readonly parts: Readonly<Partial<Record<DenoisingPart, PartBorder>>>;
  readonly scheduler: SchedulerConfig | null;
  readonly vae: VaeConfig | null;
  readonly unet: UnetConfig | null;
  readonly tokenizerConfig: TokenizerConfig | null;
  /** Paths of the tokenizer's files. */
  readonly vocabulary: string | null;
  readonly merges: string | null;
  /** One file with both. */
  readonly tokenizer: string | null;
  /** Of packs that take a picture's embedding. */
  readonly normalizer: Normalizer | null;
  readonly imageNoise: SchedulerConfig | null;
}

/** Stable Diffusion's: what is not said is as there. */
const USUAL = { scaling: 0.18215, levels: 4, channels: 4, side: 64 };

/** The published radii of the ball: around latents, and around embeddings. */
const RADII = { latent: 0.8, embedding: 0.1 };

/** Longest text of the text encoders in use, in tokens. */
const LENGTH = 77;

/** Most pixels of a side, where a pack prefers fewer. */
const MOST_SIDE = 1024;

/**
 * Drafts the manifest of a pack that denoises; one with an embedding's normaliser is led by embeddings.
 *
 * @param found the parts and their settings.
 * @param told what only a person knows.
 */
export function draftDenoising(found: FoundParts, told: Told): Draft {
  const missing: Lack[] = [];
  const lack = (one: Lack): void => void missing.push(one);
  const { parts, scheduler, vae, unet, normalizer, imageNoise } = found;
  const family: Family = normalizer ? 'unclip' : 'diffusion';
  const wanted: readonly DenoisingPart[] = [
    'text_encoder',
    'unet',
    ...(normalizer ? [] : (['vae_encoder'] as const)),
    'vae_decoder',
  ];
  for (const part of wanted) if (!parts[part]) lack({ code: 'part-missing', part });
  if (!scheduler) lack({ code: 'no-scheduler' });
  const tokenizer = tokenizerOf(found, lack);
  const { text_encoder: text, unet: denoiser, vae_encoder: encoder, vae_decoder: decoder } = parts;
  if (!text || !denoiser || !decoder || !scheduler || (!encoder && !normalizer))
    return { kind: 'lacking', family, missing };

  const channels = vae?.latent_channels ?? sizeOfAxis(denoiser, 4, 1) ?? USUAL.channels;
  const downscale = 2 ** ((vae?.block_out_channels?.length ?? USUAL.levels) - 1);
  const small = (size: string) => (downscale === 1 ? size : `${size}/${downscale}`);
  const latent = ['batch', channels, small('height'), small('width')];
  const image = ['batch', 3, 'height', 'width'];
  const multipleOf = downscale * 2 ** ((unet?.block_out_channels?.length ?? USUAL.levels) - 1);
  const preferred = multipleOf * Math.max(1, Math.round(((unet?.sample_size ?? USUAL.side) * downscale) / multipleOf));
  const tiny = vae?._class_name === 'AutoencoderTiny';
  const scaling = vae?.scaling_factor ?? (tiny ? 1 : USUAL.scaling);
  const states = outputOf(text, 3, lack);
  const pixels = { range: [-1, 1] };
  const encoded = encoder && outputOf(encoder, 4, lack);
  const common = {
    ...headerOf(told),
    role: 'prior',
    kind: family,
    scheduler: schedulerOf(scheduler, lack),
    tokenizer,
    preprocessing: {
      filter: 'bicubic',
      fit: 'crop',
      size: {
        kind: 'free',
        minimum: multipleOf,
        maximum: Math.max(preferred, Math.floor(MOST_SIDE / multipleOf) * multipleOf),
        multipleOf,
        preferred,
      },
      ...pixels,
    },
    latent: { kind: 'spatial', channels, downscale, std: 1 / scaling, epsilon: RADII.latent },
    decoded: { kind: 'pixels', ...pixels },
  };
  const graphs = {
    text: {
      ...filesOf(text),
      inputs: text.inputs.map((input) => ({
        ...tensorOf(input, 'NT', ['batch', 'tokens']),
        feed: /mask/iu.test(input.name) ? { kind: 'constant', value: 1 } : { kind: 'token-ids' },
      })),
      output:
        states &&
        tensorOf({ ...states, shape: [null, null, states.shape[2] ?? null] }, 'NTC', ['batch', 'tokens', 'width']),
    },
    denoiser: {
      ...filesOf(denoiser),
      inputs: denoiser.inputs.flatMap((input) => denoiserInput(input, denoiser.file, latent, lack)),
      output: openTensor(outputOf(denoiser, 4, lack), 'NCHW', latent),
    },
    decoder: {
      ...filesOf(decoder),
      inputs: dataInput(decoder, 'latent', latent),
      output: openTensor(outputOf(decoder, 4, lack), 'NCHW', image),
    },
  };
  const drafted = (manifest: Readonly<Record<string, unknown>>): Draft =>
    missing.length > 0 ? { kind: 'lacking', family, missing } : { kind: 'drafted', family, manifest, notes: [] };
  if (normalizer) {
    const { mean, std } = normalizer;
    const noise = noiseOf(imageNoise ?? { beta_schedule: 'squaredcos_cap_v2' }, lack);
    const embedding = { size: mean.length, epsilon: RADII.embedding, mean, std, noise };
    return drafted({ ...common, graphs, embedding });
  }
  const posterior = posteriorOf(encoder!, encoded, channels);
  const wide = posterior === 'parameters' ? [latent[0]!, 2 * channels, latent[2]!, latent[3]!] : latent;
  return drafted({
    ...common,
    posterior,
    graphs: {
      ...graphs,
      encoder: {
        ...filesOf(encoder!),
        inputs: dataInput(encoder!, 'image', image),
        output: openTensor(encoded, 'NCHW', wide),
      },
    },
  });
}

type Dims = readonly (number | string)[];

const filesOf = ({ file, external }: PartBorder) => ({ file, ...(external.length > 0 && { external }) });

/** A tensor whose sizes are the ones that are known of it: exporters name open axes after nodes, and leave fixed ones open. */
const openTensor = (border: Border | undefined, layout: string, sizes: Dims) =>
  border && tensorOf({ ...border, shape: sizes.map(() => null) }, layout, sizes);

const dataInput = ({ inputs }: PartBorder, kind: 'image' | 'latent', sizes: Dims) =>
  inputs
    .filter(({ shape }) => shape.length === 4)
    .map((input) => ({ ...openTensor(input, 'NCHW', sizes), feed: { kind } }));

/** What a denoiser is fed, by the number of axes and the type. */
function denoiserInput(input: Border, file: string, latent: Dims, lack: (lack: Lack) => void): readonly object[] {
  const { name, type, shape } = input;
  if (isFloat(type) && shape.length === 4) return [{ ...openTensor(input, 'NCHW', latent), feed: { kind: 'latent' } }];
  if (isFloat(type) && shape.length === 3)
    return [{ ...tensorOf(input, 'NTC', ['batch', 'tokens', 'width']), feed: { kind: 'text-states' } }];
  if (isFloat(type) && shape.length === 2)
    return [{ ...tensorOf(input, 'NC', ['batch', 'labels']), feed: { kind: 'class-labels' } }];
  if (shape.length <= 1 && (isFloat(type) || isInteger(type)))
    return [{ ...tensorOf(input, 'N'.repeat(shape.length), ['steps']), feed: { kind: 'timestep' } }];
  lack({ code: 'unknown-input', file, name, type, axes: shape.length });
  return [];
}

/** The first output with so many axes. */
function outputOf({ file, outputs }: PartBorder, axes: number, lack: (lack: Lack) => void): Border | undefined {
  const found = outputs.find(({ shape }) => shape.length === axes);
  if (!found) lack({ code: 'no-output', file, axes });
  return found;
}

const sizeOfAxis = ({ inputs }: PartBorder, axes: number, axis: number): number | null =>
  inputs.find(({ shape }) => shape.length === axes)?.shape[axis] ?? null;

function posteriorOf({ draws }: PartBorder, output: Border | undefined, channels: number) {
  if (draws) return 'drawn';
  return output?.name === 'latent_parameters' || output?.shape[1] === 2 * channels ? 'parameters' : 'latent';
}

function tokenizerOf(
  { tokenizerConfig, vocabulary, merges, tokenizer }: FoundParts,
  lack: (lack: Lack) => void,
): object {
  const both = vocabulary !== null && merges !== null;
  if (!both && tokenizer === null) {
    lack({ code: 'no-vocabulary' });
    return {};
  }
  const named = {
    start: spelled(tokenizerConfig?.bos_token) ?? '<|startoftext|>',
    end: spelled(tokenizerConfig?.eos_token) ?? '<|endoftext|>',
    pad: spelled(tokenizerConfig?.pad_token) ?? '<|endoftext|>',
  };
  const told = tokenizerConfig?.model_max_length;
  return {
    kind: 'bpe-clip',
    ...(both ? { file: vocabulary, merges } : { file: tokenizer }),
    // Libraries write 1e30 where nobody set a length.
    maxLength: told !== undefined && told < 1e6 ? told : LENGTH,
    padding: 'max-length',
    specialTokens: named,
  };
}
