/** @file The end of every search: latents brought into the ball, decoded, and judged there. */

import type { Noise } from '../latent/noise.ts';
import { perturb } from '../latent/perturb.ts';
import { projectToBall } from '../latent/project.ts';
import { evaluate, type Criterion, type Evaluation } from '../objective/objective.ts';
import { embedImages, joinEmbedded, type EmbeddedImages } from './embedImages.ts';
import type { Search } from './search.ts';

export interface Finished {
  /** P_{f,eps}(f') of every variant. */
  readonly latents: readonly Float32Array[];
  /** Their images and embeddings. */
  readonly embedded: EmbeddedImages;
  /** The objective there. */
  readonly evaluation: Evaluation;
}

/**
 * Projects, decodes and judges.
 *
 * @param search of these variants.
 * @param noise of every one of them.
 */
export async function finish(
  { start, settings, criterion, models, batch }: Search,
  noise: readonly Noise[],
): Promise<Finished> {
  const latents = noise.map((n, i) => {
    const f = start.latents[i]!;
    return projectToBall(perturb(f, n, start.shape), f, settings.epsilon);
  });
  const embedded = await embedImages(latents, start.dims, models, batch, 'finish');
  return { latents, embedded, evaluation: evaluate({ embeddings: embedded.embeddings, latents }, criterion) };
}

/** A variant by itself, without what is said of it. */
export type FinishedOne = Omit<Finished, 'evaluation'>;

/** Every variant by itself. */
export const separated = ({ latents, embedded: { embeddings, images } }: FinishedOne): FinishedOne[] =>
  latents.map((latent, i) => ({
    latents: [latent],
    embedded: {
      embeddings: [embeddings[i]!],
      ...(images && { images: { dims: images.dims, rows: [images.rows[i]!] } }),
    },
  }));

/** Variants that were finished in several parts, as the one family that they are: their diversity is that among all. */
export function joined(parts: readonly FinishedOne[], criterion: Criterion): Finished {
  const latents = parts.flatMap((part) => part.latents);
  const embedded = joinEmbedded(parts.map((part) => part.embedded));
  return { latents, embedded, evaluation: evaluate({ embeddings: embedded.embeddings, latents }, criterion) };
}
