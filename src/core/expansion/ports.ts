/**
 * @file What the procedure needs from outside: models as functions on batches. Adapters build them from packs; tests from
 * closed forms. A port never keeps what it is given and never changes it.
 */

import type { EmbeddingTensor, LatentTensor, PixelTensor } from '../brands.ts';
import type { Affine } from '../image/affine.ts';
import type { LatentLayout } from '../latent/layout.ts';
import type { Criterion } from '../objective/objective.ts';

/** How a prior's latents lie in memory. */
export interface LatentForm {
  readonly layout: LatentLayout;
  /** Elements at the end of each latent that the decoder is told of the seed besides, and that nothing moves. Default: none. */
  readonly held?: number;
}

/** Images to latents: [n, 3, h, w] in [0, 1] to [n, ...latent]. */
export type Encode = (pixels: PixelTensor) => Promise<LatentTensor>;

/** Latents to images: [n, ...latent] to [n, 3, h, w], clamped to [0, 1]. */
export type Decode = (latents: LatentTensor) => Promise<PixelTensor>;

/**
 * Product of a cotangent for decoded images with the decoder's Jacobian at `latents`.
 *
 * The clamp is part of the decoder: `images` is what `decode` gave for these latents, and no gradient passes where one of its
 * values is held at 0 or 1. (Handing the result back saves the adapter a second forward pass to find out.)
 */
export type DecodeVjp = (latents: LatentTensor, images: PixelTensor, cotangent: PixelTensor) => Promise<LatentTensor>;

/** The judge: resizes and normalises images of any size as it needs, and gives embeddings of any length. */
export interface Judge {
  /** [n, 3, h, w] in [0, 1] to [n, width]. */
  readonly embed: (pixels: PixelTensor) => Promise<EmbeddingTensor>;
  /** Product of a cotangent for the embeddings with the judge's Jacobian at `pixels`; its resizing is part of the judge. */
  readonly embedVjp: (pixels: PixelTensor, cotangent: EmbeddingTensor) => Promise<PixelTensor>;
  /** What its normalisation undoes, a channel: pixels that are scaled and shifted by it reach the model as they were. Default: unknown. */
  readonly normalising?: Affine;
}

/** The three kinds of prior; they differ in where f comes from and in where the judge looks while guiding. */
export type Prior =
  /** f is the encoder's latent; the judge looks at decoded images (GIF-MAE). */
  | (LatentForm & {
      readonly kind: 'reconstruction';
      readonly encode: Encode;
      readonly decode: Decode;
      readonly decodeVjp: DecodeVjp;
    })
  /** f is the judge's own embedding, and the judge looks at f' itself: the gradient is closed-form (GIF-DALLE). */
  | {
      readonly kind: 'embedding';
      /** Makes the images in the end; without it the result is embeddings alone. */
      readonly decode?: Decode;
    }
  /** f comes with the seed, for example half-denoised by a diffusion model; the judge looks at decoded images (GIF-SD). */
  | (LatentForm & {
      readonly kind: 'prepared';
      readonly decode: Decode;
      readonly decodeVjp: DecodeVjp;
    });

/** Elements at the end of each of a prior's latents that nothing moves. */
export const heldOf = (prior: Prior): number => (prior.kind === 'embedding' ? 0 : (prior.held ?? 0));

/** What the judged terms of the objective are told: the class to keep, among which, and what each term weighs. */
export type JudgedCriterion = Pick<Criterion, 'classes' | 'anchor' | 'weights' | 'sureness'>;

/** What `decode` and `embed` give, and the way back. */
export interface Guidance {
  /** What `decode` gives for the latents. */
  readonly images: PixelTensor;
  /** What `embed` gives for the images. */
  readonly embeddings: EmbeddingTensor;
  /** Gradient for every latent of its own w_con p_j + w_ent H(p), and its sureness where asked: a sum over the variants, not their mean. */
  readonly gradients: LatentTensor;
}

/**
 * Decoder, judge and the judged terms of the objective in one pass, forwards and back: no activation is computed twice.
 *
 * @returns `null` where the two models cannot be joined: the same is computed by their own ports then.
 */
export type JointPass = (latents: LatentTensor, criterion: JudgedCriterion) => Promise<Guidance | null>;

export interface Models {
  readonly prior: Prior;
  readonly judge: Judge;
  /** For priors whose images the judge looks at; absent where nobody joined the two. */
  readonly jointPass?: JointPass;
}
