/** @file Where the channels of a latent are, and which element takes which noise value. */

import { sizeOf } from '../tensor.ts';

/**
 * Order of a latent's axes (without the batch): channels x height x width, tokens x channels, or one vector.
 * A vector's dimensions are its channels.
 */
export type LatentLayout = 'channels-first' | 'tokens' | 'vector';

/**
 * How fine the noise is: one value a channel, broadcast over positions (changes style, keeps content: the method's choice), or
 * one a element (adds pixel-like noise: the paper's ablation). The same thing for vectors.
 */
export type Granularity = 'channel' | 'element';

/** Element i of a latent takes noise value floor(i / inner) mod count, the last `held` ones none. */
export interface NoiseShape {
  /** Number of noise values. */
  readonly count: number;
  /** Number of neighbouring elements that share one value. */
  readonly inner: number;
  /** Number of elements that take noise. */
  readonly size: number;
  /** Number of elements after them that stay as they are: what a decoder is told of the seed besides. */
  readonly held: number;
}

const RANK = { 'channels-first': 3, tokens: 2, vector: 1 } as const;

/**
 * The noise that fits a latent.
 *
 * @param layout order of the axes.
 * @param dims the latent's shape without the batch: [C, h, w], [T, C] or [D].
 * @param granularity one value a channel or one an element.
 * @param held elements at the latent's end that are not moved; whole tokens, where it has tokens. Default: none.
 * @returns how many noise values there are and which elements share them.
 * @throws RangeError where the rank does not fit the layout.
 */
export function noiseShape(
  layout: LatentLayout,
  dims: readonly number[],
  granularity: Granularity,
  held = 0,
): NoiseShape {
  if (dims.length !== RANK[layout]) {
    throw new RangeError(
      `Expected a latent with ${RANK[layout]} axes for layout "${layout}", got [${dims.join(', ')}]; check the prior's latent layout.`,
    );
  }
  const size = sizeOf(dims) - held;
  if (granularity === 'element') return { count: size, inner: 1, size, held };
  switch (layout) {
    case 'channels-first':
      return { count: dims[0]!, inner: dims[1]! * dims[2]!, size, held };
    case 'tokens':
      return { count: dims[1]!, inner: 1, size, held };
    case 'vector':
      return { count: size, inner: 1, size, held };
    default:
      return layout satisfies never;
  }
}

/** The noise value that element `i` takes. */
export const noiseIndex = ({ count, inner }: NoiseShape, i: number): number => Math.floor(i / inner) % count;
