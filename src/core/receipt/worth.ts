/** @file How many images of one method an image of another is worth. */

import type { RatioCurve, RatioPoint } from './receipt.ts';

/** What the variants of a curve's point are worth in variants of the other curve. */
export interface Worth {
  /** Variants of each seed of the one method. */
  readonly k: number;
  /** Variants of each seed of the other that come to the same accuracy. */
  readonly others: number;
  /** `most` where the other never comes to it: more than so many. */
  readonly kind: 'equal' | 'most';
}

/**
 * How many variants of another method come to the accuracy that k of a method come to: read off the other's curve between its
 * points, each raised to the best before it, since more variants never had to be used.
 *
 * @param curve of the one method.
 * @param other of the other, with a point at 0.
 */
export function worthOf(curve: RatioCurve, other: RatioCurve): readonly Worth[] {
  const rising: RatioPoint[] = [];
  for (const point of other.points.toSorted((a, b) => a.k - b.k)) {
    rising.push({ ...point, mean: Math.max(point.mean, rising.at(-1)?.mean ?? -Infinity) });
  }
  return curve.points
    .filter(({ k }) => k > 0)
    .map(({ k, mean }): Worth => {
      const at = rising.findIndex((point) => point.mean >= mean);
      if (at < 0) return { k, others: rising.at(-1)!.k, kind: 'most' };
      if (at === 0) return { k, others: rising[0]!.k, kind: 'equal' };
      const [from, to] = [rising[at - 1]!, rising[at]!];
      return { k, others: from.k + ((to.k - from.k) * (mean - from.mean)) / (to.mean - from.mean), kind: 'equal' };
    });
}
