/** @file What stands between some files and a pack, and what was concluded on the way: codes, with sentences in `src/ui/words/en/packs.ts`. */

import type { Family } from './family.ts';

/** The graphs that a family is made of. */
export type PartName = 'image' | 'text' | 'encoder' | 'decoder' | 'tokenEncoder' | 'tokenDecoder';

/** The graphs of a pack that denoises, each in a folder of its name. */
export const DENOISING_PARTS = ['text_encoder', 'unet', 'vae_encoder', 'vae_decoder'] as const;
export type DenoisingPart = (typeof DENOISING_PARTS)[number];

/** One thing that is missing or wrong. */
export type Lack =
  /** A file beside the graphs that is not what its name says. */
  | { readonly code: 'unreadable'; readonly path: string; readonly text: string }
  | { readonly code: 'not-onnx'; readonly file: string; readonly text: string }
  /** The runtime refused the graph, or a run of it on little failed; `fed` are the shapes it was given. */
  | {
      readonly code: 'did-not-run';
      readonly file: string;
      readonly fed: readonly (readonly number[])[];
      readonly text: string;
    }
  | { readonly code: 'part-missing'; readonly part: PartName | DenoisingPart }
  | { readonly code: 'part-twice'; readonly part: PartName | DenoisingPart; readonly files: readonly string[] }
  /** A file beside a graph that the graph names. */
  | { readonly code: 'weights-missing'; readonly file: string; readonly names: string }
  | { readonly code: 'no-scheduler' | 'no-vocabulary' }
  | { readonly code: 'scheduler-value'; readonly field: string; readonly value: string }
  /** A graph whose output of this many axes was not found. */
  | { readonly code: 'no-output'; readonly file: string; readonly axes: number }
  /** Nothing that is known here, or nothing at all. */
  | { readonly code: 'no-family'; readonly graphs: number }
  | { readonly code: 'channels-last' | 'both-at-once'; readonly file: string }
  | { readonly code: 'spaces-differ'; readonly image: Embedded; readonly text: Embedded }
  | { readonly code: 'no-processor' | 'no-size' | 'no-logit-scale' | 'no-tokenizer' | 'no-length' }
  | { readonly code: 'unknown-filter'; readonly resample: number }
  | { readonly code: 'special-tokens'; readonly tokens: readonly string[] }
  | { readonly code: 'tokenizer-kind'; readonly path: string; readonly kind: string }
  | { readonly code: 'fixed-batch'; readonly file: string; readonly input: string; readonly batch: number }
  | {
      readonly code: 'float-type' | 'integer-type';
      readonly file: string;
      readonly name: string;
      readonly type: string;
    }
  /** An input beside the data that nobody knows what to feed. */
  | {
      readonly code: 'unknown-input';
      readonly file: string;
      readonly name: string;
      readonly type: string;
      readonly axes: number;
    }
  /** The decoder takes other latents than the encoder gives. */
  | {
      readonly code: 'channels-differ' | 'tokens-differ';
      readonly encoder: string;
      readonly gives: number;
      readonly decoder: string;
      readonly takes: number;
    }
  /** A side in, a side out, of each. */
  | { readonly code: 'other-size'; readonly encoder: Scaling; readonly decoder: Scaling }
  | {
      readonly code: 'partial-patches';
      readonly decoder: string;
      readonly patches: number;
      readonly values: number;
      readonly side: number;
    }
  | { readonly code: 'fewer-tokens'; readonly encoder: string; readonly tokens: number; readonly patches: number }
  /** A classifier none of whose labels is known for what should not be shown. */
  | { readonly code: 'no-unsafe'; readonly labels: readonly string[] }
  /** The manifest that was made, or one that came along, does not hold. */
  | { readonly code: 'manifest'; readonly field: string; readonly expected: string; readonly got: string }
  /** No gradient can be built: nothing could be guided. */
  | { readonly code: 'no-gradient-rule'; readonly text: string }
  | { readonly code: 'no-gradient' }
  | { readonly code: 'not-finite'; readonly what: 'decoded pictures' | 'gradients' | 'embeddings' }
  | { readonly code: 'one-embedding'; readonly of: 'texts' | 'pictures' }
  /** A run of the whole failed in words of the runtime. */
  | { readonly code: 'trial-failed'; readonly text: string };

interface Embedded {
  readonly file: string;
  readonly output: string;
  readonly size: number;
}

interface Scaling {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** Something that was concluded or measured and not read. */
export type MakeNote =
  | { readonly code: 'logit-scale'; readonly scale: number; readonly start: number }
  | { readonly code: 'plain-patches' | 'patch-order' }
  | {
      readonly code: 'measured';
      readonly pictures: number;
      readonly range: readonly [low: number, high: number];
      readonly epsilon: number;
    }
  /** Pictures come back badly, in decibels. */
  | { readonly code: 'poor'; readonly psnr: number }
  | { readonly code: 'reconstructed'; readonly side: number; readonly psnr: number; readonly epsilon: number }
  | { readonly code: 'embedded'; readonly size: number }
  | { readonly code: 'masked'; readonly side: number }
  | {
      readonly code: 'unsafe';
      readonly labels: readonly string[];
      readonly values: 'probabilities' | 'softmax' | 'sigmoid';
      readonly threshold: number;
    }
  /** Of made pictures, in [0, 1]. */
  | { readonly code: 'scored'; readonly scores: readonly number[] }
  | { readonly code: 'denoised'; readonly side: number; readonly width: number };

/** Files that no pack can be made of. */
export interface Lacking {
  readonly kind: 'lacking';
  /** `null` where the graphs are of no family that is known here. */
  readonly family: Family | null;
  readonly missing: readonly Lack[];
}
