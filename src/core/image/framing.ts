/** @file Which part of an image becomes the input of a model, and at what size: two linear maps, one an axis. */

import { resampleWindows, type ResampleFilter, type Window } from '../resample.ts';

/** How an image fills a frame. */
export interface Framing {
  /** Size of the result, in pixels. */
  readonly height: number;
  readonly width: number;
  /** `crop`: keep the aspect, cover the frame, keep the centre. `stretch`: resize both axes, lose the aspect. */
  readonly fit: 'crop' | 'stretch';
  readonly filter: ResampleFilter;
  /**
   * What the shorter side is resized to before the centre is cut out, at least the frame's sides. CLIP packs resize to the frame
   * itself, ImageNet classifiers to a little more. The longer side is cut to whole pixels then, as the published processors do; with
   * `stretch` it becomes as long as the shorter one. Default: as small as covers the frame, rounded.
   */
  readonly shorterSide?: number | undefined;
  /**
   * Where the frame lies along an axis of which something is cut off, with `crop`: from 0, at the image's left or top, to 1, at its right
   * or bottom. Default: in the middle, 0.5.
   */
  readonly at?: number | undefined;
}

/** A framing that lies where a person moved it; `undefined` where nobody did. */
export const framingAt = (framing: Framing, at: number | undefined): Framing =>
  at === undefined ? framing : { ...framing, at };

/** One axis: output pixel i is the weighted mean of the input pixels in windows[i]. */
export interface AxisMap {
  readonly from: number;
  readonly windows: readonly Window[];
  /** Output equals input. */
  readonly identity: boolean;
}

export interface FrameMap {
  readonly rows: AxisMap;
  readonly columns: AxisMap;
}

/**
 * The linear map from an image to a frame.
 *
 * @param height of the image, in pixels.
 * @param width of the image, in pixels.
 * @param framing size, fit and filter of the frame.
 * @returns one map an axis, for `frame` and its gradient.
 */
export function frameMap(height: number, width: number, framing: Framing): FrameMap {
  const { fit, filter, shorterSide, at } = framing;
  if (fit === 'stretch') {
    return {
      rows: axisMap(height, shorterSide ?? framing.height, framing.height, filter),
      columns: axisMap(width, shorterSide ?? framing.width, framing.width, filter),
    };
  }
  const scale =
    shorterSide === undefined
      ? Math.max(framing.height / height, framing.width / width)
      : shorterSide / Math.min(height, width);
  const whole = shorterSide === undefined ? Math.round : Math.trunc;
  const resized = (side: number, least: number) =>
    // The shorter side is what it was asked to be, whatever its quotient's last bit.
    side === Math.min(height, width) && shorterSide !== undefined ? shorterSide : Math.max(least, whole(side * scale));
  return {
    rows: axisMap(height, resized(height, framing.height), framing.height, filter, at),
    columns: axisMap(width, resized(width, framing.width), framing.width, filter, at),
  };
}

/** Resamples an axis to `to` pixels and keeps `keep` of them, at `at` of the way; in the middle an odd margin leaves its smaller half in front. */
function axisMap(from: number, to: number, keep: number, filter: ResampleFilter, at = 0.5): AxisMap {
  const start = Math.floor((to - keep) * at);
  const windows = resampleWindows(from, to, filter).slice(start, start + keep);
  return { from, windows, identity: from === to && to === keep };
}
