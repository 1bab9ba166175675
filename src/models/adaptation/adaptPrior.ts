/** @file A prior pack adapted to the seeds of a data set: from pack and pictures to another pack, with what it came to. */

import type { PixelTensor, RunSeed } from '../../core/brands.ts';
import {
  adapt,
  bestLook,
  type AdaptationCheckpoint,
  type AdaptationEvent,
  type AdaptationLook,
} from '../../core/adaptation/adapt.ts';
import { errorOf, givenBack, type ReconstructionError } from '../../core/adaptation/error.ts';
import { adaptationParts } from '../../core/adaptation/parts.ts';
import type { AdaptationSettings } from '../../core/adaptation/settings.ts';
import { sheetOf } from '../../core/adaptation/sheet.ts';
import type { Tensor } from '../../core/tensor.ts';
import { openPrior } from '../ports/prior.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { TrainerState } from '../trainer.ts';
import { adaptedPack } from './adaptedPack.ts';
import { mergedDecoder, openDecoder, withAdapters, type AdaptablePack } from './openDecoder.ts';

/** What is adapted to what. */
export interface AdaptationWork {
  readonly pack: AdaptablePack;
  /** Seeds, [1, 3, side, side] each, of one size. */
  readonly pictures: readonly PixelTensor[];
  /** Class of each. */
  readonly labels: readonly (number | string)[];
  /** Of the pictures, in hexadecimal digits. */
  readonly digest: string;
  readonly settings: AdaptationSettings;
  readonly runSeed: RunSeed;
  /** Id of the new pack. */
  readonly id: string;
  /** Encodes the sheet of what it came to, [3, height, width], as a PNG. */
  readonly encodePng: (image: Tensor) => Promise<Uint8Array>;
}

/** What an adaptation came to. */
export interface AdaptationResult {
  /** `null` where no look was better than the first: the prior is best left as it is. */
  readonly pack: AdaptablePack | null;
  /** All looks at the seeds that said when it ends. */
  readonly looks: readonly AdaptationLook[];
  /** How far the prior was, and its successor is, from giving back seeds that took no part; equal without a successor. */
  readonly before: ReconstructionError;
  readonly after: ReconstructionError;
  /** How many those are. */
  readonly tested: number;
}

/** Where an adaptation of a pack stands. */
export type PriorCheckpoint = AdaptationCheckpoint<TrainerState>;
export type PriorEvent = AdaptationEvent<TrainerState>;

/** The picture of what it came to, and how many rows it has at most. */
export const CONTACT_SHEET = 'contact-sheet.png';
const SHEET_ROWS = 8;

/**
 * Adapts a prior, step by step; who wants it to stop takes no further step.
 *
 * @param runtime where it runs.
 * @param work what is adapted to what.
 * @param from where to go on. Default: the beginning.
 * @returns what it came to.
 * @throws FailureError for too few pictures, or a prior that cannot be adapted.
 */
export async function* adaptPrior(
  runtime: Runtime,
  work: AdaptationWork,
  from?: PriorCheckpoint,
): AsyncGenerator<PriorEvent, AdaptationResult> {
  const { pack, pictures, labels, settings, runSeed } = work;
  const parts = adaptationParts(labels, runSeed);
  const [train, stop, test] = [parts.train, parts.stop, parts.test].map((part) => part.map((i) => pictures[i]!));
  const { latent } = pack.manifest;
  const opened = await openPrior(pack, runtime);
  try {
    const decoder = await withAdapters(pack, settings.rank, runSeed);
    const [, , height = 0, width = 0] = pictures[0]!.dims;
    const side = Math.min(settings.side, height, width) / (latent.kind === 'spatial' ? latent.downscale : 1);
    const training = await openDecoder(pack, decoder, settings, [side, side], runtime, from?.now);
    let ended: PriorCheckpoint;
    try {
      const task = { prior: opened.prior, train: train!, stop: stop!, settings, epsilon: latent.epsilon, runSeed };
      ended = yield* adapt(task, training, from);
    } finally {
      await training.release();
    }
    const before = await givenBack(opened.prior, test!);
    const { looks, best } = ended;
    const result = { looks, before: errorOf(test!, before), tested: test!.length };
    const { step } = bestLook(looks);
    if (step === 0) return { ...result, pack: null, after: result.before };
    const { rank } = settings;
    const provenance = { pictures: pictures.length, sha256: work.digest, rank, steps: step, runSeed };
    const merged = mergedDecoder(decoder, best);
    const after = await givenBackBy(await adaptedPack(pack, merged, work.id, provenance), runtime, test!);
    const rows = test!.slice(0, SHEET_ROWS).map((picture, i) => [picture, before[i]!, after[i]!]);
    const sheet = new Map([[CONTACT_SHEET, new Uint8Array(await work.encodePng(sheetOf(rows)))]]);
    const adapted = await adaptedPack(pack, merged, work.id, provenance, sheet);
    return { ...result, pack: adapted, after: errorOf(test!, after) };
  } finally {
    await opened.close();
  }
}

/** What a pack, opened as any other, gives back of pictures. */
async function givenBackBy(pack: AdaptablePack, runtime: Runtime, pictures: readonly PixelTensor[]) {
  const opened = await openPrior(pack, runtime);
  try {
    return await givenBack(opened.prior, pictures);
  } finally {
    await opened.close();
  }
}
