/** @file Bins of a histogram. */

import { bin, extent } from 'd3-array';

export interface Bins {
  /** Borders, one more than there are bins. */
  readonly edges: readonly number[];
}

/**
 * Bins of one width, on round borders, over all values.
 *
 * @param values finite numbers.
 * @param about how many bins; the round borders decide. Default: 24.
 */
export function binsOf(values: readonly number[], about = 24): Bins {
  const [low, high] = extent(values);
  if (low === undefined) return { edges: [0, 1] };
  // Below this no round borders fit between the values.
  if (high - low < 1e-9) return { edges: [low - 0.5, low + 0.5] };
  const found = bin().thresholds(about)([...values]);
  const inner = found.slice(1).map((one) => one.x0!);
  const width = inner.length > 1 ? inner[1]! - inner[0]! : high - low;
  const first = inner[0] ?? high;
  return { edges: [first - width, ...inner, (inner.at(-1) ?? low) + width] };
}

/**
 * How many values lie in each bin; the last bin holds its upper border too.
 *
 * @param values finite numbers; those outside of the bins are counted at the ends.
 */
export function countIn(values: readonly number[], { edges }: Bins): readonly number[] {
  const counts = new Array<number>(edges.length - 1).fill(0);
  const [first = 0, second = 1] = edges;
  const width = second - first;
  for (const value of values) {
    // Borders are multiples of a step that binary fractions miss by a hair: a value on a border belongs above it.
    const at = Math.floor((value - first) / width + 1e-9);
    counts[Math.max(0, Math.min(counts.length - 1, at))]!++;
  }
  return counts;
}
