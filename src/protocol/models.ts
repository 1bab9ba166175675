/**
 * @file The worker that owns the models. It keeps nothing between calls but its sessions: whatever it is asked can be asked again
 * of a new worker, so that a lost one costs the time of the work at hand and nothing else.
 */

import './blob.ts';
import type { ClassIndex, ImageId } from '../core/brands.ts';
import type { VariantFigures } from '../core/expansion/variant.ts';
import type { Framing } from '../core/image/framing.ts';
import type { ClassMatrix } from '../core/judge/classMatrix.ts';
import type { Stroke } from '../core/mask/correct.ts';
import type { PriorKind } from '../core/methods/priorKind.ts';
import type { Mixture } from '../core/methods/method.ts';
import type { PackPlaces, PackRole } from '../packs/place.ts';
import type { How, MethodId } from '../core/methods/table.ts';
import type { Wanted } from '../core/run/wanted.ts';
import type { ResolvedRecipe } from '../core/run/recipe.ts';
import type { Declined } from '../core/run/seedJob.ts';
import type { Slot } from '../core/run/slots.ts';
import type { Objection } from '../core/scene/objection.ts';
import type { Terms } from '../core/objective/objective.ts';
import type { Result } from './failure.ts';
import type { Callback, JobId } from './job.ts';

export type Device = 'webgpu' | 'wasm';

export interface LoadRequest {
  /** The mask is fetched when a recipe first needs it. */
  readonly packs: PackPlaces;
  readonly device: 'auto' | Device;
}

export interface LoadProgress {
  /** Bytes of the packs' files. */
  readonly done: number;
  readonly total: number;
}

/** Why the models run where they run. */
export type DeviceReason = {
  /** The CPU, by one thread only: the page is not cross-origin isolated. */ readonly oneThread?: boolean;
} & (
  | { readonly code: 'cpu-wanted' | 'gpu-wanted' | 'gpu-wanted-none' | 'no-webgpu' | 'software' | 'no-device' }
  /** WebGPU could not run the models. */
  | { readonly code: 'failed'; readonly text: string }
  | { readonly code: 'passed' | 'differs'; readonly check: DeviceCheck }
);

/** What came of comparing the GPU with the CPU. */
export type DeviceCheck =
  /** The least cosine between embeddings of the same variants. */
  { readonly kind: 'cosine'; readonly least: number } | { readonly kind: 'error'; readonly text: string };

export interface Loaded {
  readonly device: Device;
  readonly threads: number;
  /** Why it is this device. */
  readonly reason: DeviceReason;
  readonly packs: readonly LoadedPack[];
  /** What the prior is made of, and so which methods there are. */
  readonly priorKind: PriorKind;
  /** What the classes are called that the prior has adapters of their own for; none where all are denoised alike. */
  readonly ownAdapters: readonly string[];
  readonly sides: {
    readonly minimum: number;
    readonly maximum: number;
    readonly multipleOf: number;
    readonly preferred: number;
  };
  /** How a picture becomes the prior's square of the preferred side. */
  readonly framing: Framing;
  /** Suggested radius, in units of the latent. */
  readonly epsilon: number;
  /** Template of the judge's prompts. */
  readonly prompt: string;
  /** Safety score from which variants are rejected, as the pack suggests; `null` where nobody checks them. */
  readonly safety: number | null;
}

/** A pack that is loaded. */
export interface LoadedPack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly role: PackRole;
  readonly licence: string;
  /** Digest of the pack's file list, for the record of what made an image. */
  readonly sha256: string;
}

export interface SeedFile {
  readonly id: ImageId;
  readonly file: Blob;
  /** Where the square lies along its longer side, see `Framing.at`. Default: in the middle. */
  readonly crop?: number;
  /** What a person drew on its mask. Default: nothing. */
  readonly mask?: readonly Stroke[];
}

/** A picture as the layers that new scenes are made of; rows of bytes. */
export interface SeenLayers {
  /** Of the square, in pixels. */
  readonly side: number;
  /** RGBA, as the methods see it. */
  readonly picture: Uint8ClampedArray<ArrayBuffer>;
  /** How much of each pixel is the object's. */
  readonly alpha: Uint8ClampedArray<ArrayBuffer>;
  /** RGBA, with what was behind the object made up. */
  readonly scene: Uint8ClampedArray<ArrayBuffer>;
  /** Why its object would not be moved; `null` where it would. */
  readonly objection: Objection | null;
}

/** Another picture that a variant is made with. */
export interface PartnerFile extends SeedFile {
  /** `null` for a background. */
  readonly label: ClassIndex | null;
}

/** The pictures that one variant is made with, in the order in which they were drawn. */
export interface PartnerFiles extends Wanted {
  readonly files: readonly PartnerFile[];
}

/** How the judge sees pictures that no recipe comes with. */
export interface Sight {
  /** Of the square, in pixels. */
  readonly side: number;
  /** How many of 16 bits are all of a picture's light, see `Recipe.stretch`. */
  readonly stretch: number;
}

