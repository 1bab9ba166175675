/** @file The manifests of priors that denoise: latent diffusion led by texts, and by a picture's embedding. */

import * as z from 'zod/mini';
import { count, fields, flag, list, number, oneOf, positive, whole } from './fields.ts';
import { adapted, decoded, graph, header, latent, preprocessing, tokenizer } from './pieces.ts';

/** How much noise training added at every level. */
const noiseSchedule = {
  trainSteps: count,
  betas: oneOf(['linear', 'scaled-linear', 'cosine']),
  betaStart: positive,
  betaEnd: positive,
  zeroSnr: z._default(flag, false),
};

/** What the denoiser was trained with and how its steps are spaced; see `src/core/diffusion/schedule.ts`. */
const scheduler = fields({
  kind: oneOf(['ddim', 'euler']),
  ...noiseSchedule,
  prediction: oneOf(['epsilon', 'v']),
  spacing: oneOf(['leading', 'trailing', 'linspace']),
  offset: whole,
  endsClean: flag,
  clipped: flag,
});

const shared = {
  ...header,
  role: oneOf(['prior']),
  scheduler,
  tokenizer,
  /** The latent that is denoised and decoded; `std` is 1 / scaling factor. */
  latent,
  decoded,
};

/** A pack that encodes a picture, noises it in part, and denoises it under a text. */
export const diffusion = fields({
  ...shared,
  kind: oneOf(['diffusion']),
  /** `text`: token ids in, states out. `denoiser`: a latent, its noise level and states in, a prediction out. */
  graphs: fields({ text: graph, denoiser: graph, encoder: graph, decoder: graph }),
  /** From an image to the encoder's input. */
  preprocessing,
  /**
   * What the encoder puts out: the latent itself, mean and log-variance along the channels, or a latent that it drew by itself, whose noise
   * is taken out of the graph: the mean of what it draws is used.
   */
  posterior: z._default(oneOf(['latent', 'parameters', 'drawn']), 'latent'),
  /** What was done to another pack to make this one. Default: nothing. */
  adapted: z.optional(adapted),
});

/** A pack that makes pictures from a judge's embedding of one. */
export const unclip = fields({
  ...shared,
  kind: oneOf(['unclip']),
  /** As of a diffusion pack; the denoiser takes class labels too. */
  graphs: fields({ text: graph, denoiser: graph, decoder: graph }),
  /** Sides of the square pictures that it makes; `preferred` is used when nobody chooses. */
  preprocessing,
  /** The embedding that it takes, as its judge gives it, and how noise is added to it. */
  embedding: fields({
    size: count,
    /** Suggested radius of the ball around a seed's embedding. */
    epsilon: positive,
    mean: list(number()),
    std: list(positive),
    noise: fields(noiseSchedule),
  }),
});
