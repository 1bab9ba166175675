/** @file An unCLIP pack as a port: its denoiser with what it is told of embeddings, and its decoder. */

import { pixelTensor } from '../../core/brands.ts';
import type { Unclip } from '../../core/diffusion/unclip.ts';
import { applyAffine, clampUnit, inverse } from '../../core/image/affine.ts';
import { affineOf } from '../../packs/framing.ts';
import type { UnclipManifest } from '../../packs/manifest.ts';
import type { Pack } from '../pack.ts';
import { openGraph } from '../runtime/product.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openDiffusion } from './diffusion.ts';
import { innerOf, planeOf, unitsOf } from './units.ts';

export interface OpenUnclip {
  readonly unclip: Unclip;
  close(): Promise<void>;
}

/**
 * Opens an unCLIP pack.
 *
 * @param pack of the kind "unclip".
 * @param runtime where its graphs run.
 * @param frugal as for `openDiffusion`.
 * @throws Error where a graph cannot be loaded.
 */
export async function openUnclip(pack: Pack<UnclipManifest>, runtime: Runtime, frugal = false): Promise<OpenUnclip> {
  const { graphs, latent, decoded, embedding } = pack.manifest;
  const decoder = await openGraph(pack, graphs.decoder, runtime);
  const denoising = openDiffusion(pack, runtime, frugal);
  const { toGraph } = unitsOf(latent);
  const toPixels = inverse(affineOf(decoded));
  return {
    unclip: {
      ...denoising.diffusion,
      embedding,
      decode: async (latents) => {
        const images = await decoder.run({
          kind: 'latent',
          value: applyAffine(latents, toGraph, innerOf(latents, latent)),
        });
        return pixelTensor(clampUnit(applyAffine(images, toPixels, planeOf(images))));
      },
    },
    close: async () => {
      await decoder.release();
      await denoising.close();
    },
  };
}
