/** @file How far apart the pictures of a group are in the judge's space. */

import { addScaled, dot, mean, type Reals } from '../core/reals.ts';

/**
 * Mean distance (1 - cosine) between every two of some embeddings. The cosines of all pairs are in the length of their sum, so the work
 * grows with their number and not with its square.
 *
 * @param units [n][width], each of length 1.
 * @returns in [0, 2]; `null` where there are no two.
 */
export function meanDistance(units: readonly Reals[]): number | null {
  const n = units.length;
  if (n < 2) return null;
  const sum = new Float64Array(units[0]!.length);
  for (const unit of units) addScaled(sum, unit, 1);
  return Math.max(0, 1 - (dot(sum, sum) - n) / (n * (n - 1)));
}

/**
 * The same within groups: the mean over those that have two members at least, each group counting once.
 *
 * @param group what a picture belongs to; `undefined` for one that counts nowhere.
 * @returns `null` where no group has two.
 */
export function meanDistanceWithin<Picture>(
  pictures: readonly Picture[],
  group: (picture: Picture) => unknown,
  unit: (picture: Picture) => Reals,
): number | null {
  const groups = new Map<unknown, Reals[]>();
  for (const picture of pictures) {
    const key = group(picture);
    if (key === undefined) continue;
    const members = groups.get(key) ?? [];
    members.push(unit(picture));
    groups.set(key, members);
  }
  const distances = [...groups.values()].flatMap((members) => meanDistance(members) ?? []);
  return distances.length > 0 ? mean(distances) : null;
}
