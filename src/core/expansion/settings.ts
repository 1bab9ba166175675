/** @file The settings of guided imagination: everything that its images depend on besides the seed and the models. */

import type { RunSeed } from '../brands.ts';
import type { Granularity } from '../latent/layout.ts';
import type { Anchor } from '../objective/consistency.ts';
import type { DiversityForm } from '../objective/diversity.ts';
import type { Terms } from '../objective/objective.ts';
import { RELEASED_UPDATE, type UpdateRule } from '../update/rule.ts';

/**
 * Where the gradient is taken:
 * - `perturbed`: at f' before the projection, as in the released code;
 * - `projected`: at P(f'), the latent whose image will be seen, through the projection: elements held at the ball's edge pass no
 *   gradient. The derivative of the objective that the result is measured by.
 */
export type GradientPoint = 'perturbed' | 'projected';

export interface ImagineSettings {
  /** Chooses all noise of the run. */
  readonly runSeed: RunSeed;
  /** K, variants of every seed. */
  readonly variants: number;
  /** Radius of the ball around the seed's latent, in units of the latent. */
  readonly epsilon: number;
  /** Guidance steps: 0 is the unguided twin, 1 is the released code's. */
  readonly steps: number;
  readonly update: UpdateRule;
  readonly gradientAt: GradientPoint;
  readonly granularity: Granularity;
  readonly anchor: Anchor;
  readonly diversity: DiversityForm;
  /** Weight of each term of the objective; 1 each in the paper. */
  readonly weights: Terms;
}

/**
 * The published settings but for two: the anchor is the folder's label, which a misread seed does not move, and the gradient is taken
 * at the latent that is kept.
 */
export const IMAGINE_DEFAULTS = {
  variants: 5,
  steps: 1,
  update: RELEASED_UPDATE,
  gradientAt: 'projected',
  granularity: 'channel',
  anchor: 'label',
  diversity: 'latent',
  weights: { consistency: 1, entropy: 1, diversity: 1 },
} as const satisfies Omit<ImagineSettings, 'runSeed' | 'epsilon'>;

/**
 * The same settings without guidance: same noise, same ball, no step. Its images are the twins of the guided ones.
 */
export const unguidedTwin = (settings: ImagineSettings): ImagineSettings => ({ ...settings, steps: 0 });

/**
 * Refuses settings that cannot be run.
 *
 * @throws RangeError that names the field, what was expected and what came.
 */
export function checkImagineSettings(settings: ImagineSettings): void {
  const { variants, steps, epsilon, weights } = settings;
  if (!Number.isInteger(variants) || variants < 1) {
    throw new RangeError(`Expected at least 1 variant of every seed, got ${variants}.`);
  }
  if (!Number.isInteger(steps) || steps < 0) {
    throw new RangeError(`Expected 0 or more guidance steps, got ${steps}; 0 is unguided.`);
  }
  if (!(epsilon >= 0)) {
    throw new RangeError(
      `Expected epsilon >= 0, in units of the latent, got ${epsilon}; the prior's pack suggests one.`,
    );
  }
  for (const [term, weight] of Object.entries(weights)) {
    if (!Number.isFinite(weight)) throw new RangeError(`Expected a finite weight for ${term}, got ${String(weight)}.`);
  }
}
