/** @file The parts that manifests share: files, graphs with their tensors, what pictures and texts become, and latents. */

import * as z from 'zod/mini';
import {
  count,
  fields,
  flag,
  list,
  number,
  oneBy,
  oneOf,
  perChannel,
  positive,
  range,
  relativePath,
  text,
  triple,
  whole,
} from './fields.ts';
import { SYMBOL } from './shape.ts';

/** SHA-256. */
export const digest = text('64 lower-case hexadecimal digits', /^[0-9a-f]{64}$/u);

/** One file of a pack, as it must arrive. */
export const packFile = fields({
  /** Relative path with forward slashes, inside the pack's folder. */
  path: relativePath,
  /** Exact size in bytes. */
  bytes: count,
  /** SHA-256 of the content. */
  sha256: digest,
});

/** What every pack says about itself. */
export const header = {
  /** Version of this format. */
  format: oneOf([1]),
  /** Stable name, for instance `starter-prior`. */
  id: text('lower-case letters, digits and hyphens', /^[a-z0-9]+(-[a-z0-9]+)*$/u),
  /** Version of the pack's weights; new weights get a new version. */
  version: text('a version such as "1.0.0"', /^\d+\.\d+\.\d+$/u),
  /** Name shown to people. */
  title: text(),
  /** SPDX expression of the weights' licence. */
  licence: text('an SPDX expression such as "MIT"', /^[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*$/u),
  /** Where the weights come from, for people: an address, or the recipe that made them. */
  source: text(),
  /** Every file of the pack except `pack.json`, the model card included. They lie beside it. */
  files: list(packFile),
};

const SIZE = 'a whole number above 0 or a symbol such as "batch" or "height/8"';
export const dim = z.union([number(SIZE, (size) => Number.isSafeInteger(size) && size > 0), text(SIZE, SYMBOL)], {
  error: SIZE,
});

/** Name, element type and shape of a tensor at a graph's border. */
export const tensorSpec = {
  /** Name in the graph. */
  name: text(),
  /** Element type; in half precision, or with ids of 32 bits, for graphs of a diffusion pack alone. */
  type: oneOf(['float32', 'int64', 'float16', 'int32']),
  /** The meaning of each axis: N batch, C channels, H height, W width, T tokens; for instance `NCHW`. */
  layout: text('axes among N, C, H, W and T, for instance "NCHW"', /^[NCHWT]*$/u),
  /** One entry for each axis; none for a single number. */
  shape: z.array(dim, { error: 'a list of sizes' }),
};

/** What an input is fed: data of the run, or a constant that an export left as an input. */
export const feed = oneBy('kind', [
  /** The preprocessed image. */
  fields({ kind: oneOf(['image']) }),
  /** The latent, in the graph's own units. */
  fields({ kind: oneOf(['latent']) }),
  /** Token ids of the text. */
  fields({ kind: oneOf(['token-ids']) }),
  /** 1 at tokens of the text, 0 at padding. */
  fields({ kind: oneOf(['token-mask']) }),
  /** The same number everywhere. */
  fields({ kind: oneOf(['constant']), value: number() }),
  /** 0, 1, 2, ... along the last axis (the order in which a masked autoencoder keeps its patches, for instance). */
  fields({ kind: oneOf(['range']) }),
  /** The noise level of a denoiser's step. */
  fields({ kind: oneOf(['timestep']) }),
  /** What a text encoder gives of a prompt, for a denoiser. */
  fields({ kind: oneOf(['text-states']) }),
  /** A picture's embedding with its noise level, for a denoiser. */
  fields({ kind: oneOf(['class-labels']) }),
  /** Which of a denoiser's adapters takes part: its place in `adapted.classes`; their number for none. */
  fields({ kind: oneOf(['adapter']) }),
]);

/** One ONNX graph of a pack and the tensors that are used of it. */
export const graph = fields({
  /** The file that holds the graph; one of `files`. */
  file: relativePath,
  /** Files that hold weights of it, beside it under the names that it knows them by; each one of `files`. Default: none. */
  external: z.optional(list(relativePath)),
  /** Every input the graph demands, each with what it is fed. */
  inputs: list(fields({ ...tensorSpec, feed })),
  /** The one output that is used; the graph may have others. */
  output: fields(tensorSpec),
  /** Bytes that a pass holds besides weights, by the graph: at the preferred size, for one picture, its gradient included. Default: not known. */
  activations: z.optional(count),
  /** Bytes of weights that are stored in half precision; processors hold them in twice as many. Default: not known. */
  halves: z.optional(whole),
});

/** Square input sizes of a graph, in pixels. */
export const inputSize = oneBy('kind', [
  /**
   * One size. The shorter side is resized to `shorterSide`, the longer one is cut to whole pixels, then `side` x `side` are cropped,
   * as the published processors do; with `null` the image is resized to cover the square. Where both sides are stretched, both become
   * `shorterSide` before the crop.
   */
  fields({ kind: oneOf(['fixed']), side: count, shorterSide: z._default(z.nullable(count), null) }),
  /** Any multiple of `multipleOf` from `minimum` to `maximum`; `preferred` is used when nobody chooses. */
  fields({ kind: oneOf(['free']), minimum: count, maximum: count, multipleOf: count, preferred: count }),
]);

/** The units of a graph's pixels. */
export const pixelUnits = {
  /** What black and white become before `mean` and `std` apply, and what they are again once these are undone. */
  range,
  /** Subtracted from each of the three channels. */
  mean: z._default(triple(number()), [0, 0, 0]),
  /** Divides each of the three channels. */
  std: z._default(triple(positive), [1, 1, 1]),
};

export const preprocessingFields = {
  /** Antialiased resampling filter; names and kernels as in Pillow, `area` being its box filter. */
  filter: oneOf(['nearest', 'bilinear', 'bicubic', 'lanczos3', 'area']),
  /** `crop`: the shorter side is resized and the centre kept. `stretch`: both sides are resized, the aspect is lost. */
  fit: oneOf(['crop', 'stretch']),
  /** The sizes the graph takes. */
  size: inputSize,
  /**
   * `8-bit`: each pass of the resize ends in whole levels, as that of the published processors does; a gradient is that of the same
   * resize in real numbers.
   */
  arithmetic: z._default(oneOf(['real', '8-bit']), 'real'),
  ...pixelUnits,
};
/** How an image with values in [0, 1] becomes a graph's input: resized, cropped, then `(low + (high - low) * x - mean) / std`. */
export const preprocessing = fields(preprocessingFields);

/** The units a latent is moved in: `mean` and `std` are one number, or one for each channel, in the graph's own. */
export const latentUnits = {
  /** Zero point of the units. */
  mean: z._default(perChannel(), 0),
  /** One unit. */
  std: z._default(
    perChannel('a number above 0', (value) => value > 0),
    1,
  ),
  /** Suggested radius of the ball around the seed, in units. */
  epsilon: positive,
};

/**
 * The latent of a prior. Everything that moves a latent works on `(latent - mean) / std`; the decoder gets the graph's own units
 * back.
 */
export const latent = oneBy('kind', [
  fields({ kind: oneOf(['spatial']), channels: count, downscale: count, ...latentUnits }),
  fields({
    kind: oneOf(['tokens']),
    /** All tokens, the leading ones of `prefix` among them. */
    tokens: count,
    channels: count,
    /** Leading tokens that stand for no patch (a class token) and are left as they are; 0 moves every token. */
    prefix: z._default(whole, 0),
    ...latentUnits,
  }),
  fields({ kind: oneOf(['vector']), size: count, ...latentUnits }),
]);

/** What the decoder puts out. Pixels in [0, 1] are `(y * std + mean - low) / (high - low)`, clamped. */
export const decoded = oneBy('kind', [
  fields({ kind: oneOf(['pixels']), ...pixelUnits }),
  /** Square patches of `patch` pixels in rows, each flattened as `order` says. */
  fields({
    kind: oneOf(['patches']),
    patch: count,
    order: oneOf(['HWC', 'CHW']),
    /**
     * The model was trained on patches brought to mean 0 and deviation 1, one by one (`norm_pix_loss`): that is undone with the seed's
     * own, in the encoder's units.
     */
    perPatch: z._default(flag, false),
    ...pixelUnits,
  }),
]);

/** Tokens with a task, as they are spelled in the vocabulary. */
const ending = { end: text(), pad: text() };
const specialTokens = { start: text(), ...ending };

/** From a text to token ids. */
const tokenizerFields = {
  /** The vocabulary: one token a line (`wordpiece`), or a `tokenizer.json` (the others); one of `files`. */
  file: relativePath,
  /** Longest sequence the graph takes, special tokens included; longer texts are cut. */
  maxLength: number('a whole number of at least 3', (length) => Number.isSafeInteger(length) && length >= 3),
  /** Whether sequences are padded to the longest of a batch or always to `maxLength`. */
  padding: oneOf(['longest', 'max-length']),
};
export const tokenizer = oneBy('kind', [
  /** BERT's WordPiece; `lowercase` lower-cases and strips accents before tokens are looked up. */
  fields({
    kind: oneOf(['wordpiece']),
    lowercase: flag,
    specialTokens: fields({ ...specialTokens, unknown: text() }),
    ...tokenizerFields,
  }),
  /** CLIP's byte-pair encoding; the file says how text is normalised. */
  fields({
    kind: oneOf(['bpe-clip']),
    specialTokens: fields(specialTokens),
    ...tokenizerFields,
    /** Where `file` is a vocabulary (`vocab.json`): the file with its merges (`merges.txt`). Default: `file` holds both. */
    merges: z.optional(relativePath),
  }),
  /** SigLIP's sentence pieces, with an end and no start; the file says how text is normalised. */
  fields({
    kind: oneOf(['unigram']),
    specialTokens: fields({ ...ending, unknown: text() }),
    ...tokenizerFields,
  }),
]);

/** How a pack was adapted to a data set: with the same pictures and the same program it can be made again. */
export const adapted = fields({
  /** The pack that it was, and the digest of its files. */
  from: fields({ id: text(), version: text(), sha256: digest }),
  /** Pictures that it learnt, those that were held out among them, and a digest of them. */
  pictures: count,
  sha256: digest,
  /** Weights of low rank: merged into those of the decoder, or of a denoiser; or one for each of `classes`, beside them. */
  method: oneOf(['lora']),
  rank: count,
  /** Optimiser steps whose result it is; of all classes together where each has its own. */
  steps: count,
  runSeed: whole,
  /** Of a denoiser: the prompt of a class, with `{label}` where its name goes. */
  prompt: z.optional(text('a text with "{label}"', /\{label\}/u)),
  /**
   * Of a denoiser with one adapter a class: what the classes are called in its prompts, in the order of the adapters, and how many steps each
   * learnt. Default: one for all.
   */
  classes: z.optional(list(fields({ name: text(), steps: count }))),
});
