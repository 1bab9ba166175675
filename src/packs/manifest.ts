/**
 * @file The manifest of a model pack, `pack.json`: everything a program must know to run the models of a pack and to trust its
 * files. The schema is the only place where a field is written down; its type follows. What a field must be to be run stands here and in
 * `pieces.ts` and `diffusionManifest.ts`, what fields must be to each other in `consistency.ts`.
 */

import * as z from 'zod/mini';
import type { PriorKind } from '../core/methods/priorKind.ts';
import { diffusion, unclip } from './diffusionManifest.ts';
import { count, fields, list, number, oneBy, oneOf, positive, text } from './fields.ts';
import {
  adapted,
  decoded,
  graph,
  header,
  latent,
  preprocessing,
  preprocessingFields,
  tensorSpec,
  tokenizer,
  type feed,
  type packFile,
  type pixelUnits,
} from './pieces.ts';

/** A pack that encodes an image to a latent and decodes latents to images. */
const autoencoder = fields({
  ...header,
  role: oneOf(['prior']),
  /** Absent, or: */
  kind: z.optional(oneOf(['autoencoder'])),
  /** `encoder`: an image in, its latent out. `decoder`: a latent in, an image (or its patches) out. */
  graphs: fields({ encoder: graph, decoder: graph }),
  /** From an image to the encoder's input. */
  preprocessing,
  /** What the latent is, and in which units it is moved. */
  latent,
  /** From the decoder's output to an image. */
  decoded,
  /** What was done to another pack to make this one. Default: nothing. */
  adapted: z.optional(adapted),
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

/** A prior of any kind; without one it is an autoencoder. */
const prior = oneBy('kind', [autoencoder, diffusion, unclip]);

/** One schema a role. */
export const manifestSchema = oneBy('role', [prior, judge, mask, safety]);

/** What a schema gives, which nobody changes. */
type Given<Schema extends z.core.$ZodType> = Immutable<z.output<Schema>>;
type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

export type PackManifest = Given<typeof manifestSchema>;
export type PriorManifest = Given<typeof prior>;
export type AutoencoderManifest = Given<typeof autoencoder>;
export type DiffusionManifest = Given<typeof diffusion>;
export type UnclipManifest = Given<typeof unclip>;
/** The kind of a prior. */
export const priorKind = ({ kind = 'autoencoder' }: Pick<PriorManifest, 'kind'>): PriorKind => kind;
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
export type AdaptedFrom = Given<typeof adapted>;
export type TokenizerSpec = Given<typeof tokenizer>;

/** The radius that a prior suggests: of its latent, or of the embedding that it takes. */
export const suggestedRadius = (manifest: PriorManifest): number =>
  manifest.kind === 'unclip' ? manifest.embedding.epsilon : manifest.latent.epsilon;
