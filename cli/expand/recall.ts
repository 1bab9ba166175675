/** @file Variants of an earlier run as they are written again: the same bytes and figures, looked at anew by the judge. */

import { EN } from '../../src/ui/words/en.ts';
import { unsafeOf } from '../../src/core/safety/unsafe.ts';
import type { SeedPlan } from '../../src/core/run/plan.ts';
import type { DatasetImage } from '../lib/dataset.ts';
import { pixelTensor } from '../../src/core/brands.ts';
import { framePixels } from '../../src/core/image/pixels.ts';
import type { Judged } from '../../src/core/methods/method.ts';
import type { RunVariant } from '../../src/core/run/seedJob.ts';
import type { DocumentDecision } from '../../src/export/project/decisions.ts';
import type { DocumentVariant } from '../../src/export/project/document.ts';
import { decodePicture } from '../lib/decode.ts';
import type { CarriedSeed, CarriedVariant } from './carry.ts';
import type { FinishedVariant } from './finishedSeed.ts';
import type { ExpandModels } from './models.ts';

/** A variant as it is written, wherever it is from. */
export interface WrittenVariant extends Omit<RunVariant, 'image' | 'judged'> {
  /** `null` for a rejected one whose picture did not come along, or is not to be shown. */
  readonly png: Uint8Array | null;
  /** `null` where nobody judged. */
  readonly judged: (Omit<Judged, 'diversityOf' | 'embedding'> & { readonly embedding: Float32Array | null }) | null;
  /** `null` where nobody has decided. */
  readonly decision: DocumentDecision | null;
  /** What was the nearest in the earlier run; `null` for a new one. */
  readonly nearest: DocumentVariant['nearest'];
}

/**
 * A variant that was just made: nobody has seen it. One that should not be shown is rejected, and its picture is left out.
 *
 * @param variant with its score, where there is one.
 * @param planned its seed.
 * @param threshold score to reject from; absent where nobody checks.
 */
export function asWritten(
  variant: FinishedVariant,
  { image }: Pick<SeedPlan<DatasetImage>, 'image'>,
  threshold: number | undefined,
): WrittenVariant {
  const safety = unsafeOf(variant.safety, threshold);
  if (!safety) return { ...variant, decision: null, nearest: null };
  const reason = EN.decision({ code: 'safety', ...safety });
  const decision = {
    seed: image.path,
    k: variant.k,
    verdict: 'rejected',
    relabel: null,
    reason,
    at: null,
    safety,
  } as const;
  return { ...variant, png: null, decision, nearest: null };
}

/** The variants of a seed that are carried on, in the order of k. */
export async function recallVariants(
  { variants }: CarriedSeed,
  { ports, framing }: Pick<ExpandModels, 'ports' | 'framing'>,
): Promise<readonly WrittenVariant[]> {
  const recalled: WrittenVariant[] = [];
  for (const carried of variants.toSorted((a, b) => a.variant.k - b.variant.k)) {
    const png = carried.file && (await carried.file.read());
    const pixels = png && framePixels((await decodePicture(png)).image, framing);
    const seen = pixels && (await ports.judge?.embed(pixelTensor(pixels)));
    recalled.push({
      ...carried.variant,
      png,
      judged: judgedOf(carried, seen ? Float32Array.from(seen.data) : null),
      decision: carried.decision,
      nearest: carried.figures.nearest,
    });
  }
  return recalled;
}

function judgedOf({ figures, probabilities, top1 }: CarriedVariant, embedding: Float32Array | null) {
  const { classScore, keptClass, entropy, deltaEntropy, diversity, cosineToSeed } = figures;
  return {
    ...{ classScore, top1, keptClass, entropy, deltaEntropy, diversity, cosineToSeed },
    ...{ embedding, probabilities: Float64Array.from(probabilities) },
  };
}
