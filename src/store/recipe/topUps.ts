/** @file Classes that are topped up by themselves. */

import type { TopUp } from '../../core/run/recipe.ts';

type TopUps = readonly TopUp[] | undefined;

/**
 * Tops up one class more, or to another number of images.
 *
 * @param topUps as they are; they keep their order.
 * @param label the class, by the name of its folder.
 * @param images that it comes to.
 */
export function withTopUp(topUps: TopUps = [], label: string, images: number): TopUps {
  const at = topUps.findIndex((one) => one.label === label);
  return at < 0 ? [...topUps, { label, images }] : topUps.with(at, { label, images });
}

/** Tops up a class no more; `undefined` where none is left. */
export function withoutTopUp(topUps: TopUps = [], label: string): TopUps {
  const left = topUps.filter((one) => one.label !== label);
  return left.length > 0 ? left : undefined;
}
