import type { Affine } from '../../core/image/affine.ts';
import type { FrameMap } from '../../core/image/framing.ts';
import type { Model } from '../model.ts';
import { graphOf } from './graph.ts';
import { affine, clampUnit, framed } from './image.ts';

/** One thing that is done to images. */
export type PixelStep =
  | { readonly kind: 'affine'; readonly affine: Affine }
  /** Held in [0, 1]. */
  | { readonly kind: 'clamp' }
  /** Resized and cropped; the map's own sizes are the images'. */
  | { readonly kind: 'frame'; readonly map: FrameMap };

/**
 * A graph from images to images, differentiable like any other: a decoder's output to pixels, or pixels to a judge's input.
 *
 * @param size height and width of the images that come in, pixels
 * @param steps what to do, in order
 * @param names of the input and the output
 * @returns a model [batch, 3, ...size] -> [batch, 3, height, width], to be composed with others
 */
export function pixelGraph(
  size: readonly [height: number, width: number],
  steps: readonly PixelStep[],
  { from, to }: { readonly from: string; readonly to: string },
): Model {
  const frame = steps.findLast((step) => step.kind === 'frame');
  const end = frame ? [frame.map.rows.windows.length, frame.map.columns.windows.length] : size;
  return graphOf(
    'pixels',
    [{ name: from, shape: ['batch', 3, ...size] }],
    { name: to, shape: ['batch', 3, ...end] },
    (emit) =>
      steps.reduce((x, step) => {
        switch (step.kind) {
          case 'affine':
            return affine(emit, x, step.affine);
          case 'clamp':
            return clampUnit(emit, x);
          case 'frame':
            return framed(emit, x, step.map);
          default:
            return step satisfies never;
        }
      }, from),
  );
}
