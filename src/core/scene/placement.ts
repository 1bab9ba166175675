/**
 * @file Where an object lies in a frame: moved, scaled, turned, seen a little from the side, mirrored. All of it but the mirror is a
 * point in a ball around the place that the object has in its seed.
 */

import { exactExp, sinCos } from '../elementary.ts';
import { exactLog } from '../random/normal.ts';
import type { Places, Size } from './warp.ts';

/** Coordinates of a placement, each 0 where the object was; at 1 it moves by {@link REACH}. */
export const COORDINATES = ['right', 'down', 'larger', 'turned', 'leftNearer', 'topNearer'] as const;

/** How far an object goes at a radius of 1. */
export const REACH = {
  /** Of the frame's shorter side, along both axes. */
  shift: 0.25,
  /** As a factor. */
  scale: 1.5,
  /** Degrees. */
  angle: 30,
  /** Change of size across half of the shorter side. */
  perspective: 0.2,
} as const;

export interface Placement {
  /** By {@link COORDINATES}. */
  readonly at: Float64Array;
  /** Whether left and right are exchanged. */
  readonly mirrored: boolean;
}

/** Where a warp turns about, and how large the frame is. */
export interface Pivot {
  /** Centre of the object: column and row, in pixels. */
  readonly centre: readonly [x: number, y: number];
  readonly size: Size;
}

/** What a placement means, in halves of the shorter side. */
interface Motion {
  readonly shift: readonly [x: number, y: number];
  readonly factor: number;
  readonly sin: number;
  readonly cos: number;
  readonly tilt: readonly [x: number, y: number];
  readonly sign: 1 | -1;
}

const LOG_SCALE = exactLog(REACH.scale);
const RADIANS = Math.PI / 180;

function motionOf({ at, mirrored }: Placement): Motion {
  const [right, down, larger, turned, leftNearer, topNearer] = at as unknown as readonly number[];
  return {
    shift: [2 * REACH.shift * right!, 2 * REACH.shift * down!],
    factor: exactExp(LOG_SCALE * larger!),
    ...sinCos(REACH.angle * turned!),
    tilt: [REACH.perspective * leftNearer!, REACH.perspective * topNearer!],
    sign: mirrored ? -1 : 1,
  };
}

const halfOf = ([height, width]: Size): number => Math.min(height, width) / 2;

/**
 * Where a point of the seed comes to lie.
 *
 * @param point column and row in the seed, in pixels.
 */
export function placed(
  placement: Placement,
  { centre, size }: Pivot,
  [x, y]: readonly [number, number],
): [number, number] {
  const { shift, factor, sin, cos, tilt, sign } = motionOf(placement);
  const half = halfOf(size);
  const [qx, qy] = [(sign * (x - centre[0])) / half, (y - centre[1]) / half];
  const depth = 1 + tilt[0] * qx + tilt[1] * qy;
  const [vx, vy] = [(factor * qx) / depth, (factor * qy) / depth];
  return [centre[0] + half * (shift[0] + cos * vx - sin * vy), centre[1] + half * (shift[1] + sin * vx + cos * vy)];
}

/** What lies behind the horizon is read nowhere. */
const HORIZON = 0.2;
const NOWHERE = -2;

/**
 * The way back: where each pixel of the frame is read in the seed.
 *
 * @returns the places, for `warp`.
 */
export function placesOf(placement: Placement, pivot: Pivot): Places {
  const [height, width] = pivot.size;
  const places = new Float64Array(2 * height * width);
  const { sign } = motionOf(placement);
  const half = halfOf(pivot.size);
  eachPixel(placement, pivot, (i, _vx, _vy, qx, qy, depth) => {
    const seen = depth >= HORIZON;
    places[i] = seen ? pivot.centre[0] + sign * half * qx : NOWHERE;
    places[height * width + i] = seen ? pivot.centre[1] + half * qy : NOWHERE;
  });
  return places;
}

/**
 * Gradient for a placement's coordinates.
 *
 * @param towards gradient for its places, see `warpGradient`.
 * @returns by {@link COORDINATES}.
 */
export function placementGradient(placement: Placement, pivot: Pivot, towards: Places): Float64Array {
  const { factor, sin, cos, sign, tilt } = motionOf(placement);
  const [tiltX, tiltY] = tilt;
  const half = halfOf(pivot.size);
  const frame = towards.length / 2;
  const result = new Float64Array(COORDINATES.length);
  eachPixel(placement, pivot, (i, vx, vy, qx, qy, depth) => {
    if (depth < HORIZON) return;
    // Back through q = v / (1 - tilt . v), with q in halves of the side.
    const gx = sign * half * towards[i]!;
    const gy = half * towards[frame + i]!;
    const along = (gx * qx + gy * qy) / depth; // g . dq / d(tilt . v)
    const hx = gx / depth + along * tiltX; // g . dq/dv
    const hy = gy / depth + along * tiltY;
    result[0]! -= (hx * cos - hy * sin) / factor;
    result[1]! -= (hx * sin + hy * cos) / factor;
    result[2]! -= hx * vx + hy * vy;
    result[3]! += hx * vy - hy * vx;
    result[4]! += along * vx;
    result[5]! += along * vy;
  });
  const scales = [
    2 * REACH.shift,
    2 * REACH.shift,
    LOG_SCALE,
    REACH.angle * RADIANS,
    REACH.perspective,
    REACH.perspective,
  ];
  return result.map((value, i) => value * scales[i]!);
}

/** Visits every pixel of the frame: what it is before the tilt, v, and after it, q = v / depth. Numbers alone, see `warp.ts`. */
function eachPixel(
  placement: Placement,
  { centre: [middleX, middleY], size }: Pivot,
  visit: (index: number, vx: number, vy: number, qx: number, qy: number, depth: number) => void,
): void {
  const { shift, factor, sin, cos, tilt } = motionOf(placement);
  const [shiftX, shiftY] = shift;
  const [tiltX, tiltY] = tilt;
  const half = halfOf(size);
  const [height, width] = size;
  for (let row = 0, i = 0; row < height; row++) {
    const dy = (row - middleY) / half - shiftY;
    for (let column = 0; column < width; column++, i++) {
      const dx = (column - middleX) / half - shiftX;
      const vx = (cos * dx + sin * dy) / factor;
      const vy = (cos * dy - sin * dx) / factor;
      const depth = 1 - tiltX * vx - tiltY * vy;
      visit(i, vx, vy, vx / depth, vy / depth, depth);
    }
  }
}
