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

/** What the judge sees in the variants of a seed that are carried on, in the order of k; `null` where there is no picture, or no judge. */
export async function seeCarried(
  { variants }: CarriedSeed,
  { ports, framing }: Pick<ExpandModels, 'ports' | 'framing'>,
): Promise<readonly (Float32Array | null)[]> {
  const embeddings: (Float32Array | null)[] = [];
  for (const { file } of inOrder(variants)) {
    const pixels = file && framePixels((await decodePicture(await file.read())).image, framing);
    const seen = pixels && (await ports.judge?.embed(pixelTensor(pixels)));
    embeddings.push(seen ? Float32Array.from(seen.data) : null);
  }
  return embeddings;
}

/**
 * The variants of a seed that are carried on, in the order of k.
 *
 * @param seen what `seeCarried` gave for it.
 */
export async function recallVariants(
  { variants }: CarriedSeed,
  seen: readonly (Float32Array | null)[],
): Promise<readonly WrittenVariant[]> {
  const recalled: WrittenVariant[] = [];
  for (const [i, carried] of inOrder(variants).entries()) {
    recalled.push({
      ...carried.variant,
      png: carried.file && (await carried.file.read()),
      judged: judgedOf(carried, seen[i] ?? null),
      decision: carried.decision,
      nearest: carried.figures.nearest,
    });
  }
  return recalled;
}

const inOrder = (variants: readonly CarriedVariant[]) => variants.toSorted((a, b) => a.variant.k - b.variant.k);

function judgedOf({ figures, probabilities, top1 }: CarriedVariant, embedding: Float32Array | null) {
  const { classScore, keptClass, entropy, deltaEntropy, diversity, cosineToSeed } = figures;
  return {
    ...{ classScore, top1, keptClass, entropy, deltaEntropy, diversity, cosineToSeed },
    ...{ embedding, probabilities: Float64Array.from(probabilities) },
  };
}
