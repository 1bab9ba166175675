/** @file The diversity of variants that were made in different families and became one. */

import { divergenceFromMean } from '../objective/diversity.ts';
import type { RunVariant } from './seedJob.ts';

/** The same variants; each one's diversity is its divergence from the mean of these. */
export function diversityAmong(variants: readonly RunVariant[]): readonly RunVariant[] {
  const judged = variants.flatMap((variant) => (variant.judged ? [variant.judged] : []));
  if (judged.length === 0 || judged.length !== variants.length) return variants;
  const { values } = divergenceFromMean(judged.map(({ diversityOf }) => diversityOf));
  return variants.map((variant, i) => ({ ...variant, judged: { ...judged[i]!, diversity: values[i]! } }));
}
