/** @file Why a picture gets no new scene: nothing is invented where the mask is not sure of an object, or none could be moved. */

import type { Masked } from '../mask/port.ts';
import { COVERAGE, coverageOf, type Bounds } from './layers.ts';

/** Sides of the frame that may cut an object off; more, and it fills the picture whatever its mask covers. */
const MOST_CUT = 2;

/** What keeps a picture's object where it is. */
export type Objection =
  /** Textures, scans, landscapes. */
  | { readonly kind: 'no object' }
  | { readonly kind: 'small'; readonly coverage: number }
  | { readonly kind: 'large'; readonly coverage: number }
  | { readonly kind: 'cut off'; readonly sides: number };

/**
 * What stands against moving a picture's object.
 *
 * @param masked one picture.
 * @param boundsOf its object's bounds, asked for where there is an object.
 * @returns `null` where nothing does.
 */
export function objectionTo({ alpha, sure }: Masked, boundsOf: () => Bounds): Objection | null {
  if (sure[0] !== true) return { kind: 'no object' };
  const coverage = coverageOf(alpha.data);
  if (coverage < COVERAGE.least) return { kind: 'small', coverage };
  if (coverage > COVERAGE.most) return { kind: 'large', coverage };
  const sides = Object.values(boundsOf().cut).filter(Boolean).length;
  return sides > MOST_CUT ? { kind: 'cut off', sides } : null;
}

/** The same as the end of "no new scene, since ...". Pictures with the same reason have the same words. */
export function sayObjection(objection: Objection): string {
  switch (objection.kind) {
    case 'no object':
      return 'no object stands out';
    case 'small':
      return `the object covers less than ${100 * COVERAGE.least} % of the picture`;
    case 'large':
      return `the object covers more than ${100 * COVERAGE.most} % of the picture`;
    case 'cut off':
      return `the frame cuts the object off at more than ${MOST_CUT} sides`;
    default:
      return objection satisfies never;
  }
}
