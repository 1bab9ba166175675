/** @file Figures of the whole set that are computed when they are asked for, from the judge's embeddings. */

import type { ImageId } from '../core/brands.ts';
import type { Result } from '../protocol/failure.ts';
import type { Neighbour } from './run/state.ts';
import type { SlotId } from './ids.ts';

export type MapPoint =
  | { readonly kind: 'seed'; readonly id: ImageId; readonly x: number; readonly y: number }
  | { readonly kind: 'variant'; readonly slot: SlotId; readonly x: number; readonly y: number };

/** `principal`: the two directions of most variance, at once. `umap`: neighbours stay neighbours, after a while. */
export type MapKind = 'principal' | 'umap';

/** A map, and of how many images it is: all of them, or as many as it can hold, evenly taken. */
export interface ImageMap {
  readonly points: readonly MapPoint[];
  readonly all: number;
}

export interface SetFigures {
  /**
   * Mean and largest distance (1 - cosine) from a seed to its nearest variant, from a variant to its nearest seed, and from a seed to
   * its nearest other seed: what the two are to be seen beside.
   */
  readonly coverage: {
    readonly seeds: Radius;
    readonly variants: Radius;
    readonly amongSeeds: Radius;
    /** How many of each were compared where not all of them were: as many as take a few seconds, evenly taken. */
    readonly sample: { readonly seeds: number; readonly variants: number } | null;
  };
  /**
   * Mean distance (1 - cosine) between variants of one seed, a seed counting once, and between seeds of one class, a class counting once;
   * `null` where there are no two.
   */
  readonly diversity: { readonly siblings: number | null; readonly classmates: number | null };
}

export interface Radius {
  readonly mean: number;
  readonly largest: number;
  /** The image that is farthest; `null` where there is none. */
  readonly farthest: Neighbour['of'] | null;
}

export interface Frechet {
  /** Between seeds and variants, on embeddings of unit length; the square, as in FID. */
  readonly distance: number;
  /** The same between two halves of the seeds, taken in turn: what chance makes of one set; `null` for fewer than four. */
  readonly ofSeeds: number | null;
  /** How many of each were compared: all, or as many as take a few seconds, evenly taken. */
  readonly seeds: number;
  readonly variants: number;
}

export interface Insight {
  /**
   * A map of seeds, variants and picked pictures, which have slots as variants have, by the judge's embeddings: of 20,000 of them at most.
   *
   * @param onProgress share that is done, in [0, 1].
   * @param signal ends the work.
   */
  map(kind: MapKind, onProgress: (share: number) => void, signal: AbortSignal): Promise<Result<ImageMap>>;
  /** @param among the variants that count. */
  figures(among: ReadonlyMap<SlotId, unknown>): Promise<Result<SetFigures>>;
  /**
   * How far the variants are from the seeds as a set.
   *
   * @param among the variants that count.
   */
  frechet(among: ReadonlyMap<SlotId, unknown>, signal: AbortSignal): Promise<Result<Frechet>>;
  /** Mean distance (1 - cosine) between every two of some variants; `null` where there are no two. */
  siblingDistance(slots: readonly SlotId[]): Promise<Result<number | null>>;
  /** The most similar images to one variant or picked picture, nearest first, itself left out. */
  neighbours(slot: SlotId, count: number): Promise<Result<readonly Neighbour[]>>;
}
