/** @file The settings of guided imagination: everything that its images depend on besides the seed and the models. */

import type { RunSeed } from '../brands.ts';
import type { Granularity } from '../latent/layout.ts';
import type { StartingNoise } from '../latent/startingNoise.ts';
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

/**
 * What a step is counted in:
 * - `noise`: the values of z and b, as in the released code, however far they move the latent;
 * - `latent`: the latent's own units, as epsilon is.
 */
export type StepUnit = 'noise' | 'latent';

/**
 * When the ball is kept:
 * - `end`: by the projection of the result alone, as in the released code;
 * - `always`: by the noise itself, from the start and after every step, so that nothing is cut off at the ball's edge.
 */
export type BallKept = 'end' | 'always';

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
  readonly stepUnit: StepUnit;
  readonly ballKept: BallKept;
  /** Where the noise starts. */
  readonly start: StartingNoise;
  /**
   * Most starts for every variant that the judge looks at before the first step; the family goes on from the best of all. 1 takes the
   * first unseen.
   */
  readonly candidates: number;
  /**
   * t in (0, 1]: the probability of the anchor class to come to (`sureness`), in place of as much of it as can be had. `null` as
   * published.
   */
  readonly sureness: number | null;
  /**
   * How many times as likely as any other class the anchor is to be. A variant that comes to it is left as it is, and no further step
   * is taken for it; of starts that come to it, the one with the most entropy is the best. `null` searches on for all by the objective
   * alone, as published.
   */
  readonly lead: number | null;
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
  stepUnit: 'noise',
  ballKept: 'end',
  start: { kind: 'published' },
  candidates: 1,
  sureness: null,
  lead: null,
  gradientAt: 'projected',
  granularity: 'channel',
  anchor: 'label',
  diversity: 'latent',
  weights: { consistency: 1, entropy: 1, diversity: 1 },
} as const satisfies Omit<ImagineSettings, 'runSeed' | 'epsilon'>;

/**
 * The same settings without guidance: same noise, same ball, no choice and no step. Its images are the twins of the guided ones.
 */
export const unguidedTwin = (settings: ImagineSettings): ImagineSettings => ({ ...settings, steps: 0, candidates: 1 });

/**
 * Refuses settings that cannot be run.
 *
 * @throws RangeError that names the field, what was expected and what came.
 */
export function checkImagineSettings(settings: ImagineSettings): void {
  const { variants, steps, candidates, sureness, lead, epsilon, weights } = settings;
  if (!Number.isInteger(variants) || variants < 1) {
    throw new RangeError(`Expected at least 1 variant of every seed, got ${variants}.`);
  }
  if (!Number.isInteger(steps) || steps < 0) {
    throw new RangeError(`Expected 0 or more guidance steps, got ${steps}; 0 is unguided.`);
  }
  if (!Number.isInteger(candidates) || candidates < 1) {
    throw new RangeError(`Expected at least 1 start of every variant, got ${candidates}.`);
  }
  if (sureness !== null && !(sureness > 0 && sureness <= 1)) {
    throw new RangeError(`Expected sureness to be a probability above 0, got ${sureness}; null goes without.`);
  }
  if (lead !== null && !(lead > 0)) {
    throw new RangeError(`Expected a lead above 0, got ${lead}; null goes without.`);
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
