/** @file A prior pack as the port of the expansion: pixels in [0, 1] on one side, latents in the pack's units on the other. */

import { latentTensor, pixelTensor } from '../../core/brands.ts';
import type { Prior } from '../../core/expansion/ports.ts';
import type { Framing } from '../../core/image/framing.ts';
import { affineBackward, applyAffine, clampUnit, clampUnitBackward, inverse } from '../../core/image/affine.ts';
import type { LatentLayout } from '../../core/latent/layout.ts';
import type { Tensor } from '../../core/tensor.ts';
import { affineOf, framingOf } from '../../packs/framing.ts';
import { upsamplingFolded } from '../../onnx/prepare/foldUpsampling.ts';
import { withoutDraws } from '../../onnx/prepare/withoutDraws.ts';
import type { Decoded, Latent } from '../../packs/manifest.ts';
import { foldsUpsampling, openGraph } from '../runtime/product.ts';
import type { EncodingPack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { fromPatches, toPatches } from './patches.ts';
import { tokensOf } from './tokens.ts';
import { innerOf, planeOf, unitsOf } from './units.ts';

export interface OpenPrior {
  readonly prior: Extract<Prior, { kind: 'reconstruction' }>;
  /** How an image becomes a seed; `side` in pixels, the pack's preferred one by default. */
  readonly framing: (side?: number) => Framing;
  close(): Promise<void>;
}

/**
 * Opens what encodes and decodes.
 *
 * @param pack of the role "prior".
 * @param runtime where its graphs run.
 * @throws Error where a graph cannot be loaded.
 */
export async function openPrior(pack: EncodingPack, runtime: Runtime): Promise<OpenPrior> {
  const { graphs, preprocessing, latent, decoded } = pack.manifest;
  const posterior = pack.manifest.kind === 'diffusion' ? pack.manifest.posterior : 'latent';
  const encoder = await openGraph(pack, graphs.encoder, runtime, posterior === 'drawn' ? withoutDraws : undefined);
  const decoder = await openGraph(
    pack,
    graphs.decoder,
    runtime,
    foldsUpsampling(graphs.decoder, runtime) ? upsamplingFolded : undefined,
  );
  const toInput = affineOf(preprocessing);
  const { toGraph, toUnits } = unitsOf(latent);
  const toPixels = inverse(affineOf(decoded));
  const tokens = tokensOf(pack.manifest);
  const decoderInput = (inside: Tensor) =>
    ({ kind: 'latent', value: applyAffine(inside, toGraph, innerOf(inside, latent)) }) as const;

  return {
    framing: (side) => framingOf(preprocessing, side),
    prior: {
      kind: 'reconstruction',
      layout: LAYOUTS[latent.kind],
      held: tokens?.held ?? 0,
      encode: async (pixels) => {
        const value = applyAffine(pixels, toInput, planeOf(pixels));
        const given = await encoder.run({ kind: 'image', value });
        const raw = posterior === 'parameters' ? meanOf(given) : given;
        const inside = applyAffine(raw, toUnits, innerOf(raw, latent));
        return latentTensor(tokens ? tokens.fromGraph(inside, value) : inside);
      },
      decode: async (latents) => {
        const raw = await decoder.run(decoderInput(tokens ? tokens.toGraph(latents) : latents));
        const images = asImages(tokens ? tokens.undone(raw, latents) : raw, decoded);
        return pixelTensor(clampUnit(applyAffine(images, toPixels, planeOf(images))));
      },
      decodeVjp: async (latents, images, cotangent) => {
        const passed = clampUnitBackward(images, cotangent);
        const towards = asRaw(affineBackward(passed, toPixels, planeOf(passed)), decoded);
        const raw = tokens ? tokens.undoneBackward(towards, latents) : towards;
        const inside = await decoder.vjp(decoderInput(tokens ? tokens.toGraph(latents) : latents), raw);
        const gradient = affineBackward(inside, toGraph, innerOf(inside, latent));
        return latentTensor(tokens ? tokens.fromGraph(gradient, null) : gradient);
      },
    },
    close: async () => {
      await encoder.release();
      await decoder.release();
    },
  };
}

/** The mean of a posterior that is given as mean and log-variance along the channels. */
function meanOf({ dims, data }: Tensor): Tensor {
  const [count = 0, channels = 0, ...sides] = dims;
  const half = data.length / count / 2;
  const mean = new Float32Array(count * half);
  for (let i = 0; i < count; i++) mean.set(data.subarray(2 * i * half, (2 * i + 1) * half), i * half);
  return { dims: [count, channels / 2, ...sides], data: mean };
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
