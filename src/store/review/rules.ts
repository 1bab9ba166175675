/** @file Which variants a rule is about, and which of them are rejected by it. */

import { group } from 'd3-array';
import type { ClassKey } from '../ids.ts';
import type { PickRecord } from '../picks/state.ts';
import type { VariantRecord } from '../run/state.ts';
import type { Figure, Rule } from './state.ts';

/** A figure of a variant; `null` where there is none: the nearest image of the first variant, a distance without a latent, a score that nobody gave. */
export function figureOf(variant: VariantRecord, figure: Figure): number | null {
  switch (figure) {
    case 'nearestCosine':
      return variant.nearest?.cosine ?? null;
    case 'distance':
      return 'distance' in variant.how ? variant.how.distance : null;
    case 'safety':
      return variant.safety ?? null;
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

const isPicked = (ruled: Ruled): ruled is PickRecord => 'facts' in ruled;

const scoreOf = (ruled: Ruled): number => (isPicked(ruled) ? ruled.facts.probability : ruled.classScore);

const figureOfEither = (ruled: Ruled, figure: Figure): number | null => {
  if (!isPicked(ruled)) return figureOf(ruled, figure);
  return figure === 'classScore' ? ruled.facts.probability : null;
};

/** What the judge's probability of its class is in a variant's seed, in [0, 1]; `null` where nobody read it. */
export type SeedScore = (variant: VariantRecord) => number | null;

/** Whether a variant meets the condition of a rule; what has no figure is neither below nor above a limit. */
export function meets(rule: Rule, variant: Ruled, seedScore: SeedScore): boolean {
  switch (rule.kind) {
    case 'below': {
      const value = figureOfEither(variant, rule.figure);
      return value !== null && value < rule.limit;
    }
    case 'above': {
      const value = figureOfEither(variant, rule.figure);
      return value !== null && value > rule.limit;
    }
    case 'below-seed': {
      // A picked picture has no seed, is read as its class and is nobody's copy, or it would not have been picked.
      if (isPicked(variant)) return false;
      const score = seedScore(variant);
      return score !== null && variant.classScore < rule.share * score;
    }
    case 'class-lost':
      return !isPicked(variant) && !variant.keptClass;
    case 'near-copy':
      return !isPicked(variant) && variant.nearCopy;
    default:
      return rule satisfies never;
  }
}

/** Whether a variant meets one of the rules at least. */
export const meetsAny = (rules: readonly Rule[], variant: Ruled, seedScore: SeedScore): boolean =>
  rules.some((rule) => meets(rule, variant, seedScore));

/** What rules would do to the variants and picked pictures that nobody rejected. */
export interface Effect<Own extends Ruled = Ruled> {
  /** Those that would be rejected. */
  readonly rejected: readonly Own[];
  /** Those that no rule is about. */
  readonly others: readonly Own[];
  /** Every class that loses some, the one that loses the largest share first. */
  readonly classes: readonly { readonly key: ClassKey; readonly before: number; readonly after: number }[];
}

/**
 * What rules reject: all that they are about, but for the best of a class that would keep too few.
 *
 * @param rules of which one is enough.
 * @param open variants and picked pictures that are not rejected.
 * @param about class that each is of now, and what the judge says of its seed.
 * @param keep pictures that every class keeps at least, where it has as many: those with the largest class score.
 */
export function effectOf<Own extends Ruled>(
  rules: readonly Rule[],
  open: readonly Own[],
  about: { readonly labelOf: (ruled: Own) => ClassKey; readonly seedScore: SeedScore },
  keep: number,
): Effect<Own> {
  const byClass = group(open, about.labelOf);
  const rejected = new Set<Own>();
  const classes: { key: ClassKey; before: number; after: number }[] = [];
  for (const [key, own] of byClass) {
    const hit = own.filter((variant) => meetsAny(rules, variant, about.seedScore));
    const most = Math.max(0, own.length - keep);
    const worst = hit.toSorted((a, b) => scoreOf(a) - scoreOf(b)).slice(0, most);
    for (const variant of worst) rejected.add(variant);
    if (worst.length > 0) classes.push({ key, before: own.length, after: own.length - worst.length });
  }
  return {
    rejected: open.filter((variant) => rejected.has(variant)),
    others: open.filter((variant) => !meetsAny(rules, variant, about.seedScore)),
    classes: classes.toSorted((a, b) => a.after / a.before - b.after / b.before),
  };
}
