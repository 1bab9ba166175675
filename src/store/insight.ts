/** @file Figures of the whole set that are computed when they are asked for, from the judge's embeddings. */

import type { ImageId } from '../core/brands.ts';
import type { Neighbour } from './run/state.ts';
import type { SlotId } from './ids.ts';

export type MapPoint =
  | { readonly kind: 'seed'; readonly id: ImageId; readonly x: number; readonly y: number }
  | { readonly kind: 'variant'; readonly slot: SlotId; readonly x: number; readonly y: number };

export interface SetFigures {
  /** Mean and largest distance (1 - cosine) from a seed to its nearest variant, and from a variant to its nearest seed. */
  readonly coverage: { readonly seeds: Radius; readonly variants: Radius };
}

export interface Radius {
  readonly mean: number;
  readonly largest: number;
}

export interface Insight {
  /** All seeds and variants on the two first principal components of the judge's embeddings. */
  map(): Promise<readonly MapPoint[]>;
  figures(): Promise<SetFigures>;
  /** The most similar images to one variant, nearest first, itself left out. */
  neighbours(slot: SlotId, count: number): Promise<readonly Neighbour[]>;
}
