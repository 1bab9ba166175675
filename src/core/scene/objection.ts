/** @file Why a picture gets no new scene: nothing is invented where the mask is not sure of an object, or none could be moved. */

import type { Masked } from '../mask/port.ts';
import { boundsOf, COVERAGE, coverageOf } from './layers.ts';
import type { Size } from './warp.ts';

/**
 * A mask that merely thinks that there is an object is no reason to cut one out: of the development sets' 87 objects and
 * garments all but one have a confidence above, of the 9 textures and landscapes that it takes for objects 8 are below.
 */
const CERTAIN = 0.8;
/** Least share of what may be object that surely is: less, and what would be moved is a cloud. */
const CLEAR = 1 / 3;

/** Sides of the frame that may cut an object off; more, and it fills the picture whatever its mask covers. */
export const MOST_CUT = 2;

/** What keeps a picture's object where it is. */
export type Objection =
  /** Textures, scans, landscapes. */
  | { readonly code: 'no-object' }
  /** Hair, foam, glass: no outline to cut along. */
  | { readonly code: 'unclear' }
  | { readonly code: 'small'; readonly coverage: number }
  | { readonly code: 'large'; readonly coverage: number }
  | { readonly code: 'cut-off'; readonly sides: number };

/**
 * What stands against moving a picture's object.
 *
 * @param masked one picture.
 * @param size of the picture, in pixels.
 * @returns `null` where nothing does.
 */
export function objectionTo({ alpha, confidence, sure }: Masked, size: Size): Objection | null {
  if (sure[0] !== true || confidence[0]! < CERTAIN) return { code: 'no-object' };
  if (clearnessOf(alpha.data) < CLEAR) return { code: 'unclear' };
  const coverage = coverageOf(alpha.data);
  if (coverage < COVERAGE.least) return { code: 'small', coverage };
  if (coverage > COVERAGE.most) return { code: 'large', coverage };
  const sides = Object.values(boundsOf(alpha.data, size).cut).filter(Boolean).length;
  return sides > MOST_CUT ? { code: 'cut-off', sides } : null;
}

/** Share of the pixels that may be object, at alphas from 0.2, that surely are, from 0.8. */
function clearnessOf(alpha: Float32Array): number {
  let [may, surely] = [0, 0];
  for (const value of alpha) {
    may += Number(value >= 0.2);
    surely += Number(value >= 0.8);
  }
  return may === 0 ? 0 : surely / may;
}
