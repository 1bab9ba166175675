/** @file Which variants a rule is about. */

import type { PickRecord } from '../picks/state.ts';
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

/** What rules are about: variants, and pictures that were picked, of which only the class score is known. */
export type Ruled = VariantRecord | PickRecord;

const figureOfEither = (ruled: Ruled, figure: Figure): number | null => {
  if (!('facts' in ruled)) return figureOf(ruled, figure);
  return figure === 'classScore' ? ruled.facts.probability : null;
};

/** Whether a variant meets the condition of a rule; what has no figure is neither below nor above a limit. */
export function meets(rule: Rule, variant: Ruled): boolean {
  switch (rule.kind) {
    case 'below': {
      const value = figureOfEither(variant, rule.figure);
      return value !== null && value < rule.limit;
    }
    case 'above': {
      const value = figureOfEither(variant, rule.figure);
      return value !== null && value > rule.limit;
    }
    case 'class-lost':
      // A picked picture is read as its class and is nobody's copy, or it would not have been picked.
      return 'keptClass' in variant && !variant.keptClass;
    case 'near-copy':
      return 'nearCopy' in variant && variant.nearCopy;
    default:
      return rule satisfies never;
  }
}

/** Whether a variant meets one of the rules at least. */
export const meetsAny = (rules: readonly Rule[], variant: Ruled): boolean => rules.some((rule) => meets(rule, variant));
