/** @file Which variants a rule is about. */

import type { VariantRecord } from '../run/state.ts';
import type { Figure, Rule } from './state.ts';

/** A figure of a variant; `null` where there is none: the nearest image of the first variant, a distance without a latent. */
export function figureOf(variant: VariantRecord, figure: Figure): number | null {
  switch (figure) {
    case 'nearestCosine':
      return variant.nearest?.cosine ?? null;
    case 'distance':
      return 'distance' in variant.how ? variant.how.distance : null;
    case 'classScore':
    case 'deltaEntropy':
    case 'diversity':
    case 'cosineToSeed':
      return variant[figure];
    default:
      return figure satisfies never;
  }
}

/** Class score of a variant's seed: the judge's p of the seed's class in the seed itself; `null` where it was not read. */
export type SeedScore = (variant: VariantRecord) => number | null;

/**
 * Whether a variant meets the condition of a rule; what has no figure is neither below nor above a limit.
 *
 * @param seedScore for rules that compare with the seed.
 */
export function meets(rule: Rule, variant: VariantRecord, seedScore: SeedScore): boolean {
  switch (rule.kind) {
    case 'below': {
      const value = figureOf(variant, rule.figure);
      return value !== null && value < rule.limit;
    }
    case 'above': {
      const value = figureOf(variant, rule.figure);
      return value !== null && value > rule.limit;
    }
    case 'below-seed': {
      const score = seedScore(variant);
      return score !== null && variant.classScore < rule.share * score;
    }
    case 'class-lost':
      return !variant.keptClass;
    case 'near-copy':
      return variant.nearCopy;
    default:
      return rule satisfies never;
  }
}
