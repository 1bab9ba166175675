import type { Framing } from '../core/image/framing.ts';
import type { Affine } from '../core/image/affine.ts';
import { PackError } from './error.ts';
import type { PixelUnits, Preprocessing } from './manifest.ts';

/**
 * How an image fills the input of a graph.
 * @param preprocessing The manifest's field.
 * @param side Side of the square, in pixels, for graphs that take several; the preferred one when absent.
 * @returns The frame, for `frameMap` and `framePixels`.
 * @throws PackError when the graph does not take that side.
 */
export function framingOf({ fit, filter, size }: Preprocessing, side?: number): Framing {
  switch (size.kind) {
    case 'fixed':
      if (side !== undefined && side !== size.side) throw new PackError('size', `${size.side} pixels`, String(side));
      return { fit, filter, height: size.side, width: size.side, shorterSide: size.shorterSide ?? undefined };
    case 'free': {
      const { minimum, maximum, multipleOf, preferred } = size;
      const chosen = side ?? preferred;
      if (!(chosen >= minimum && chosen <= maximum && chosen % multipleOf === 0))
        throw new PackError('size', `a multiple of ${multipleOf} from ${minimum} to ${maximum}`, String(chosen));
      return { fit, filter, height: chosen, width: chosen };
    }
    default:
      return size satisfies never;
  }
}

/**
 * From pixels in [0, 1] to a graph's units: `(low + (high - low) * x - mean) / std`, for each channel.
 * @param units Range, mean and deviation of the manifest.
 */
export function affineOf({ range: [low, high], mean, std }: PixelUnits): Affine {
  return {
    scale: std.map((deviation) => (high - low) / deviation),
    shift: std.map((deviation, channel) => (low - mean[channel]!) / deviation),
  };
}
