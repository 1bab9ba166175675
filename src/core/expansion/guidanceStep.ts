/** @file One guidance step: where the gradient is taken, and what it is there, for any part of the variants that can stand alone. */

import { embeddingTensor, latentTensor, pixelTensor } from '../brands.ts';
import type { Noise } from '../latent/noise.ts';
import { perturb, perturbBackward } from '../latent/perturb.ts';
import { projectToBall, projectToBallBackward } from '../latent/project.ts';
import { gradEmbeddings, gradLatents, standsAlone } from '../objective/objective.ts';
import { addScaled, type Reals } from '../reals.ts';
import { inBatches, rowsOf, toBatch } from './batches.ts';
import { embedImages } from './embedImages.ts';
import { partsOf } from './parts.ts';
import type { Search } from './search.ts';

/** Where the variants are before a step. */
export interface Points {
  readonly noise: readonly Noise[];
  /** f' before the projection. */
  readonly perturbed: readonly Float64Array[];
  /** The latents whose images the judge looks at: f', or its projection. */
  readonly latents: readonly Reals[];
  /** dS/d latent by way of the latents alone: the diversity, where it reads them. */
  readonly gradLatents: readonly Float64Array[];
}

/** What the judge saw there, and which way is up. */
export interface StepGradient {
  readonly embeddings: readonly Float32Array[];
  /** dS/d noise. */
  readonly gradients: readonly Noise[];
}

/** Where all variants are, and what needs no model. */
export function pointsAt({ start, settings, criterion }: Search, noise: readonly Noise[]): Points {
  const perturbed = noise.map((n, i) => perturb(start.latents[i]!, n, start.shape));
  const latents =
    settings.gradientAt === 'projected'
      ? perturbed.map((f, i) => projectToBall(f, start.latents[i]!, settings.epsilon))
      : perturbed;
  return { noise, perturbed, latents, gradLatents: gradLatents(latents, criterion) };
}

/**
 * The objective's gradient for the noise of some variants.
 *
 * @param search of all variants; one pass through both models where they are joined.
 * @param at where all of them are.
 * @param indices which of them; all, where they do not stand alone.
 */
export async function guidanceStep(search: Search, at: Points, indices: readonly number[]): Promise<StepGradient> {
  const { start, settings } = search;
  const { embeddings, gradients } = (await byJointGraph(search, at, indices)) ?? (await byParts(search, at, indices));
  const gradNoise = gradients.map((byJudge, j) => {
    const i = indices[j]!;
    const f = start.latents[i]!;
    const gradLatent = at.gradLatents[i]!.slice();
    addScaled(gradLatent, byJudge, 1);
    const gradPerturbed =
      settings.gradientAt === 'projected'
        ? projectToBallBackward(at.perturbed[i]!, f, settings.epsilon, gradLatent)
        : gradLatent;
    return perturbBackward(f, gradPerturbed, start.shape);
  });
  return { embeddings, gradients: gradNoise };
}

/** dS/d latent of some variants by way of the judge, and its embeddings of them. */
interface JudgeGradient {
  readonly embeddings: readonly Float32Array[];
  readonly gradients: readonly Reals[];
}

/** Decoder, judge and the way back as one graph; `null` where there is none, or siblings matter in the judge's eyes. */
async function byJointGraph(
  { start, criterion, models: { prior, jointPass: jointGraph }, batch }: Search,
  { latents }: Points,
  indices: readonly number[],
): Promise<JudgeGradient | null> {
  if (!jointGraph || prior.kind === 'embedding' || !standsAlone(criterion)) return null;
  const embeddings: Float32Array[] = [];
  const gradients: Float64Array[] = [];
  for (const { from, to } of partsOf({ from: 0, to: indices.length }, batch)) {
    const rows = indices.slice(from, to).map((i) => latents[i]!);
    const seen = await jointGraph(latentTensor(toBatch(rows, start.dims)), criterion);
    if (!seen) return null;
    embeddings.push(...rowsOf(seen.embeddings, rows.length));
    // The graph's sum is a mean over all variants here.
    for (const gradient of rowsOf(seen.gradients, rows.length)) {
      gradients.push(Float64Array.from(gradient, (value) => value / latents.length));
    }
  }
  return { embeddings, gradients };
}

/** Decoder and judge forwards, the objective in between, and back through both. */
async function byParts(search: Search, at: Points, indices: readonly number[]): Promise<JudgeGradient> {
  const { start, criterion, models, batch } = search;
  const latents = indices.map((i) => at.latents[i]!);
  const { embeddings, images } = await embedImages(latents, start.dims, models, batch, 'guidance');
  const cotangents = gradEmbeddings(embeddings, criterion, at.latents.length);
  const { prior, judge } = models;
  if (prior.kind === 'embedding' || !images) return { embeddings, gradients: cotangents };
  const { rows } = await inBatches(latents.length, batch, async (first, end) => {
    const pixels = pixelTensor(toBatch(images.rows.slice(first, end), images.dims));
    const cotangent = toBatch(cotangents.slice(first, end), [cotangents[0]!.length]);
    const gradPixels = await judge.embedVjp(pixels, embeddingTensor(cotangent));
    return prior.decodeVjp(latentTensor(toBatch(latents.slice(first, end), start.dims)), pixels, gradPixels);
  });
  return { embeddings, gradients: rows };
}
