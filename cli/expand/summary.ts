/** @file What a run says of a class, and of everything: figures of the variants, added up as they are made. */

import type { Variant } from '../../src/core/expansion/variant.ts';
import { meanPairwiseCosineDistance } from '../../src/core/judge/embedding.ts';
import { mean } from '../../src/core/reals.ts';

export interface Summary {
  readonly seeds: number;
  readonly variants: number;
  /** Share of variants whose top-1 is the label. */
  readonly kept: number;
  /** Mean H(s') - H(s), in nats. */
  readonly deltaEntropy: number;
  /** Mean over seeds of the mean pairwise cosine distance of their variants. */
  readonly spread: number;
  /** Mean over seeds of the objective, weighted sum of its terms. */
  readonly objective: number;
}

/** What a summary needs of a seed: a run of thousands keeps no pixels. */
export interface SeedFigures {
  readonly objective: number;
  readonly variants: readonly Pick<Variant, 'keptClass' | 'deltaEntropy' | 'embedding'>[];
}

/** The figures of one seed, without its pictures. */
export const figuresOf = ({ objective, variants }: SeedFigures): SeedFigures => ({
  objective,
  variants: variants.map(({ keptClass, deltaEntropy, embedding }) => ({ keptClass, deltaEntropy, embedding })),
});

/** Figures of some seeds together. */
export function summarise(expansions: readonly SeedFigures[]): Summary {
  const variants = expansions.flatMap((expansion) => expansion.variants);
  const made = expansions.filter((expansion) => expansion.variants.length > 0);
  return {
    seeds: expansions.length,
    variants: variants.length,
    kept: mean(variants.map(({ keptClass }) => (keptClass ? 1 : 0))),
    deltaEntropy: mean(variants.map(({ deltaEntropy }) => deltaEntropy)),
    spread: mean(made.map((expansion) => meanPairwiseCosineDistance(expansion.variants.map((v) => v.embedding)))),
    objective: mean(made.map(({ objective }) => objective)),
  };
}

/** The summary as columns of a line. */
export function showSummary(name: string, { seeds, variants, kept, deltaEntropy, spread }: Summary): string {
  const signed = `${deltaEntropy < 0 ? '' : '+'}${deltaEntropy.toFixed(3)}`;
  return `${name.padEnd(24)} ${String(seeds).padStart(5)} -> ${String(variants).padStart(6)}   class kept ${(100 * kept).toFixed(1).padStart(5)} %   entropy ${signed}   spread ${spread.toFixed(3)}`;
}
