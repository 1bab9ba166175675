/** @file A prior pack as the port of the expansion: pixels in [0, 1] on one side, latents in the pack's units on the other. */

import { latentTensor, pixelTensor } from '../../core/brands.ts';
import type { Prior } from '../../core/expansion/ports.ts';
import type { Framing } from '../../core/image/framing.ts';
import { affineBackward, applyAffine, clampUnit, clampUnitBackward, inverse } from '../../core/image/affine.ts';
import type { LatentLayout } from '../../core/latent/layout.ts';
import type { Tensor } from '../../core/tensor.ts';
import { affineOf, framingOf } from '../../packs/framing.ts';
import type { Decoded, Latent } from '../../packs/manifest.ts';
import { openGraph } from '../runtime/product.ts';
import type { PriorPack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { fromPatches, toPatches } from './patches.ts';
import { innerOf, planeOf, unitsOf } from './units.ts';

export interface OpenPrior {
  readonly prior: Extract<Prior, { kind: 'reconstruction' }>;
  /** How an image becomes a seed; `side` in pixels, the pack's preferred one by default. */
  readonly framing: (side?: number) => Framing;
  close(): Promise<void>;
}

/**
 * Opens a prior.
 *
 * @param pack of the role "prior".
 * @param runtime where its graphs run.
 * @throws Error where a graph cannot be loaded.
 */
export async function openPrior(pack: PriorPack, runtime: Runtime): Promise<OpenPrior> {
  const { graphs, preprocessing, latent, decoded } = pack.manifest;
  const encoder = await openGraph(pack, graphs.encoder, runtime);
  const decoder = await openGraph(pack, graphs.decoder, runtime);
  const toInput = affineOf(preprocessing);
  const { toGraph, toUnits } = unitsOf(latent);
  const toPixels = inverse(affineOf(decoded));
  const decoderInput = (latents: Tensor) =>
    ({ kind: 'latent', value: applyAffine(latents, toGraph, innerOf(latents, latent)) }) as const;

  return {
    framing: (side) => framingOf(preprocessing, side),
    prior: {
      kind: 'reconstruction',
      layout: LAYOUTS[latent.kind],
      encode: async (pixels) => {
        const value = applyAffine(pixels, toInput, planeOf(pixels));
        const raw = await encoder.run({ kind: 'image', value });
        return latentTensor(applyAffine(raw, toUnits, innerOf(raw, latent)));
      },
      decode: async (latents) => {
        const images = asImages(await decoder.run(decoderInput(latents)), decoded);
        return pixelTensor(clampUnit(applyAffine(images, toPixels, planeOf(images))));
      },
      decodeVjp: async (latents, images, cotangent) => {
        const passed = clampUnitBackward(images, cotangent);
        const raw = affineBackward(passed, toPixels, planeOf(passed));
        const gradient = await decoder.vjp(decoderInput(latents), asRaw(raw, decoded));
        return latentTensor(affineBackward(gradient, toGraph, innerOf(gradient, latent)));
      },
    },
    close: async () => {
      await encoder.release();
      await decoder.release();
    },
  };
}

const LAYOUTS = {
  spatial: 'channels-first',
  tokens: 'tokens',
  vector: 'vector',
} as const satisfies Record<Latent['kind'], LatentLayout>;

const asImages = (raw: Tensor, decoded: Decoded): Tensor =>
  decoded.kind === 'patches' ? fromPatches(raw, decoded.patch, decoded.order) : raw;

const asRaw = (images: Tensor, decoded: Decoded): Tensor =>
  decoded.kind === 'patches' ? toPatches(images, decoded.patch, decoded.order) : images;
