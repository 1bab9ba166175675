/** @file Seeds that are as good as copies, of each other or of test pictures: what tests must not be praised for remembering. */

import { finished, type Steps } from '../core/steps.ts';
import { dotFloat32 } from '../core/reals.ts';
import { NEAR_COPY, nearCopyOf } from './copies.ts';

/** A number a seed, the same for seeds that are near-copies of each other, directly or by others between them. */
export const groupsOf = (units: readonly Float32Array[]): readonly number[] => finished(groupsInSteps(units));

/** {@link groupsOf}, a seed a step. */
export function* groupsInSteps(units: readonly Float32Array[]): Steps<readonly number[]> {
  const groups = units.map((_, i) => i);
  for (const [i, one] of units.entries()) {
    for (let j = 0; j < i; j++) {
      if (groups[i] === groups[j] || dotFloat32(one, units[j]!) < NEAR_COPY) continue;
      const [from, to] = [groups[i]!, groups[j]!];
      groups.forEach((group, k) => {
        if (group === from) groups[k] = to;
      });
    }
    yield i * one.length;
  }
  return groups;
}

/** Indices of the seeds that are as good as a copy of a test picture. */
export const copiesAmong = (seeds: readonly Float32Array[], tests: readonly Float32Array[]): readonly number[] =>
  finished(copiesInSteps(seeds, tests));

/** {@link copiesAmong}, a seed a step. */
export function* copiesInSteps(
  seeds: readonly Float32Array[],
  tests: readonly Float32Array[],
): Steps<readonly number[]> {
  const held = tests.map((unit) => ({ unit }));
  const found: number[] = [];
  for (const [i, unit] of seeds.entries()) {
    if (nearCopyOf(unit, held)) found.push(i);
    yield tests.length * unit.length;
  }
  return found;
}