export interface ImagineRequest {
  readonly seed: SeedFile;
  readonly label: ClassIndex;
  /** What the class is called, for methods that write prompts. */
  readonly className: string;
  /** With nothing left open. */
  readonly recipe: ResolvedRecipe;
  /** What the judge decides between for this seed. */
  readonly classes: ClassMatrix;
  /** The judge's embedding of the seed, where it is known. */
  readonly embedding?: Float32Array;
  /** The variants that are wanted. */
  readonly slots: readonly Slot[];
  /** Whether the streams of the slots are taken as they are, though the recipe selects. Default: false. */
  readonly exactly?: boolean;
  /** Where the recipe selects: streams below this number were drawn before, and are left alone. Default: 0. */
  readonly unusedFrom?: number;
  /** For every stream whose method needs some. Default: none. */
  readonly partners?: readonly PartnerFiles[];
  readonly images: 'png' | 'webp';
  /**
   * One of a row of questions about the same seed, whose settings move: passes through the models are remembered, so that only what
   * a change touches is computed. Default: false.
   */
  readonly live?: boolean;
  /** Whether the pictures that stopping at each step would give are wanted too. Default: false. */
  readonly watch?: boolean;
}

/** Pictures on the way to a family: what stopping at each step would give. */
export interface WatchedSteps {
  /** Whose: of the recipe's methods the first that takes steps, which is the one that `trace` is about. */
  readonly method: MethodId;
  /**
   * Those of the denoiser, where there is one, then as many as `trace` has points but the last, whose pictures are the variants; each in
   * the order of the method's variants.
   */
  readonly images: readonly (readonly Blob[])[];
}

export interface Imagined {
  readonly seed: ImaginedSeed;
  readonly variants: readonly ImaginedVariant[];
  /** Pictures that were made, those that selection did not keep included. */
  readonly drawn: number;
  /** Methods that made nothing of it. */
  readonly declined: readonly Declined[];
  /**
   * Means over the variants of the first method: where the gradient is taken before each step, and of the result; one point without
   * steps.
   */
  readonly trace: readonly TracePoint[];
  /** Steps that a denoiser takes before the first of them; 0 without one. */
  readonly denoised: number;
  /** Where they were asked for, and the method takes steps. */
  readonly steps?: WatchedSteps;
  /** Whether images of it were remembered instead of computed: its time says nothing of another seed's. */
  readonly remembered: boolean;
}

export interface ImaginedSeed {
  /** The seed as the methods see it. */
  readonly framed: Blob;
  readonly embedding: Float32Array;
  readonly probabilities: readonly number[];
  readonly entropy: number;
  readonly top1: number;
  readonly anchor: number;
}

export interface ImaginedVariant extends VariantFigures {
  readonly k: number;
  readonly number: number;
  /** Streams that it was made together with, itself included, in their order. */
  readonly siblings: readonly number[];
  readonly how: How;
  readonly mixture: Mixture | null;
  /** Its safety score, in [0, 1]; absent where nobody checks. */
  readonly safety?: number;
  readonly image: Blob;
  readonly embedding: Float32Array;
  readonly probabilities: readonly number[];
}

/** A variant that is made while its siblings are not: what can be shown of it at once. */
export interface MadeVariant {
  readonly k: number;
  readonly number: number;
  readonly image: Blob;
  readonly classScore: number;
  readonly keptClass: boolean;
}

export interface TracePoint {
  /** Mean probability of the folder's class. */
  readonly classScore: number;
  /** Mean entropy, in nats. */
  readonly entropy: number;
  readonly terms: Terms;
  readonly total: number;
}

/** Everything crosses as data; no method rejects. Callbacks are comlink proxies. */
export interface ModelWorker {
  /** Takes a lock that the worker holds as long as it lives: whoever gets it next knows that it is dead. */
  hold(lock: string): Promise<void>;
  load(request: LoadRequest, onProgress: (progress: LoadProgress) => void): Promise<Result<Loaded>>;
  /** Builds the gradients, which are made when they are first needed otherwise. */
  warm(): Promise<Result<null>>;
  /** The judge's embedding of each text. */
  embedTexts(texts: readonly string[]): Promise<Result<{ rows: readonly Float32Array[]; logitScale: number }>>;
  /** The judge's embedding of seeds as the prior sees them, one at a time, in order. */
  embedSeeds(
    job: JobId,
    seeds: readonly SeedFile[],
    sight: Sight,
    onSeed: Callback<[id: ImageId, embedding: Result<Float32Array>]>,
  ): Promise<Result<null>>;
  /** Those of their other views, see `viewsOf`: mirrored, and two crops. */
  embedViews(
    job: JobId,
    seeds: readonly SeedFile[],
    sight: Sight,
    onSeed: Callback<[id: ImageId, views: Result<readonly Float32Array[]>]>,
  ): Promise<Result<null>>;
  /** `onVariant` is told of every variant as soon as it is made, before the whole is answered. */
  imagine(job: JobId, request: ImagineRequest, onVariant?: Callback<[made: MadeVariant]>): Promise<Result<Imagined>>;
  /** The layers of a seed, seen as a run would see it. */
  layers(seed: SeedFile, sight: Sight): Promise<Result<SeenLayers>>;
  /** Ends a job at its next step. */
  cancel(job: JobId): Promise<void>;
}
