import { squareImage } from '../core/image/resize.ts';
import type { Tensor } from '../core/tensor.ts';
import type { PixelUnits, Preprocessing } from './manifest.ts';

/**
 * The square a graph is fed from an image of any size.
 * @param image [3, height, width], values in [0, 1].
 * @param how the pack's preprocessing.
 * @param side in pixels, for graphs of free size; the manifest's preferred one when absent.
 * @returns [3, side, side], values in [0, 1].
 * @throws RangeError for a side the graph does not take.
 */
export function toSquare(image: Tensor, how: Preprocessing, side = preferredSide(how)): Tensor {
  const { size, fit, filter } = how;
  if (!takesSide(how, side)) throw new RangeError(`Expected ${sidesInWords(how)}, got ${side}.`);
  const shorterSide = size.kind === 'fixed' ? (size.shorterSide ?? side) : side;
  return squareImage(image, side, { fit, filter, shorterSide });
}

/** The side used when nobody chooses, in pixels. */
export function preferredSide({ size }: Preprocessing): number {
  return size.kind === 'fixed' ? size.side : size.preferred;
}

/** Whether a graph takes squares of a side. */
export function takesSide({ size }: Preprocessing, side: number): boolean {
  switch (size.kind) {
    case 'fixed':
      return side === size.side;
    case 'free':
      return side >= size.minimum && side <= size.maximum && side % size.multipleOf === 0;
    default:
      return size satisfies never;
  }
}

/** The sides a graph takes, for errors and labels. */
export function sidesInWords({ size }: Preprocessing): string {
  return size.kind === 'fixed'
    ? `${size.side} pixels`
    : `a multiple of ${size.multipleOf} from ${size.minimum} to ${size.maximum} pixels`;
}

/** From values in [0, 1] to a graph's units, `(low + (high - low) * x - mean) / std`; [..., 3, height, width]. */
export function toGraphUnits(pixels: Tensor, units: PixelUnits): Tensor {
  return perChannel(pixels, units, ({ low, high, mean, std }) => [(high - low) / std, (low - mean) / std]);
}

/** From a graph's units back to [0, 1], clamped: the inverse of {@link toGraphUnits}. */
export function fromGraphUnits(pixels: Tensor, units: PixelUnits): Tensor {
  const { dims, data } = perChannel(pixels, units, ({ low, high, mean, std }) => [
    std / (high - low),
    (mean - low) / (high - low),
  ]);
  return { dims, data: data.map((value) => Math.min(1, Math.max(0, value))) };
}

interface ChannelUnits {
  readonly low: number;
  readonly high: number;
  readonly mean: number;
  readonly std: number;
}

/** Applies `factor * x + offset`, which differ from channel to channel. */
function perChannel(
  { dims, data }: Tensor,
  { range: [low, high], mean, std }: PixelUnits,
  affine: (units: ChannelUnits) => [factor: number, offset: number],
): Tensor {
  const [channels, height, width] = dims.slice(-3);
  if (channels !== 3 || height === undefined || width === undefined)
    throw new RangeError(`Expected images [..., 3, height, width], got [${dims.join(', ')}].`);
  const maps = mean.map((_, channel) => affine({ low, high, mean: mean[channel]!, std: std[channel]! }));
  const out = new Float32Array(data.length);
  const area = height * width;
  for (let plane = 0; plane * area < data.length; plane++) {
    const [factor, offset] = maps[plane % 3]!;
    for (let i = plane * area; i < (plane + 1) * area; i++) out[i] = factor * data[i]! + offset;
  }
  return { dims, data: out };
}
