/** @file A judge that is given pixels as they are, without the normalisation that it was trained with: as the released code does. */

import { embeddingTensor, pixelTensor } from '../brands.ts';
import type { Judge } from '../expansion/ports.ts';
import { affineBackward, applyAffine } from '../image/affine.ts';

/**
 * The same judge without its normalisation: pixels are scaled and shifted by what it takes off again. Its resizing is linear and its
 * weights sum to 1, so before it is as good as after it.
 *
 * @throws RangeError for a judge that does not say how it normalises.
 */
export function withoutNormalising({ embed, embedVjp, normalising }: Judge): Judge {
  if (!normalising)
    throw new RangeError(
      'Expected a judge that says how it normalises, got one that does not; show it normalised pictures.',
    );
  const planeOf = ({ dims }: { readonly dims: readonly number[] }): number => dims[2]! * dims[3]!;
  const undone = (pixels: Parameters<Judge['embed']>[0]) =>
    pixelTensor(applyAffine(pixels, normalising, planeOf(pixels)));
  return {
    embed: (pixels) => embed(undone(pixels)),
    embedVjp: async (pixels, cotangent) => {
      const gradient = await embedVjp(undone(pixels), embeddingTensor(cotangent));
      return pixelTensor(affineBackward(gradient, normalising, planeOf(gradient)));
    },
  };
}
