import { exactExp } from '../elementary.ts';
import { gaussianBlur } from './gaussian.ts';
import { at, bilinear, clampField, emptyField, fillField, mapField, type Field } from './field.ts';

/** Side of the square that a disk lies in: 17 up to a radius of 8. */
const REACH = 8;

/** A disk of a lens out of focus, its rim softened, of sum 1. @param radius at most 8, pixels. */
export function diskKernel(radius: number, softness: number): Field {
  const side = 2 * REACH + 1;
  const disk = fillField(emptyField(side, side, 1), (x, y) =>
    (x - REACH) ** 2 + (y - REACH) ** 2 <= radius ** 2 ? 1 : 0,
  );
  const sum = disk.data.reduce((total, value) => total + value, 0);
  return gaussianBlur(
    mapField(disk, (value) => value / sum),
    softness,
    1,
    'mirror',
  );
}

/** What a lens out of focus sees. */
export function defocusBlur(x: Field, radius: number, softness: number): Field {
  const { data, width } = diskKernel(radius, softness);
  const taps = [...data].flatMap((weight, i) =>
    weight === 0 ? [] : [[(i % width) - REACH, Math.floor(i / width) - REACH, weight] as const],
  );
  return clampField(
    fillField(x, (column, row, c) =>
      taps.reduce((sum, [dx, dy, weight]) => sum + weight * at(x, column + dx, row + dy, c, 'mirror'), 0),
    ),
  );
}

/** One swap of glass: how far the other pixel lies, in [-delta, delta]. */
export type Moves = ArrayLike<number>;

/** Where SciPy cuts a Gaussian off. */
export const glassRadius = (sigma: number): number => Math.trunc(4 * sigma + 0.5);

/** The first half of `glassBlur`: blurred, and cut to whole levels. */
export const glassBlurred = (x: Field, sigma: number): Field =>
  mapField(gaussianBlur(x, sigma, glassRadius(sigma), 'edge'), (value) => Math.trunc(value * 255) / 255);

/** How many swaps glass makes. */
export const glassMoves = (width: number, height: number, delta: number, iterations: number): number =>
  iterations * Math.max(0, width - 2 * delta) * Math.max(0, height - 2 * delta);

/**
 * Pixels swapped with near ones, from the lower right to the upper left, then blurred.
 *
 * @param blurred what `glassBlurred` gives.
 * @param moves dx, dy of every swap in order; {@link glassMoves} of them.
 */
export function glassBlur(blurred: Field, sigma: number, delta: number, iterations: number, moves: Moves): Field {
  const { width, height, channels } = blurred;
  const data = blurred.data.slice();
  let next = 0;
  for (let i = 0; i < iterations; i++) {
    for (let y = height - delta; y > delta; y--) {
      for (let x = width - delta; x > delta; x--) {
        const [dx, dy] = [moves[next++]!, moves[next++]!];
        const [here, there] = [(y * width + x) * channels, ((y + dy) * width + x + dx) * channels];
        for (let c = 0; c < channels; c++) {
          const kept = data[here + c]!;
          data[here + c] = data[there + c]!;
          data[there + c] = kept;
        }
      }
    }
  }
  return clampField(gaussianBlur({ ...blurred, data }, sigma, glassRadius(sigma), 'edge'));
}

/**
 * A camera that moved while it looked, further and fainter (ImageMagick's motion blur).
 *
 * @param radius of 2 radius + 1 taps.
 * @param sigma how fast they fade, pixels.
 * @param angle of the motion in degrees, clockwise from the right.
 */
export function motionBlur(x: Field, radius: number, sigma: number, angle: number): Field {
  // The engine's own: at 30, 60, ... degrees taps lie halfway between pixels, and the last bit decides as in ImageMagick. Angles that
  // are drawn have no such taps.
  const [sin, cos] = [Math.sin((angle * Math.PI) / 180), Math.cos((angle * Math.PI) / 180)];
  const raw = Array.from({ length: 2 * radius + 1 }, (_, j) => exactExp(Math.max(-700, -(j ** 2) / (2 * sigma ** 2))));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  const taps = raw.map((weight, j) => [Math.ceil(j * cos - 0.5), Math.ceil(j * sin - 0.5), weight / sum] as const);
  return fillField(x, (column, row, c) =>
    taps.reduce((total, [dx, dy, weight]) => total + weight * at(x, column + dx, row + dy, c, 'edge'), 0),
  );
}

/** The middle of a field, larger by a factor of 1 or more: bilinear, its corners on corners. */
export function zoomed(x: Field, factor: number): Field {
  const [h, w] = [Math.ceil(x.height / factor), Math.ceil(x.width / factor)];
  const [top, left] = [Math.floor((x.height - h) / 2), Math.floor((x.width - w) / 2)];
  const [tall, wide] = [roundEven(h * factor), roundEven(w * factor)];
  const [above, before] = [Math.floor((tall - x.height) / 2), Math.floor((wide - x.width) / 2)];
  const scale = (from: number, to: number): number => (to > 1 ? (from - 1) / (to - 1) : 0);
  const [sx, sy] = [scale(w, wide), scale(h, tall)];
  return fillField(x, (column, row, c) =>
    bilinear(x, left + (column + before) * sx, top + (row + above) * sy, c, 'edge'),
  );
}

/** To the nearest whole number, halves to the even one, as Python rounds. */
function roundEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** A lens zoomed while it looked: the mean of the picture and of its zooms. */
export function zoomBlur(x: Field, factors: readonly number[]): Field {
  const zooms = factors.map((factor) => zoomed(x, factor).data);
  return clampField(
    mapField(x, (value, i) => zooms.reduce((sum, zoom) => sum + zoom[i]!, value) / (factors.length + 1)),
  );
}
