/** @file The end of an adaptation: what it came to on seeds that took no part, and the pack, with a picture of that. */

import type { AdaptationCheckpoint, AdaptationEvent, AdaptationLook } from '../../core/adaptation/adapt.ts';
import type { ReconstructionError } from '../../core/adaptation/error.ts';
import type { AdaptationPace, AdaptationSettings } from '../../core/adaptation/settings.ts';
import { sheetOf } from '../../core/adaptation/sheet.ts';
import type { PixelTensor, RunSeed } from '../../core/brands.ts';
import type { Tensor } from '../../core/tensor.ts';
import type { TrainerState } from '../trainer.ts';
import type { AdaptingMemory } from '../../packs/adaptingMemory.ts';
import { adaptedPack, type AdaptedModel, type AnyAdaptable, type Provenance } from './adaptedPack.ts';
import type { AdaptablePack } from './openDecoder.ts';

/** What is adapted to what. */
export interface AdaptationWork<
  Base extends AnyAdaptable = AdaptablePack,
  Settings extends AdaptationPace = AdaptationSettings,
> {
  readonly pack: Base;
  /** Seeds, [1, 3, side, side] each, of one size. */
  readonly pictures: readonly PixelTensor[];
  /** Class of each. */
  readonly labels: readonly (number | string)[];
  /** Of the pictures, in hexadecimal digits. */
  readonly digest: string;
  readonly settings: Settings;
  /** What the runtime may take of memory, and all together. Default: whatever there is. */
  readonly offered?: AdaptingMemory;
  readonly runSeed: RunSeed;
  /** Id of the new pack. */
  readonly id: string;
  /** Encodes the sheet of what it came to, [3, height, width], as a PNG. */
  readonly encodePng: (image: Tensor) => Promise<Uint8Array>;
}

/** What an adaptation came to, whatever learnt. */
export interface AdaptationOutcome<Base extends AnyAdaptable = AnyAdaptable, Measure = unknown> {
  /** `null` where no look was better than the first: the prior is best left as it is. */
  readonly pack: Base | null;
  /** How far the prior was, and its successor is, from what seeds that took no part ask of it; equal without a successor. */
  readonly before: Measure;
  readonly after: Measure;
  /** How many those are. */
  readonly tested: number;
}

/** What an adaptation to a whole set came to. */
export interface AdaptationResult<
  Base extends AnyAdaptable = AdaptablePack,
  Measure = ReconstructionError,
> extends AdaptationOutcome<Base, Measure> {
  /** All looks at the seeds that said when it ends. */
  readonly looks: readonly AdaptationLook[];
}

/** Where an adaptation of a pack stands. */
export type PriorCheckpoint = AdaptationCheckpoint<TrainerState>;
export type PriorEvent = AdaptationEvent<TrainerState>;

/** The picture of what it came to, and how many rows it has at most. */
export const CONTACT_SHEET = 'contact-sheet.png';
export const SHEET_ROWS = 8;

/** What a pack is on seeds that took no part. */
export interface Measured<Measure> {
  readonly error: Measure;
  /** What it makes of the first {@link SHEET_ROWS} of them at least. */
  readonly pictures: readonly PixelTensor[];
}

/** How an adaptation is brought to its end. */
export interface Ending<Base, Measure> {
  /** Steps whose result it is; 0 where nothing was gained. */
  readonly steps: number;
  /** Seeds that took no part. */
  readonly test: readonly PixelTensor[];
  /** Opens a pack as any other, and looks at what it is on those. */
  readonly measure: (pack: Base) => Promise<Measured<Measure>>;
  /** The graph with what was learnt. */
  readonly adapted: () => AdaptedModel;
  /** What is told of how it was done besides what every adaptation is told by. Default: nothing. */
  readonly told?: Pick<Provenance, 'prompt' | 'classes'>;
}

/** Measures, merges, and makes the pack. */
export async function concluded<Base extends AnyAdaptable, Measure>(
  { pack, pictures, settings, runSeed, digest, id, encodePng }: AdaptationWork<Base, AdaptationPace>,
  { steps, test, measure, adapted, told }: Ending<Base, Measure>,
): Promise<AdaptationOutcome<Base, Measure>> {
  const before = await measure(pack);
  const result = { before: before.error, tested: test.length };
  if (steps === 0) return { ...result, pack: null, after: before.error };
  const { rank } = settings;
  const provenance = { pictures: pictures.length, sha256: digest, rank, steps, runSeed, ...told };
  const model = adapted();
  const after = await measure(await adaptedPack(pack, model, id, provenance));
  const rows = test.slice(0, SHEET_ROWS).map((picture, i) => [picture, before.pictures[i]!, after.pictures[i]!]);
  const sheet = new Map([[CONTACT_SHEET, new Uint8Array(await encodePng(sheetOf(rows)))]]);
  return { ...result, pack: await adaptedPack(pack, model, id, provenance, sheet), after: after.error };
}
