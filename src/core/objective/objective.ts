/**
 * @file The objective of guided imagination, S = w_con S_con + w_ent S_ent + w_div S_div, with its gradients in closed form.
 *
 * Zhang et al., "Expanding Small-Scale Datasets with Guided Imagination", NeurIPS 2023, Section 4. Given the judge's
 * embeddings and the perturbed latents no automatic differentiation is needed: only the decoder and the judge are products
 * with a Jacobian, and those are ports.
 */

import type { ClassIndex } from '../brands.ts';
import { classCount, logitsBackward, logitsOf, type ClassMatrix } from '../judge/classMatrix.ts';
import { unit, unitBackward } from '../judge/embedding.ts';
import { logSoftmax, probabilitiesOf } from '../judge/probabilities.ts';
import { addScaled, mean, type Reals } from '../reals.ts';
import { consistency } from './consistency.ts';
import { divergenceFromMean, divergenceOfMean, type Diversity, type DiversityForm } from './diversity.ts';
import { entropy } from './entropy.ts';
import { sureness, type Sureness } from './sureness.ts';

/** The three terms of the objective, as values or as weights. */
export interface Terms {
  readonly consistency: number;
  readonly entropy: number;
  readonly diversity: number;
}

/** What the variants are judged against. */
export interface Criterion {
  readonly classes: ClassMatrix;
  /** j, the class to keep. */
  readonly anchor: ClassIndex;
  /** H(s), the judge's entropy for the seed, in nats. */
  readonly seedEntropy: number;
  readonly diversity: DiversityForm;
  readonly weights: Terms;
  /** A further term, beside or instead of the published three, which weigh as much as `weights` says. Default: none. */
  readonly sureness?: Sureness;
  /** Elements at the end of every latent that nothing moves: the diversity does not look at them. Default: none. */
  readonly held?: number;
}

/** One variant as the objective sees it. */
export interface VariantReading {
  readonly probabilities: Float64Array;
  /** H of the probabilities, in nats. */
  readonly entropy: number;
  /** The variant's own value of each term; the objective's terms are the means. */
  readonly terms: Terms;
  /** Its share of the total: the weighted sum of its terms, the sureness's among them. */
  readonly score: number;
}

export interface Evaluation {
  /** Means over the variants, not weighted. */
  readonly terms: Terms;
  /** Weighted sum of the terms. */
  readonly total: number;
  readonly variants: readonly VariantReading[];
}

/** Both sides of the objective that a set of K variants shows: what the judge sees, and where the latents are. */
export interface Sight {
  /** The judge's embedding of every variant, any length each. */
  readonly embeddings: readonly Reals[];
  /** f' of every variant, flattened. */
  readonly latents: readonly Reals[];
}

/**
 * Values of the objective for K variants of one seed.
 *
 * @param sight embeddings and latents, K >= 1 of each.
 * @param criterion classes, anchor, the seed's entropy, form of the diversity, weights.
 * @returns the terms, their weighted sum, and every variant's own share.
 * @throws RangeError for no variants or an anchor that is not a class.
 */
export function evaluate(sight: Sight, criterion: Criterion): Evaluation {
  check(sight, criterion);
  const { classes, anchor, seedEntropy, weights, sureness: sure } = criterion;
  const units = sight.embeddings.map(unit);
  const diversity = diversityOf(units, withoutHeld(sight.latents, criterion.held), criterion.diversity);
  const variants = units.map((e, i): VariantReading => {
    const logP = logSoftmax(logitsOf(e, classes));
    const p = probabilitiesOf(logP);
    const { value } = entropy(p, logP);
    const terms = {
      consistency: consistency(p, anchor).value,
      entropy: value - seedEntropy,
      diversity: diversity.values[i]!,
    };
    const extra = sure ? sure.weight * sureness(p, logP, anchor, sure.probability).value : 0;
    return { probabilities: p, entropy: value, terms, score: weighted(terms, weights) + extra };
  });
  return summarise(variants, weights, sure);
}

