/** @file The recipe: what a person asks for, what it will cost here, and the live preview of one seed. */

import type { ImageId } from '../../core/brands.ts';
import type { Anchor } from '../../core/objective/consistency.ts';
import type { DiversityReading } from '../../core/objective/diversity.ts';
import type { Terms } from '../../core/objective/objective.ts';
import type { Granularity } from '../../core/latent/layout.ts';
import type { Failure } from '../failure.ts';
import type { ImageKey } from '../ids.ts';

export interface RecipeState {
  readonly settings: RecipeSettings;
  /** What the prior takes, from its pack. */
  readonly limits: RecipeLimits;
  readonly estimate: Estimate;
  readonly preview: Preview;
}

/** What is asked for; what made a picture is kept with the picture. */
export interface RecipeSettings {
  /** `guided`: GIF. `unguided`: the prior without guidance, from the same noise. */
  readonly method: 'guided' | 'unguided';
  /** K, 1 to 50; not used with `perClass`. */
  readonly variants: number;
  /** Images that every class should come to, seeds and variants together; absent where every seed gets K variants. */
  readonly perClass?: number | undefined;
  /** Side of the images, in pixels. */
  readonly side: number;
  /** Radius of the ball around the seed's latent, in units of the latent. */
  readonly epsilon: number;
  /** Guidance steps, 1 to 20; not used by `unguided`. */
  readonly steps: number;
  readonly rule: 'sign' | 'adam';
  /** Size of one step, in units of the noise. */
  readonly stepSize: number;
  readonly granularity: Granularity;
  readonly weights: Terms;
  readonly anchor: Anchor;
  readonly diversity: DiversityReading;
  /** Weight of the class prototypes against the text, in [0, 1]; 0 is text alone. */
  readonly blend: number;
  /** Run seed, a whole number in [0, 2^53). */
  readonly seed: number;
}

export interface RecipeLimits {
  readonly side: { readonly minimum: number; readonly maximum: number; readonly multipleOf: number };
  /** Epsilon as the pack suggests it, and the largest that the slider offers. */
  readonly epsilon: { readonly suggested: number; readonly maximum: number };
}

/** What a run will make and take; `seconds` is measured here by a short probe with these settings. */
export type Estimate =
  | { readonly kind: 'none' }
  | { readonly kind: 'measuring' }
  | {
      readonly kind: 'measured';
      readonly images: number;
      /** Of all images as PNG, from those that the probe made. */
      readonly bytes: number;
      readonly seconds: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Preview {
  /** The seed in the preview; `null` before there are seeds. */
  readonly seed: ImageId | null;
  /** Whether a newer picture is being made; the old one stays on screen meanwhile. */
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly shown: PreviewResult | null;
}

export interface PreviewResult {
  /** The seed and the settings that made it. */
  readonly seed: ImageId;
  readonly settings: RecipeSettings;
  /** The seed as the prior takes it, cropped to the square. */
  readonly framed: ImageKey;
  /** `null` while only its twin is made: guidance takes longer. */
  readonly guided: PreviewFamily | null;
  /** From the same noise, without steps. */
  readonly unguided: PreviewFamily;
  /** The judge's reading of the seed, one probability a class. */
  readonly seedProbabilities: readonly number[];
  /** H(s), in nats. */
  readonly seedEntropy: number;
  /** Index of the class the run tries to keep. */
  readonly anchor: number;
  /** How long it took, in milliseconds. */
  readonly milliseconds: number;
}

export interface PreviewFamily {
  readonly variants: readonly PreviewVariant[];
  /** The objective of the projected images after 0, 1, ... steps: `steps` + 1 points (1 for the unguided twin). */
  readonly trace: readonly TracePoint[];
}

export interface PreviewVariant {
  readonly image: ImageKey;
  /** Index of the judge's class. */
  readonly top1: number;
  readonly classScore: number;
  readonly entropy: number;
  readonly deltaEntropy: number;
  readonly probabilities: readonly number[];
}

/** Means over the variants. */
export interface TracePoint {
  /** Mean probability of the folder's class. */
  readonly classScore: number;
  /** Mean entropy, in nats. */
  readonly entropy: number;
  readonly terms: Terms;
  /** Weighted sum of the terms. */
  readonly total: number;
}

export const FIRST_RECIPE: RecipeState = {
  settings: {
    method: 'guided',
    variants: 5,
    side: 128,
    epsilon: 0.5,
    steps: 1,
    rule: 'sign',
    stepSize: 0.1,
    granularity: 'channel',
    weights: { consistency: 1, entropy: 1, diversity: 1 },
    anchor: 'label',
    diversity: 'latent',
    blend: 0,
    seed: 0,
  },
  limits: { side: { minimum: 32, maximum: 512, multipleOf: 8 }, epsilon: { suggested: 0.5, maximum: 2 } },
  estimate: { kind: 'none' },
  preview: { seed: null, busy: false, failure: null, shown: null },
};
