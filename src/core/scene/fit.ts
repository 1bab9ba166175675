/**
 * @file Placements that could have been photographed: an object that is whole stays whole, and one that the frame cuts off stays cut
 * off, at the same side.
 */

import { exactLog } from '../random/normal.ts';
import type { Bounds } from './layers.ts';
import { placed, REACH, type Pivot, type Placement } from './placement.ts';

/** How far a cut side is pushed beyond the frame, in pixels, so that no line of it is seen. */
const BEYOND = 1;

/**
 * Moves a placement, and changes its size where nothing else helps, until the object fits.
 *
 * @param placement as it was drawn, or as a step of guidance left it.
 * @param bounds of the object in its seed.
 * @param pivot what the placement turns about.
 */
export function fitted(placement: Placement, bounds: Bounds, pivot: Pivot): Placement {
  const [height, width] = pivot.size;
  const cut = placement.mirrored ? { ...bounds.cut, left: bounds.cut.right, right: bounds.cut.left } : bounds.cut;
  const sides = (at: Placement) => sidesOf(at, bounds, pivot);
  const before = sides(placement);
  const grown = Math.max(
    needed(before.columns, width, cut.left && cut.right),
    needed(before.rows, height, cut.top && cut.bottom),
  );
  const shrunk = Math.min(
    allowed(before.columns, width, !cut.left && !cut.right),
    allowed(before.rows, height, !cut.top && !cut.bottom),
  );
  const factor = grown > 1 ? grown : shrunk;
  const sized = factor === 1 ? placement : scaled(placement, factor);
  const { columns, rows } = sides(sized);
  const half = 2 * REACH.shift * (Math.min(height, width) / 2);
  return {
    ...sized,
    at: sized.at
      .with(0, sized.at[0]! + move(columns, width, cut.left, cut.right) / half)
      .with(1, sized.at[1]! + move(rows, height, cut.top, cut.bottom) / half),
  };
}

/** One axis of a placed object: what it covers, and what of that is nowhere its cut sides. */
interface Extent {
  readonly outer: readonly [from: number, to: number];
  readonly inner: readonly [from: number, to: number];
}

/** Edges of pixels, as places: the frame lies from -1/2 to its length less 1/2. */
const EDGE = 0.5;

function sidesOf(placement: Placement, { left, right, top, bottom }: Bounds, pivot: Pivot) {
  const at = (x: number, y: number) => placed(placement, pivot, [x, y]);
  const corners = [at(left, top), at(right, top), at(right, bottom), at(left, bottom)] as const;
  const [a, b, c, d] = placement.mirrored ? ([corners[1], corners[0], corners[3], corners[2]] as const) : corners;
  const xs = corners.map(([x]) => x + EDGE);
  const ys = corners.map(([, y]) => y + EDGE);
  return {
    columns: {
      outer: [Math.min(...xs), Math.max(...xs)],
      inner: [Math.max(a[0], d[0]) + EDGE, Math.min(b[0], c[0]) + EDGE],
    },
    rows: {
      outer: [Math.min(...ys), Math.max(...ys)],
      inner: [Math.max(a[1], b[1]) + EDGE, Math.min(c[1], d[1]) + EDGE],
    },
  } as const satisfies Record<string, Extent>;
}

/** The factor that makes an object reach both sides that cut it. */
const needed = ({ inner: [from, to] }: Extent, length: number, both: boolean): number =>
  both && to - from < length + 2 * BEYOND ? (length + 2 * BEYOND) / Math.max(1, to - from) : 1;

/** The factor that lets a whole object into the frame. */
const allowed = ({ outer: [from, to] }: Extent, length: number, whole: boolean): number =>
  whole && to - from > length ? length / (to - from) : 1;

/** How far an object has to go along an axis. */
function move({ outer, inner }: Extent, length: number, first: boolean, second: boolean): number {
  const least = first ? -Infinity : -outer[0];
  const most = second ? Infinity : length - outer[1];
  if (first && second) return (length - inner[0] - inner[1]) / 2;
  if (first) return Math.min(0, -BEYOND - inner[0], most);
  if (second) return Math.max(0, length + BEYOND - inner[1], least);
  return least > most ? (least + most) / 2 : Math.min(Math.max(0, least), most);
}

const scaled = (placement: Placement, factor: number): Placement => ({
  ...placement,
  at: placement.at.with(2, placement.at[2]! + exactLog(factor) / exactLog(REACH.scale)),
});
