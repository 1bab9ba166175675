/** @file Seeds that are as good as copies, of each other or of test pictures: what tests must not be praised for remembering. */

import { dot } from '../core/reals.ts';
import { NEAR_COPY, nearCopyOf } from './copies.ts';

/** A number a seed, the same for seeds that are near-copies of each other, directly or by others between them. */
export function groupsOf(units: readonly Float32Array[]): readonly number[] {
  const groups = units.map((_, i) => i);
  units.forEach((one, i) => {
    for (let j = 0; j < i; j++) {
      if (groups[i] === groups[j] || dot(one, units[j]!) < NEAR_COPY) continue;
      const [from, to] = [groups[i]!, groups[j]!];
      groups.forEach((group, k) => {
        if (group === from) groups[k] = to;
      });
    }
  });
  return groups;
}

/** Indices of the seeds that are as good as a copy of a test picture. */
export function copiesAmong(seeds: readonly Float32Array[], tests: readonly Float32Array[]): readonly number[] {
  const held = tests.map((unit) => ({ unit }));
  return seeds.flatMap((unit, i) => (nearCopyOf(unit, held) ? [i] : []));
}
