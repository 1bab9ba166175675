/** @file The end of every run: latents brought into the ball, decoded, and judged there. */

import type { Noise } from '../latent/noise.ts';
import { perturb } from '../latent/perturb.ts';
import { projectToBall } from '../latent/project.ts';
import { evaluate, type Criterion, type Evaluation } from '../objective/objective.ts';
import { look, together, type Look } from './look.ts';
import type { Models } from './ports.ts';
import type { Start } from './start.ts';

export interface Finished {
  /** P_{f,eps}(f') of every variant. */
  readonly latents: readonly Float32Array[];
  /** The judge's look at them. */
  readonly seen: Look;
  /** The objective there. */
  readonly evaluation: Evaluation;
}

/**
 * Projects, decodes and judges.
 *
 * @param start f and its shape.
 * @param noise of every variant.
 * @param epsilon radius of the ball, in units of the latent.
 * @param criterion what the variants are judged against.
 * @param models prior and judge.
 * @param batch most variants at a time.
 */
export async function finish(
  start: Start,
  noise: readonly Noise[],
  epsilon: number,
  criterion: Criterion,
  models: Models,
  batch: number,
): Promise<Finished> {
  const latents = noise.map((n, i) => {
    const f = start.latents[i]!;
    return projectToBall(perturb(f, n, start.shape), f, epsilon);
  });
  const seen = await look(latents, start.dims, models, batch, 'finish');
  return { latents, seen, evaluation: evaluate({ embeddings: seen.embeddings, latents }, criterion) };
}

/** Variants that were finished in several parts, as the one family that they are: their diversity is that among all. */
export function joined(parts: readonly Omit<Finished, 'evaluation'>[], criterion: Criterion): Finished {
  const latents = parts.flatMap((part) => part.latents);
  const seen = together(parts.map((part) => part.seen));
  return { latents, seen, evaluation: evaluate({ embeddings: seen.embeddings, latents }, criterion) };
}
