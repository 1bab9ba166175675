/** @file The worker that trains classifiers for a receipt: what it is given, what it tells, and what comes back. */

import type { ImageId } from '../core/brands.ts';
import type { Framing } from '../core/image/framing.ts';
import type { ClassMatrix } from '../core/judge/classMatrix.ts';
import type { MethodId } from '../core/methods/table.ts';
import type { PoolId } from '../core/receipt/arms.ts';
import type { CurvePoint, Receipt } from '../core/receipt/receipt.ts';
import type { ReceiptFound, ReceiptStage, TrainingRequest, WorkSpan } from '../core/receipt/request.ts';
import type { ResolvedRecipe } from '../core/run/recipe.ts';
import type { PackPlace } from '../packs/place.ts';
import type { Result } from './failure.ts';
import type { Callback } from './job.ts';
import type { Device } from './models.ts';

/** A picture as a file; see `ReceiptPicture`. */
export interface ReceiptFile {
  readonly path: string;
  readonly label: number;
  readonly soft: Float32Array | null;
  readonly origins: readonly number[];
  readonly k: number;
  readonly file: Blob;
  /** See `SeedFile.crop`. */
  readonly crop?: number;
}

/** A seed, with what its streams go by. */
export interface ReceiptSeed extends ReceiptFile {
  readonly id: ImageId;
}

/** Variants of all seeds by a method that needs no model: they are made where they train. */
export interface ReceiptMake {
  readonly pool: PoolId;
  readonly method: MethodId;
  /** Of this method alone. */
  readonly recipe: ResolvedRecipe;
}

/** How a receipt is asked for. */
export interface ReceiptAsked extends TrainingRequest {
  /** Names of arms. */
  readonly arms: readonly string[];
}

export interface ReceiptWork {
  /** Id of the project that it is of. */
  readonly project: string;
  /** Names the work: an interrupted one with the same name goes on from what it has done. */
  readonly key: string;
  readonly device: Device;
  readonly classes: readonly string[];
  readonly seeds: readonly ReceiptSeed[];
  /** `null` where every seed tests in its turn. */
  readonly tests: readonly ReceiptFile[] | null;
  /** See `ReceiptData`. */
  readonly groups: readonly number[];
  readonly pools: readonly (readonly [PoolId, readonly ReceiptFile[]])[];
  readonly makes: readonly ReceiptMake[];
  /** What the judge reads, where an arm asks it: its embeddings by path. */
  readonly judge: {
    readonly text: ClassMatrix;
    readonly embeddings: ReadonlyMap<string, Float32Array>;
  } | null;
  /** Square of the variants. */
  readonly framing: Framing;
  /** How many of 16 bits pictures use. */
  readonly stretch: number;
  readonly asked: ReceiptAsked;
}

/** What a worker tells as it goes. */
export type ReceiptNews =
  /** Pictures are decoded. */
  | { readonly kind: 'reading'; readonly done: number; readonly total: number }
  /** A training begins. */
  | {
      readonly kind: 'job';
      readonly stage: ReceiptStage;
      readonly arm: string;
      readonly repeat: number;
      readonly fold: number;
      readonly updates: number;
      /** Trainings that are done, and all of them: those that count, or those of a stage that decides how to train. */
      readonly done: number;
      readonly jobs: number;
      /** Where this one is in them by the work that each is. */
      readonly span: WorkSpan;
    }
  | { readonly kind: 'update'; readonly update: number; readonly loss: number }
  /** Test pictures are made worse in one more way, and read. */
  | { readonly kind: 'corruption'; readonly done: number; readonly of: number; readonly span: WorkSpan }
  | {
      readonly kind: 'point';
      readonly arm: string;
      readonly repeat: number;
      readonly fold: number;
      readonly point: CurvePoint;
    }
  | ReceiptFound;

/** What a receipt says that was found by training. */
export interface ReceiptFigures extends Pick<Receipt, 'protocol' | 'arms' | 'ratios' | 'robustness' | 'longTail'> {
  readonly device: Device;
}

/** A trained network that a person can leave with. */
export interface TrainedClassifier {
  /** Whose it is: the best arm of those that are trained step by step. */
  readonly arm: string;
  /** An ONNX file, from `pixels` to `logits`. */
  readonly model: Uint8Array;
}

export interface MadeReceipt extends ReceiptFigures {
  /** `null` where no arm trains a network. */
  readonly classifier: TrainedClassifier | null;
}

/** What the files of a classifier say. */
export interface ClassifierAsked extends TrainedClassifier {
  readonly receipt: Receipt;
  /** Names of the classes in their order, as a person reads them. */
  readonly labels: readonly string[];
  /** Side of the squares that pictures were before they were resized to the network's, in pixels. */
  readonly square: number;
  /** In words: what the arm is called, inside a sentence, and how the receipt was made. */
  readonly said: { readonly arm: string; readonly protocol: string };
}

export interface ReceiptWorker {
  /** Takes a lock that the worker holds as long as it lives; see `whenLost`. */
  hold(lock: string): Promise<void>;
  /**
   * Trains; one work a worker.
   *
   * @param judge where the judge's pack lies; it is read where an arm trains its last blocks.
   */
  make(work: ReceiptWork, judge: PackPlace, onNews: Callback<[news: ReceiptNews]>): Promise<Result<MadeReceipt>>;
  /** Rests before the next update, or goes on. */
  rest(resting: boolean): Promise<void>;
  /** Packs a classifier with what it is used by: a zip. */
  pack(asked: ClassifierAsked): Promise<Result<Blob>>;
}
