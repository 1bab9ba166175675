/** @file How a prior is adapted to a data set: everything that the result depends on besides prior and pictures. Plain data. */

/** How long, how finely, and what is held out. */
export interface AdaptationSettings {
  /** Rank of what is added to every weight of the decoder. */
  readonly rank: number;
  /** Optimiser steps at most. */
  readonly steps: number;
  /** Crops of a step. */
  readonly batch: number;
  /**
   * How many of those are moved in the latent space as variants are, and are to stay what the prior made of them: what it knows of styles
   * is kept so (the prior-preserving term of Ruiz et al., "DreamBooth", 2023).
   */
  readonly kept: number;
  /** Side of a crop in pixels; seeds that are smaller are taken whole. */
  readonly side: number;
  /** Learning rate at its highest. */
  readonly learningRate: number;
  /** Steps between two looks at what is held out; a checkpoint each. */
  readonly look: number;
  /** It ends after so many looks in a row that are no better than the best one. */
  readonly patience: number;
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

/** Weight of the edges in the loss: that of the starter prior's own training. */
export const EDGES = 0.5;
/** Steps in which the learning rate rises. */
export const WARMUP = 20;
/** One seed in so many decides when it ends, and as many others tell what it came to. */
export const HELD_OUT = 8;
/** Fewer seeds than this are not adapted to: two are held out, and one picture is learnt by heart. */
export const LEAST_SEEDS = 6;
