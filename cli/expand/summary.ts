/** @file What a run says of a class, and of everything: figures of the variants, added up as they are made. */

import type { Judged } from '../../src/core/methods/method.ts';
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
  readonly siblingDistance: number;
  /** Mean over seeds of the objective, weighted sum of its terms. */
  readonly objective: number;
  /** Whether anybody judged: without, the figures are empty. */
  readonly judged: boolean;
  /** Pictures that were made, those that selection did not keep included. */
  readonly drawn: number;
}

/** What a summary needs of a seed: a run of thousands keeps no pixels. */
export interface SeedFigures {
  readonly objective: number | null;
  readonly variants: readonly { readonly judged: Pick<Judged, 'keptClass' | 'deltaEntropy' | 'embedding'> | null }[];
  readonly drawn: number;
}

/** The figures of one seed, without its pictures. */
export const figuresOf = ({ objective, variants, drawn }: SeedFigures): SeedFigures => ({
  objective,
  drawn,
  variants: variants.map(({ judged }) => ({
    judged: judged && {
      keptClass: judged.keptClass,
      deltaEntropy: judged.deltaEntropy,
      embedding: judged.embedding,
    },
  })),
});

/** Figures of some seeds together. */
export function summarise(seeds: readonly SeedFigures[]): Summary {
  const count = seeds.reduce((sum, { variants }) => sum + variants.length, 0);
  const families = seeds
    .map(({ variants }) => variants.flatMap(({ judged }) => judged ?? []))
    .filter((family) => family.length > 0);
  const all = families.flat();
  return {
    seeds: seeds.length,
    variants: count,
    kept: mean(all.map(({ keptClass }) => (keptClass ? 1 : 0))),
    deltaEntropy: mean(all.map(({ deltaEntropy }) => deltaEntropy)),
    siblingDistance: mean(
      families.map((family) => meanPairwiseCosineDistance(family.map(({ embedding }) => embedding))),
    ),
    objective: mean(seeds.flatMap(({ objective }) => objective ?? [])),
    judged: all.length > 0,
    drawn: seeds.reduce((sum, { drawn }) => sum + drawn, 0),
  };
}

/** The summary as columns of a line. */
export function showSummary(name: string, summary: Summary): string {
  const { seeds, variants, kept, deltaEntropy, siblingDistance, judged, drawn } = summary;
  const made = `${name.padEnd(24)} ${String(seeds).padStart(5)} -> ${String(variants).padStart(6)}`;
  const tried = drawn === variants ? '' : `   of ${drawn} drawn`;
  if (!judged) return made + tried;
  const signed = `${deltaEntropy < 0 ? '' : '+'}${deltaEntropy.toFixed(3)}`;
  return `${made}${tried}   class kept ${(100 * kept).toFixed(1).padStart(5)} %   entropy ${signed}   sibling distance ${siblingDistance.toFixed(3)}`;
}
