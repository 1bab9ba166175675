/** @file Two runs side by side: their figures with the differences, and the variants of one seed in pairs. */

import type { ImageId } from '../../core/brands.ts';
import { ratesOf } from '../run/outcome.ts';
import type { RunState, VariantRecord } from '../run/state.ts';
import type { RunHeader } from './state.ts';

/** What two runs are compared by. */
export type ComparedFigure =
  'variants' | 'kept' | 'read' | 'entropy' | 'diversity' | 'accepted' | 'rejected' | 'seconds';

export interface ComparedRow {
  readonly figure: ComparedFigure;
  /** Of each run; `null` where it has no such figure. Shares are in [0, 1], entropy in nats. */
  readonly values: readonly [number | null, number | null];
  /** The first minus the second; `null` where one of them has no such figure. */
  readonly difference: number | null;
}

/** The figures of two runs, and how they differ. */
export function comparedRows(one: RunHeader, other: RunHeader): readonly ComparedRow[] {
  const [a, b] = [figuresOf(one), figuresOf(other)];
  return (Object.keys(a) as ComparedFigure[]).map((figure) => ({
    figure,
    values: [a[figure], b[figure]],
    difference: a[figure] === null || b[figure] === null ? null : a[figure] - b[figure],
  }));
}

function figuresOf({ figures, seconds }: RunHeader): Readonly<Record<ComparedFigure, number | null>> {
  const rates = ratesOf(figures);
  const { variants, entropy, diversity, accepted, rejected } = figures;
  return {
    variants,
    kept: known(rates.variants),
    read: known(rates.seeds),
    ...{ entropy, diversity, accepted, rejected },
    seconds: known(seconds > 0 ? seconds : NaN),
  };
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The variants in one place of a family: of the same seed, and of the same random stream unless one was regrown. */
export interface ComparedPair {
  readonly k: number;
  /** `null` where a run has none there. */
  readonly variants: readonly [VariantRecord | null, VariantRecord | null];
}

type Grown = Pick<RunState, 'families' | 'variants'>;

/** Seeds that have variants in either run, in the order of the first one's, those of the other alone after them. */
export const seedsOfBoth = (one: Grown, other: Grown): readonly ImageId[] => [
  ...new Set([...one.families.keys(), ...other.families.keys()]),
];

/** The variants that two runs made of a seed, place by place. */
export function comparedPairs(one: Grown, other: Grown, seed: ImageId): readonly ComparedPair[] {
  const [a, b] = [byPlace(one, seed), byPlace(other, seed)];
  const places = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  return places.map((k) => ({ k, variants: [a.get(k) ?? null, b.get(k) ?? null] }));
}

const byPlace = ({ families, variants }: Grown, seed: ImageId): ReadonlyMap<number, VariantRecord> =>
  new Map(
    (families.get(seed) ?? []).flatMap((slot) => {
      const variant = variants.get(slot);
      return variant ? [[variant.k, variant] as const] : [];
    }),
  );
