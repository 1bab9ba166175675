/** @file Where a variant's noise starts: as published, or evenly to all sides and inside the ball. */

import type { ImageId, RunSeed } from '../brands.ts';
import { initialNoise, type Noise } from './noise.ts';

/** The first noise of a variant. */
export type StartingNoise =
  /**
   * z ~ U(0, 1), b ~ N(0, 1) (Zhang et al. 2023). It only amplifies, and with a ball of 0.8 nearly every channel starts at the edge,
   * where small steps do not act.
   */
  | { readonly kind: 'published' }
  /** z ~ U(-scale, scale), b ~ N(0, (offset epsilon)^2): neither lighter nor darker on the average, and mostly inside the ball. */
  | {
      readonly kind: 'symmetric';
      /** Half the width of the factor's range. */
      readonly scale: number;
      /** Standard deviation of the offset, in radii of the ball. */
      readonly offset: number;
    };

/** Symmetric noise that stays near: factors and offsets by half. */
export const SYMMETRIC_NOISE = { kind: 'symmetric', scale: 0.5, offset: 0.5 } as const satisfies StartingNoise;

/** Symmetric noise whose factors go from nothing to twice: a choice among such starts has more to choose from. */
export const WIDE_NOISE = { kind: 'symmetric', scale: 1, offset: 0.5 } as const satisfies StartingNoise;

/**
 * The noise that a variant starts from.
 *
 * Both kinds draw the same numbers from the same streams, so a variant of one is the other's seen through another distribution.
 *
 * @param kind which.
 * @param epsilon radius of the ball, in units of the latent.
 * @param runSeed the run seed.
 * @param image the seed image.
 * @param variant number of the variant.
 * @param count values of each kind.
 * @param candidate as for `initialNoise`.
 * @throws RangeError for symmetric noise of a width that is not finite and at least 0, or in a ball without an end.
 */
export function startingNoise(
  kind: StartingNoise,
  epsilon: number,
  runSeed: RunSeed,
  image: ImageId,
  variant: number,
  count: number,
  candidate = 0,
): Noise {
  const drawn = initialNoise(runSeed, image, variant, count, candidate);
  switch (kind.kind) {
    case 'published':
      return drawn;
    case 'symmetric': {
      const deviation = kind.offset * epsilon;
      if (!(kind.scale >= 0 && deviation >= 0 && Number.isFinite(kind.scale + deviation))) {
        throw new RangeError(
          `Expected symmetric noise of finite width in a ball with a radius, got scale ${kind.scale} and offset ${kind.offset} of ${epsilon}.`,
        );
      }
      return {
        scale: drawn.scale.map((u) => kind.scale * (2 * u - 1)),
        offset: drawn.offset.map((b) => deviation * b),
      };
    }
    default:
      return kind satisfies never;
  }
}
