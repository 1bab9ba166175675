/** @file The recipe: what a person asks for, what it will cost here, and the live preview of one seed. */

import { runSeed, type ImageId } from '../../core/brands.ts';
import type { PriorKind } from '../../core/methods/priorKind.ts';
import { methodsWith, type MethodId } from '../../core/methods/table.ts';
import { areFirstParts, firstParts, twinOf } from '../../core/run/priorFit.ts';
import { DEFAULT_RECIPE, type Recipe, type ResolvedRecipe, type Suggestions } from '../../core/run/recipe.ts';
import type { Terms } from '../../core/objective/objective.ts';
import type { Declined } from '../../core/run/seedJob.ts';
import type { Proposal } from '../../core/propose/proposal.ts';
import type { Failure } from '../../core/failure.ts';
import type { ImageKey } from '../ids.ts';
import type { Background } from './background.ts';

export interface RecipeState {
  /** What is asked for; what made a picture is kept with the picture. */
  readonly settings: Recipe;
  /** What the prior takes, from its pack. */
  readonly limits: RecipeLimits;
  /** Pictures of no class whose scenes take the place of those of other classes; empty where those are taken. */
  readonly backgrounds: readonly Background[];
  readonly backgroundsPhase: BackgroundsPhase;
  readonly estimate: Estimate;
  readonly preview: Preview;
  readonly proposal: ProposalPhase;
}

export interface RecipeLimits {
  /** What the prior is made of, and so which methods there are. */
  readonly priorKind: PriorKind;
  /** What the classes are called that the prior has adapters of their own for; none where all are denoised alike. */
  readonly ownAdapters: readonly string[];
  readonly side: {
    readonly minimum: number;
    readonly maximum: number;
    readonly multipleOf: number;
    readonly preferred: number;
  };
  /** Epsilon as the pack suggests it, and the largest that the slider offers. */
  readonly epsilon: { readonly suggested: number; readonly maximum: number };
  /** Safety score from which variants are rejected, as the pack suggests it; `null` where nobody checks them. */
  readonly safety: number | null;
}

/** What a run will make and take; `seconds` is measured here by a short probe with these settings. */
export type Estimate =
  | { readonly kind: 'none' }
  | { readonly kind: 'measuring' }
  /** Nothing was made of the seeds that were tried. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'measured';
      readonly images: number;
      /** Of all images as PNG, from those that the probe made. */
      readonly bytes: number;
      readonly seconds: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type BackgroundsPhase =
  /** `skipped`: files that are no pictures. */
  | { readonly kind: 'ready'; readonly skipped: number }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What is proposed for the set; nobody has to take it. */
export type ProposalPhase =
  | { readonly kind: 'none' }
  /** So many of the trials on seeds are done; 0 of 0 before the set is known. */
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready'; readonly proposal: Proposal }
  /** It became the recipe, which may have been changed since. */
  | { readonly kind: 'accepted'; readonly proposal: Proposal }
  | { readonly kind: 'failed'; readonly failure: Failure };

export interface Preview {
  /** The seed in the preview; `null` before there are seeds. */
  readonly seed: ImageId | null;
  /** What the recipe is compared with. */
  readonly compare: MethodId;
  /** Whether a newer picture is being made; the old one stays on screen meanwhile. */
  readonly busy: boolean;
  readonly failure: Failure | null;
  readonly shown: PreviewResult | null;
  /** What the settings before came to for the same seed: the recipe's means before each step and at the end; `null` where there are none. */
  readonly before: readonly TracePoint[] | null;
  /** The way to the variants that are shown; asked for by who looks at it. */
  readonly steps: PreviewSteps;
}

export type PreviewSteps =
  | { readonly kind: 'none' }
  | { readonly kind: 'making' }
  | {
      readonly kind: 'ready';
      /** Whose variants they lead to. */
      readonly method: MethodId;
      /**
       * What stopping at each step would give, those of a denoiser first, in the order of the method's variants; the end, which is shown,
       * is not among them. Empty where nobody can say which pictures led to those that were kept.
       */
      readonly images: readonly (readonly ImageKey[])[];
    };

export const NO_STEPS: PreviewSteps = { kind: 'none' };

export interface PreviewResult {
  /** The seed and the settings that made it; of the variants as many as this device makes in about a second. */
  readonly seed: ImageId;
  readonly settings: ResolvedRecipe;
  /** The seed as the methods take it, cropped to the square. */
  readonly framed: ImageKey;
  /** By the recipe; `null` while only what it is compared with is made: guidance takes longer. */
  readonly chosen: PreviewFamily | null;
  /** By the method that it is compared with, from the same streams; `null` where that is the recipe's own. */
  readonly other: (PreviewFamily & { readonly method: MethodId }) | null;
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
  /** Steps that a denoiser takes before those of the trace; 0 without one. */
  readonly denoised: number;
  /** Methods that make nothing of the seed: its variants come from the others, where there are any. */
  readonly declined: readonly Declined[];
  readonly variants: readonly PreviewVariant[];
  /** The objective before each guidance step, and at the end: one point without steps. */
  readonly trace: readonly TracePoint[];
}

export interface PreviewVariant {
  readonly image: ImageKey;
  readonly method: MethodId;
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
  settings: { ...DEFAULT_RECIPE, runSeed: runSeed(0) },
  limits: {
    priorKind: 'autoencoder',
    ownAdapters: [],
    side: { minimum: 32, maximum: 512, multipleOf: 8, preferred: 128 },
    epsilon: { suggested: 0.5, maximum: 2 },
    safety: null,
  },
  backgrounds: [],
  backgroundsPhase: { kind: 'ready', skipped: 0 },
  estimate: { kind: 'none' },
  preview: {
    ...{ seed: null, compare: 'unguided', busy: false, failure: null, shown: null, before: null },
    steps: NO_STEPS,
  },
  proposal: { kind: 'none' },
};

/** The recipe that a set begins with, under these limits. */
export function firstRecipe(limits: RecipeLimits): RecipeState {
  const parts = firstParts(limits.priorKind);
  const { settings, preview } = FIRST_RECIPE;
  const compare = twinOf(parts) ?? preview.compare;
  return { ...FIRST_RECIPE, limits, settings: { ...settings, parts }, preview: { ...preview, compare } };
}

/** A recipe under other limits: one that nobody changed is what sets begin with under them. */
export function withLimits(recipe: RecipeState, limits: RecipeLimits): RecipeState {
  const { settings, preview } = recipe;
  const { priorKind: before } = recipe.limits;
  if (limits.priorKind === before) return { ...recipe, limits };
  const first = firstRecipe(limits);
  const untouched = areFirstParts(settings.parts, before);
  const keeps = !untouched && methodsWith(limits.priorKind).includes(preview.compare);
  return {
    ...recipe,
    limits,
    ...(untouched && { settings: { ...settings, parts: first.settings.parts } }),
    preview: { ...preview, compare: keeps ? preview.compare : first.preview.compare },
  };
}

/** What the models suggest where nobody chose. */
export const suggestionsOf = ({ side, epsilon, safety }: RecipeLimits): Suggestions => ({
  side: side.preferred,
  epsilon: epsilon.suggested,
  ...(safety !== null && { safety }),
});

/** Side of the pictures that are asked for, in pixels. */
export const sideOf = ({ settings, limits }: Pick<RecipeState, 'settings' | 'limits'>): number =>
  settings.side ?? limits.side.preferred;
