/** @file Which seeds take part where there are more than the steps of an adaptation could see. */

import type { RunSeed } from '../brands.ts';
import { uniforms } from '../random/stream.ts';
import { ADAPTATION_STREAMS } from './parts.ts';

/**
 * Chooses seeds at random, of every class its share.
 *
 * @param labels class of every seed.
 * @param most how many, at least 1.
 * @param runSeed chooses.
 * @returns indices in rising order; all of them where there are no more than that.
 */
export function atMost(labels: readonly string[], most: number, runSeed: RunSeed): readonly number[] {
  const all = labels.map((_, i) => i);
  if (labels.length <= most) return all;
  // Variant 0 of this stream parts seeds, see `adaptationParts`.
  const order = uniforms({ runSeed, image: ADAPTATION_STREAMS, variant: 1, purpose: 'shuffle' }, labels.length);
  const places = new Map([...new Set(labels)].map((label, place) => [label, place]));
  const row = all.toSorted((a, b) => places.get(labels[a]!)! - places.get(labels[b]!)! || order[a]! - order[b]!);
  return Array.from({ length: most }, (_, k) => row[Math.floor((k * row.length) / most)]!).sort((a, b) => a - b);
}
