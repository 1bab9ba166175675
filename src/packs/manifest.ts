/**
 * @file The manifest of a model pack, `pack.json`: everything a program must know to run the models of a pack and to trust its
 * files. The schema is the only place where a field is written down; its type follows. What a field must be to be run stands here,
 * what fields must be to each other in `consistency.ts`.
 */

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
} from './fields.ts';
import { SYMBOL } from './shape.ts';

/** One file of a pack, as it must arrive. */
const packFile = fields({
  /** Relative path with forward slashes, inside the pack's folder. */
  path: relativePath,
  /** Exact size in bytes. */
  bytes: count,
  /** SHA-256 of the content. */
  sha256: text('64 lower-case hexadecimal digits', /^[0-9a-f]{64}$/u),
});

/** What every pack says about itself. */
const header = {
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
const dim = z.union([number(SIZE, (size) => Number.isSafeInteger(size) && size > 0), text(SIZE, SYMBOL)], {
  error: SIZE,
});

/** Name, element type and shape of a tensor at a graph's border. */
const tensorSpec = {
  /** Name in the graph. */
  name: text(),
  /** Element type. */
  type: oneOf(['float32', 'int64'], 'no other type is fed or read; cast at the border of the graph'),
  /** The meaning of each axis: N batch, C channels, H height, W width, T tokens; for instance `NCHW`. */
  layout: text('axes among N, C, H, W and T, for instance "NCHW"', /^[NCHWT]+$/u),
  /** One entry for each axis. */
  shape: list(dim),
};

/** What an input is fed: data of the run, or a constant that an export left as an input. */
const feed = oneBy('kind', [
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
]);

/** One ONNX graph of a pack and the tensors that are used of it. */
const graph = fields({
  /** The file that holds the graph; one of `files`. */
  file: relativePath,
  /** Every input the graph demands, each with what it is fed. */
  inputs: list(fields({ ...tensorSpec, feed })),
  /** The one output that is used; the graph may have others. */
  output: fields(tensorSpec),
});

/** Square input sizes of a graph, in pixels. */
const inputSize = oneBy('kind', [
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
const pixelUnits = {
  /** What black and white become before `mean` and `std` apply, and what they are again once these are undone. */
  range,
  /** Subtracted from each of the three channels. */
  mean: z._default(triple(number()), [0, 0, 0]),
  /** Divides each of the three channels. */
  std: z._default(triple(positive), [1, 1, 1]),
};

const preprocessingFields = {
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
const preprocessing = fields(preprocessingFields);

/** The units a latent is moved in: `mean` and `std` are one number, or one for each channel, in the graph's own. */
const latentUnits = {
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
const latent = oneBy('kind', [
  fields({ kind: oneOf(['spatial']), channels: count, downscale: count, ...latentUnits }),
  fields({
    kind: oneOf(['tokens']),
    /** All tokens, the leading ones of `prefix` among them. */
    tokens: count,
    channels: count,
    /** Leading tokens that stand for no patch (a class token) and are left as they are; 0 moves every token. */
    prefix: z._default(
      number('a whole number of at least 0', (value) => Number.isSafeInteger(value) && value >= 0),
      0,
    ),
    ...latentUnits,
  }),
  fields({ kind: oneOf(['vector']), size: count, ...latentUnits }),
]);

/** What the decoder puts out. Pixels in [0, 1] are `(y * std + mean - low) / (high - low)`, clamped. */
const decoded = oneBy('kind', [
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

/** A pack that encodes an image to a latent and decodes latents to images. */
const prior = fields({
  ...header,
  role: oneOf(['prior']),
  /** `encoder`: an image in, its latent out. `decoder`: a latent in, an image (or its patches) out. */
  graphs: fields({ encoder: graph, decoder: graph }),
  /** From an image to the encoder's input. */
  preprocessing,
  /** What the latent is, and in which units it is moved. */
  latent,
  /** From the decoder's output to an image. */
  decoded,
});

/** From cosine similarities to probabilities. */
const scoring = fields({
  /** One class of several: softmax over the classes of `logitScale * cosine`. */
  kind: oneOf(
    ['softmax'],
    'among the classes of one data set exactly one is right; a judge that was trained with a sigmoid is a softmax of the same logits',
  ),
  logitScale: positive,
});

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
const tokenizer = oneBy('kind', [
  /** BERT's WordPiece; `lowercase` lower-cases and strips accents before tokens are looked up. */
  fields({
    kind: oneOf(['wordpiece']),
    lowercase: flag,
    specialTokens: fields({ ...specialTokens, unknown: text() }),
    ...tokenizerFields,
  }),
  /** CLIP's byte-pair encoding; the file says how text is normalised. */
  fields({ kind: oneOf(['bpe-clip']), specialTokens: fields(specialTokens), ...tokenizerFields }),
  /** SigLIP's sentence pieces, with an end and no start; the file says how text is normalised. */
  fields({
    kind: oneOf(['unigram']),
    specialTokens: fields({ ...ending, unknown: text() }),
    ...tokenizerFields,
  }),
]);

/** A pack that embeds images and texts in one space and turns their similarity into probabilities. */
const judge = fields({
  ...header,
  role: oneOf(['judge']),
  /** `image`: an image in, its embedding out. `text`: token ids in, an embedding in the same space out. */
  graphs: fields({ image: graph, text: graph }),
  /** From an image to the image graph's input. */
  preprocessing,
  /** The space images and texts are embedded in, and its number of dimensions. */
  embedding: fields({ size: count }),
  scoring,
  tokenizer,
  /** The sentence scored for a class, with `{label}` where its name goes, for instance `This is a photo of a {label}`. */
  prompt: text('a sentence with "{label}" once', /^[^{}]*\{label\}[^{}]*$/u),
});

const share = number('a number between 0 and 1', (value) => value > 0 && value < 1);

/** A pack that cuts the main object out of an image, and says whether there is one. */
const mask = fields({
  ...header,
  role: oneOf(['mask']),
  /** `mask`: an image in, its alpha out: 1 where the object is, 0 where it is not. */
  graphs: fields({ mask: graph }),
  /** From an image to the graph's input. */
  preprocessing,
  /** That anything stands out from the rest. */
  confidence: fields({
    /** The graph's other output: one number in [0, 1] for each image. */
    output: fields(tensorSpec),
    /** From here on an image has a main object; below, its alpha means nothing. */
    threshold: share,
  }),
});

/** A pack that says of an image how likely it is one that should not be shown. No gradient is taken through it. */
const safety = fields({
  ...header,
  role: oneOf(['safety']),
  /** `classifier`: an image in, a value for each label out. Its image may be `NHWC`. */
  graphs: fields({ classifier: graph }),
  /** From an image to the graph's input. */
  preprocessing: fields({
    ...preprocessingFields,
    /** The order of the channels that the graph takes; `mean` and `std` are of R, G and B in any case. */
    channels: z._default(oneOf(['RGB', 'BGR']), 'RGB'),
  }),
  /** From the graph's output to one number for each image. */
  scores: fields({
    /** What each value of the output is of, in order. */
    labels: list(text()),
    /** Those of the labels that should not be shown; an image's score is the sum of their probabilities, 1 at most. */
    unsafe: list(text()),
    /** What the values are: probabilities, or what they are made of by a softmax over all labels or a sigmoid of each. */
    values: oneOf(['probabilities', 'softmax', 'sigmoid']),
    /** An image of that score or more is rejected, unless somebody chooses another. */
    threshold: share,
  }),
});

/** One schema a role. */
export const manifestSchema = oneBy('role', [prior, judge, mask, safety]);

/** What a schema gives, which nobody changes. */
type Given<Schema extends z.core.$ZodType> = Immutable<z.output<Schema>>;
type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

export type PackManifest = Given<typeof manifestSchema>;
export type PriorManifest = Given<typeof prior>;
export type JudgeManifest = Given<typeof judge>;
export type MaskManifest = Given<typeof mask>;
export type SafetyManifest = Given<typeof safety>;
export type PackFile = Given<typeof packFile>;
export type Graph = Given<typeof graph>;
export type InputSpec = Graph['inputs'][number];
export type TensorSpec = Graph['output'];
export type Feed = Given<typeof feed>;
export type Preprocessing = Given<typeof preprocessing>;
export type PixelUnits = Pick<Preprocessing, keyof typeof pixelUnits>;
export type Latent = Given<typeof latent>;
export type Decoded = Given<typeof decoded>;
export type TokenizerSpec = Given<typeof tokenizer>;
