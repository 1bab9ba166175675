/** @file Recipes and variants as version 1 of the document had them, and records up to version 2: one method, its settings all in one. */

import { runSeed } from '../../core/brands.ts';
import type { How } from '../../core/methods/table.ts';
import type { Terms } from '../../core/objective/objective.ts';
import type { Recipe } from '../../core/run/recipe.ts';

/** The recipe of then. */
export interface OldRecipe {
  readonly method: 'guided' | 'unguided';
  readonly variants: number;
  readonly perClass?: number | undefined;
  readonly side: number;
  readonly epsilon: number;
  readonly steps: number;
  readonly rule: 'sign' | 'adam';
  readonly stepSize: number;
  readonly granularity: 'channel' | 'element';
  readonly weights: Terms;
  readonly anchor: 'label' | 'judge';
  readonly diversity: 'latent' | 'judge' | 'official';
  readonly blend: number;
  readonly seed: number;
}

/** What was known of how a variant was made. */
export interface OldVariant {
  readonly k: number;
  readonly number: number;
  readonly family?: readonly number[] | undefined;
  readonly epsilon: number;
  readonly distance: number;
  readonly trace: readonly Terms[];
  readonly ballUse: readonly number[];
}

/** The same recipe of today. The gradient was always taken at the latent that is kept. */
export function recipeFrom(old: OldRecipe): Recipe {
  const { epsilon, granularity, weights } = old;
  const noise = { start: 'published', ballKept: 'end', granularity } as const;
  const part =
    old.method === 'unguided'
      ? ({ method: 'unguided', share: 1, settings: { epsilon, ...noise } } as const)
      : ({
          method: 'gif',
          share: 1,
          settings: {
            epsilon,
            ...noise,
            candidates: 1,
            sureness: 0,
            lead: 0,
            steps: old.steps,
            rule: old.rule,
            stepSize: old.stepSize,
            stepUnit: 'noise',
            gradientAt: 'projected',
            diversity: old.diversity,
            consistency: weights.consistency,
            entropy: weights.entropy,
            differ: weights.diversity,
          },
        } as const);
  return {
    runSeed: runSeed(old.seed),
    variants: old.variants,
    perClass: old.perClass ?? null,
    side: old.side,
    anchor: old.anchor,
    judgeMode: 'names',
    prototypes: old.blend,
    select: null,
    parts: [part],
  };
}

/**
 * The same variant of today.
 *
 * @param method of its run.
 * @param count how many variants its seed got: those that were made together, unless it says otherwise.
 */
export function variantFrom<Old extends OldVariant>(
  { family, epsilon, distance, trace, ballUse, ...variant }: Old,
  method: OldRecipe['method'],
  count: number,
) {
  const facts = { epsilon, distance, ballUse, terms: trace };
  const how: How = method === 'unguided' ? { method: 'unguided', ...facts } : { method: 'gif', ...facts };
  return { ...variant, siblings: family ?? [...Array(count).keys()], how, mixture: null };
}
