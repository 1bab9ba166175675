/** @file How a prior is adapted to a data set: everything that the result depends on besides prior and pictures. Plain data. */

/** How long and how finely anything is adapted. */
export interface AdaptationPace {
  /** Rank of what is added to every weight that is adapted. */
  readonly rank: number;
  /** Optimiser steps at most. */
  readonly steps: number;
  /** Pictures of a step. */
  readonly batch: number;
  /**
   * How many of those are to stay what the prior made of them (the prior-preserving term of Ruiz et al., "DreamBooth", 2023). For a decoder
   * they are moved in the latent space as variants are: what it knows of styles is kept so. For a denoiser they have no prompt: what
   * guidance leads away from is kept so.
   */
  readonly kept: number;
  /** Learning rate at its highest. */
  readonly learningRate: number;
  /** Steps between two looks at what is held out; a checkpoint each. */
  readonly look: number;
  /** It ends after so many looks in a row that are no better than the best one. */
  readonly patience: number;
}

/** How a decoder is adapted. */
export interface AdaptationSettings extends AdaptationPace {
  /** Side of a crop in pixels; seeds that are smaller are taken whole. */
  readonly side: number;
}

export const ADAPTATION: AdaptationSettings = {
  rank: 8,
  steps: 400,
  batch: 4,
  kept: 1,
  side: 64,
  learningRate: 2e-3,
  look: 50,
  patience: 3,
};

/** How a denoiser is adapted: rank and learning rate are DataDream's (Kim et al., 2024). */
export const DENOISER_ADAPTATION: AdaptationPace = {
  rank: 16,
  steps: 400,
  batch: 4,
  kept: 1,
  learningRate: 1e-4,
  look: 50,
  patience: 3,
};

/** What a denoiser's adapters decay by, and the length that their gradient is held to: DataDream's. */
export const DENOISER_DECAY = 0.01;
export const DENOISER_CLIP = 1;

/** Weight of the edges in the loss: that of the starter prior's own training. */
export const EDGES = 0.5;
/** Steps in which the learning rate rises. */
export const WARMUP = 20;
/** One seed in so many decides when it ends, and as many others tell what it came to. */
export const HELD_OUT = 8;
/** Fewer seeds than this are not adapted to: two are held out, and one picture is learnt by heart. */
export const LEAST_SEEDS = 6;
