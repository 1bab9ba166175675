/** @file Compile-time marks on values that are easily swapped: two latents look alike to the type checker, a latent and an image must not. */

import type { Tensor } from './tensor.ts';

declare const brand: unique symbol;

/** `Base` with a mark that only the functions of this file put on. */
export type Brand<Base, Name extends string> = Base & { readonly [brand]: Name };

/** Latents of a prior, batched: [n, ...latent shape], in the prior's own units. */
export type LatentTensor = Brand<Tensor, 'latent'>;

/** Images, batched: [n, 3, height, width], RGB in [0, 1]. */
export type PixelTensor = Brand<Tensor, 'pixels'>;

/** Judge embeddings, batched: [n, width], as the judge gives them (any length). */
export type EmbeddingTensor = Brand<Tensor, 'embedding'>;

/** Names one image of a data set, the same on every machine: its path inside the set, with `/` between folders. */
export type ImageId = Brand<string, 'image id'>;

/** Chooses all noise of a run: a whole number in [0, 2^53). */
export type RunSeed = Brand<number, 'run seed'>;

/** Index of a class in the class matrix. */
export type ClassIndex = Brand<number, 'class index'>;

export const latentTensor = (value: Tensor): LatentTensor => value as LatentTensor;
export const embeddingTensor = (value: Tensor): EmbeddingTensor => value as EmbeddingTensor;
export const imageId = (path: string): ImageId => path as ImageId;

/**
 * A tensor as images.
 *
 * @param value shape [n, 3, height, width].
 * @throws RangeError for any other shape.
 */
export function pixelTensor(value: Tensor): PixelTensor {
  if (value.dims.length !== 4 || value.dims[1] !== 3) {
    throw new RangeError(
      `Expected images of shape [n, 3, height, width], got [${value.dims.join(', ')}]; transpose channels first and drop alpha.`,
    );
  }
  return value as PixelTensor;
}

/**
 * A number as a run seed.
 *
 * @throws RangeError unless it is a whole number in [0, 2^53).
 */
export function runSeed(value: number): RunSeed {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`Expected the run seed to be a whole number in [0, 2^53), got ${value}; choose another.`);
  }
  return value as RunSeed;
}

/**
 * A number as an index into `classes` classes.
 *
 * @throws RangeError unless it is a whole number in [0, classes).
 */
export function classIndex(value: number, classes: number): ClassIndex {
  if (!Number.isInteger(value) || value < 0 || value >= classes) {
    throw new RangeError(
      `Expected a class index in [0, ${classes}), got ${value}; check the label against the class list.`,
    );
  }
  return value as ClassIndex;
}
