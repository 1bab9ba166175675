/** @file A mask corrected by hand: what a person says is object, or is not, stands over what the model finds. */

import type { PixelTensor } from '../brands.ts';
import type { Mask, Masked } from './port.ts';

/** A place in the square that is grown: from 0 at its left and top to 1 at its right and bottom. */
export type Place = readonly [x: number, y: number];

/** One thing that a person drew; what is drawn later stands over it. */
export type Stroke = {
  /** Whether it is object. */
  readonly includes: boolean;
} & (
  | {
      readonly kind: 'brush';
      /** Half of its width, as a share of the square's side. */
      readonly radius: number;
      /** At least one; between them it goes straight. */
      readonly points: readonly Place[];
    }
  | { readonly kind: 'box'; readonly from: Place; readonly to: Place }
);

/**
 * The same strokes on the same object, in a square that was moved over the picture.
 *
 * @param by how far the square moved, in its own sides, to the right and down.
 */
export function movedStrokes(strokes: readonly Stroke[], [byX, byY]: Place): readonly Stroke[] {
  const moved = ([x, y]: Place): Place => [x - byX, y - byY];
  return strokes.map((stroke) =>
    stroke.kind === 'box'
      ? { ...stroke, from: moved(stroke.from), to: moved(stroke.to) }
      : { ...stroke, points: stroke.points.map(moved) },
  );
}

/**
 * A picture's mask with what a person drew on it.
 *
 * @param masked of one picture, [1, 1, height, width].
 * @param strokes in the order in which they were drawn; where there are none the mask stays as it is.
 * @returns a mask that is sure: a person looked at it.
 */
export function corrected(masked: Masked, strokes: readonly Stroke[]): Masked {
  if (strokes.length === 0) return masked;
  const [, , height, width] = masked.alpha.dims as readonly [number, number, number, number];
  const data = Float32Array.from(masked.alpha.data);
  for (const stroke of strokes) {
    const covers = coverOf(stroke, height, width);
    const target = Number(stroke.includes);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const cover = covers(x + 0.5, y + 0.5);
        const i = y * width + x;
        if (cover > 0) data[i] = data[i]! + cover * (target - data[i]!);
      }
    }
  }
  return { alpha: { dims: masked.alpha.dims, data }, confidence: Float32Array.of(1), sure: [true] };
}

/**
 * A mask that knows what persons drew.
 *
 * @param mask finds objects.
 * @param strokesOn of pictures that were corrected, by the very tensor.
 */
export function correctedMask(mask: Mask, strokesOn: ReadonlyMap<PixelTensor, readonly Stroke[]>): Mask {
  const known = new Map<PixelTensor, Promise<Masked>>();
  return (pixels) => {
    const strokes = strokesOn.get(pixels);
    if (!strokes) return mask(pixels);
    const found = known.get(pixels) ?? mask(pixels).then((masked) => corrected(masked, strokes));
    known.set(pixels, found);
    return found;
  };
}

/** How much of a pixel a stroke covers, in [0, 1], by the pixel's centre: its edge is one pixel wide. */
function coverOf(stroke: Stroke, height: number, width: number): (x: number, y: number) => number {
  const at = ([x, y]: Place): readonly [number, number] => [x * width, y * height];
  if (stroke.kind === 'brush') {
    const points = stroke.points.map(at);
    const radius = stroke.radius * Math.min(height, width);
    return (x, y) => unit(radius - distanceTo(points, x, y) + 0.5);
  }
  const [[ax, ay], [bx, by]] = [at(stroke.from), at(stroke.to)];
  const [left, right, top, bottom] = [Math.min(ax, bx), Math.max(ax, bx), Math.min(ay, by), Math.max(ay, by)];
  return (x, y) => unit(Math.min(x - left, right - x) + 0.5) * unit(Math.min(y - top, bottom - y) + 0.5);
}

/** From a place to a line through points. */
function distanceTo(points: readonly (readonly [number, number])[], x: number, y: number): number {
  let least = Infinity;
  for (const [i, [ax, ay]] of points.entries()) {
    const [bx, by] = points[i + 1] ?? [ax, ay];
    const [dx, dy] = [bx - ax, by - ay];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : unit(((x - ax) * dx + (y - ay) * dy) / length);
    least = Math.min(least, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return least;
}

const unit = (value: number): number => Math.min(1, Math.max(0, value));
