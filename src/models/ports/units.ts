/** @file How a prior pack's latents lie in memory, and the units that they are moved in. */

import { inverse, type Affine } from '../../core/image/affine.ts';
import type { Tensor } from '../../core/tensor.ts';
import type { Latent } from '../../packs/manifest.ts';

/** From the units a latent is moved in to the graph's own: std * x + mean. */
export function unitsOf({ mean, std }: Latent): { readonly toGraph: Affine; readonly toUnits: Affine } {
  const list = (value: number | readonly number[]) => (typeof value === 'number' ? [value] : value);
  const toGraph = { scale: list(std), shift: list(mean) };
  return { toGraph, toUnits: inverse(toGraph) };
}

/** Pixels of one channel of [n, c, height, width]. */
export const planeOf = ({ dims }: Tensor): number => dims[2]! * dims[3]!;

/** Neighbouring values of one latent channel: a plane where channels come first, one value where they come last. */
export const innerOf = (latents: Tensor, { kind }: Latent): number => (kind === 'spatial' ? planeOf(latents) : 1);
