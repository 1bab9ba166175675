/** @file Variants taken a few at a time. */

/** Some of the variants: indices [from, to). */
export interface Part {
  readonly from: number;
  readonly to: number;
}

/**
 * A part in parts.
 *
 * @param part what is taken apart.
 * @param size most variants in each, >= 1; Infinity for all at once.
 * @throws RangeError for a smaller size.
 */
export function partsOf({ from, to }: Part, size: number): readonly Part[] {
  if (!(size >= 1)) throw new RangeError(`Expected batches of at least 1 variant, got ${size}.`);
  const parts: Part[] = [];
  for (let first = from; first < to; first += size) parts.push({ from: first, to: Math.min(to, first + size) });
  return parts;
}

/** The indices of a part. */
export const indicesOf = ({ from, to }: Part): number[] => Array.from({ length: to - from }, (_, i) => from + i);
