/** @file What is written where there is no room for pictures: decisions and settings, without what refers to a picture. */

import type { Stored } from './stored.ts';

/**
 * The stored state with what a person did, and without what grew since.
 *
 * @param holds what the database holds.
 * @returns `null` where the database holds nothing to go with.
 */
export function withoutGrowth(holds: Stored | null, after: Stored): Stored | null {
  // Another run comes with records of its own, and a step may bring a picture of its own.
  if (holds?.made !== after.made || [...after.earlier].some((made) => !holds.earlier.has(made))) return null;
  return {
    ...after,
    parts: { ...after.parts, history: holds.parts.history, adaptation: holds.parts.adaptation },
    maps: {
      ...after.maps,
      pick: holds.maps.pick,
      seed: holds.maps.seed,
      variant: holds.maps.variant,
      reading: holds.maps.reading,
    },
    past: holds.past,
    future: holds.future,
  };
}
