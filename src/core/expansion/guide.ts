/** @file One guidance step: where the gradient is taken, and what it is there, for any part of the variants that can stand alone. */

import { embeddingTensor, latentTensor, pixelTensor } from '../brands.ts';
import type { Noise } from '../latent/noise.ts';
import { perturb, perturbBackward } from '../latent/perturb.ts';
import { projectToBall, projectToBallBackward } from '../latent/project.ts';
import { standsAlone, towardsEmbeddings, towardsLatents, type Criterion } from '../objective/objective.ts';
import { addScaled, type Reals } from '../reals.ts';
import { inBatches, rowsOf, toBatch } from './batches.ts';
import { look } from './look.ts';
import { partsOf, type Part } from './parts.ts';
import type { Models } from './ports.ts';
import type { Recipe } from './recipe.ts';
import type { Start } from './start.ts';

/** Where the variants are before a step. */
export interface Approach {
  readonly start: Start;
  readonly noise: readonly Noise[];
  /** f' before the projection. */
  readonly perturbed: readonly Float64Array[];
  /** The latents whose images the judge looks at: f', or its projection. */
  readonly points: readonly Reals[];
  /** dS/d point by way of the latents alone: the diversity, where it reads them. */
  readonly spread: readonly Float64Array[];
}

/** What the judge saw there, and which way is up. */
export interface Guided {
  readonly embeddings: readonly Float32Array[];
  /** dS/d noise. */
  readonly gradients: readonly Noise[];
}

/** Where all variants are, and what needs no model. */
export function approach(
  start: Start,
  noise: readonly Noise[],
  { gradientAt, epsilon }: Recipe,
  criterion: Criterion,
): Approach {
  const perturbed = noise.map((n, i) => perturb(start.latents[i]!, n, start.shape));
  const points =
    gradientAt === 'projected' ? perturbed.map((f, i) => projectToBall(f, start.latents[i]!, epsilon)) : perturbed;
  return { start, noise, perturbed, points, spread: towardsLatents(points, criterion) };
}

/**
 * The objective's gradient for the noise of some variants.
 *
 * @param at where all of them are.
 * @param part which of them; all, where they do not stand alone.
 * @param recipe where the gradient is taken.
 * @param criterion what the variants are judged against.
 * @param models prior and judge; one pass through both where they are joined.
 * @param batch most variants at a time.
 */
export async function guide(
  at: Approach,
  part: Part,
  { gradientAt, epsilon }: Recipe,
  criterion: Criterion,
  models: Models,
  batch: number,
): Promise<Guided> {
  const { embeddings, towards } =
    (await inOnePass(at, part, criterion, models, batch)) ?? (await thereAndBack(at, part, criterion, models, batch));
  const gradients = towards.map((byJudge, j) => {
    const i = part.from + j;
    const f = at.start.latents[i]!;
    const towardsPoint = at.spread[i]!.slice();
    addScaled(towardsPoint, byJudge, 1);
    const towardsPerturbed =
      gradientAt === 'projected' ? projectToBallBackward(at.perturbed[i]!, f, epsilon, towardsPoint) : towardsPoint;
    return perturbBackward(f, towardsPerturbed, at.start.shape);
  });
  return { embeddings, gradients };
}

/** dS/d point of some variants by way of the judge, and its embeddings of them. */
interface Judged {
  readonly embeddings: readonly Float32Array[];
  readonly towards: readonly Reals[];
}

/** Decoder, judge and the way back as one graph; `null` where there is none, or siblings matter in the judge's eyes. */
async function inOnePass(
  { start, points }: Approach,
  part: Part,
  criterion: Criterion,
  { prior, guide: joined }: Models,
  batch: number,
): Promise<Judged | null> {
  if (!joined || prior.kind === 'embedding' || !standsAlone(criterion)) return null;
  const embeddings: Float32Array[] = [];
  const towards: Float64Array[] = [];
  for (const { from, to } of partsOf(part, batch)) {
    const rows = points.slice(from, to);
    const seen = await joined(latentTensor(toBatch(rows, start.dims)), criterion);
    if (!seen) return null;
    embeddings.push(...rowsOf(seen.embeddings, rows.length));
    // The graph's sum is a mean over all variants here.
    for (const gradient of rowsOf(seen.gradients, rows.length)) {
      towards.push(Float64Array.from(gradient, (value) => value / points.length));
    }
  }
  return { embeddings, towards };
}

/** Decoder and judge forwards, the objective in between, and back through both. */
async function thereAndBack(
  { start, points }: Approach,
  { from, to }: Part,
  criterion: Criterion,
  models: Models,
  batch: number,
): Promise<Judged> {
  const latents = points.slice(from, to);
  const { embeddings, images } = await look(latents, start.dims, models, batch, 'guide');
  const cotangents = towardsEmbeddings(embeddings, criterion, points.length);
  const { prior, judge } = models;
  if (prior.kind === 'embedding' || !images) return { embeddings, towards: cotangents };
  const { rows } = await inBatches(latents.length, batch, async (first, end) => {
    const pixels = pixelTensor(toBatch(images.rows.slice(first, end), images.dims));
    const cotangent = toBatch(cotangents.slice(first, end), [cotangents[0]!.length]);
    const towardsPixels = await judge.embedVjp(pixels, embeddingTensor(cotangent));
    return prior.decodeVjp(latentTensor(toBatch(latents.slice(first, end), start.dims)), pixels, towardsPixels);
  });
  return { embeddings, towards: rows };
}