/** The probabilities of one embedding, any length. */
export const readingOf = (embedding: Reals, { classes }: Pick<Criterion, 'classes'>) => ({
  probabilities: probabilitiesOf(logSoftmax(logitsOf(unit(embedding), classes))),
});

/** Whether a variant's gradient needs nothing of its siblings but where their latents are: then each can be taken alone. */
export const standsAlone = ({ diversity }: Pick<Criterion, 'diversity'>): boolean => diversity === 'latent';

/**
 * dS/d embedding of variants, for the embeddings as the judge gave them, before they are brought to unit length.
 *
 * @param embeddings of all K variants, or of some of them where each stands alone.
 * @param criterion classes, anchor, form of the diversity, weights.
 * @param count K, over which the terms are means. Default: as many as there are embeddings.
 */
export function gradEmbeddings(
  embeddings: readonly Reals[],
  { classes, anchor, weights, diversity, sureness: sure }: Criterion,
  count = embeddings.length,
): Float64Array[] {
  const units = embeddings.map(unit);
  const diverse = standsAlone({ diversity }) ? null : diversityOf(units, [], diversity).gradients;
  return units.map((e, i) => {
    const logP = logSoftmax(logitsOf(e, classes));
    const p = probabilitiesOf(logP);
    const keep = consistency(p, anchor).gradient;
    const inform = entropy(p, logP).gradient;
    const gradLogits = p.map((_, c) => (weights.consistency * keep[c]! + weights.entropy * inform[c]!) / count);
    if (sure) {
      const gradSure = sureness(p, logP, anchor, sure.probability).gradient;
      addScaled(gradLogits, gradSure, sure.weight / count);
    }
    const gradUnit = logitsBackward(gradLogits, classes);
    if (diverse) addScaled(gradUnit, diverse[i]!, weights.diversity / count);
    return unitBackward(embeddings[i]!, gradUnit);
  });
}

/**
 * dS/df' of every variant by way of the diversity term alone; zero unless it reads the latents.
 *
 * @param latents f' of all K variants.
 * @param criterion form and weight of the diversity.
 */
export function gradLatents(latents: readonly Reals[], { diversity, weights, held }: Criterion): Float64Array[] {
  const gradients = latents.map((latent) => new Float64Array(latent.length));
  if (!standsAlone({ diversity })) return gradients;
  divergenceFromMean(withoutHeld(latents, held)).gradients.forEach((gradient, i) => {
    addScaled(gradients[i]!.subarray(0, gradient.length), gradient, weights.diversity / latents.length);
  });
  return gradients;
}

function diversityOf(units: readonly Reals[], latents: readonly Reals[], form: DiversityForm): Diversity {
  switch (form) {
    case 'latent':
      return divergenceFromMean(latents);
    case 'judge':
      return divergenceFromMean(units);
    case 'official':
      return divergenceOfMean(units);
    default:
      return form satisfies never;
  }
}

/** What moves of some latents. */
const withoutHeld = (latents: readonly Reals[], held = 0): readonly Reals[] =>
  held === 0 ? latents : latents.map((latent) => latent.subarray(0, latent.length - held));

const weighted = (terms: Terms, weights: Terms): number =>
  weights.consistency * terms.consistency + weights.entropy * terms.entropy + weights.diversity * terms.diversity;

function summarise(variants: readonly VariantReading[], weights: Terms, sure?: Sureness): Evaluation {
  const terms = {
    consistency: mean(variants.map((variant) => variant.terms.consistency)),
    entropy: mean(variants.map((variant) => variant.terms.entropy)),
    diversity: mean(variants.map((variant) => variant.terms.diversity)),
  };
  const total = sure ? mean(variants.map(({ score }) => score)) : weighted(terms, weights);
  return { terms, total, variants };
}

function check({ embeddings, latents }: Sight, { classes, anchor }: Criterion): void {
  if (embeddings.length === 0 || embeddings.length !== latents.length) {
    throw new RangeError(
      `Expected as many embeddings as latents and at least one, got ${embeddings.length} and ${latents.length}.`,
    );
  }
  if (anchor >= classCount(classes)) {
    throw new RangeError(`Expected an anchor among ${classCount(classes)} classes, got ${anchor}.`);
  }
}
