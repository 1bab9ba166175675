/**
 * @file Latents of tokens as the search moves them: the tokens of patches first, then what belongs to the seed and stays (leading
 * tokens that stand for no patch, and the means and deviations of the seed's own patches where the decoder gives normalised ones).
 */

import type { Tensor } from '../../core/tensor.ts';
import type { AutoencoderManifest } from '../../packs/manifest.ts';
import { toPatches } from './patches.ts';

export interface TokenForm {
  /** Elements at the end of each latent that nothing moves. */
  readonly held: number;
  /**
   * From the graph's order, and the pictures in the encoder's units, whose statistics are kept; without pictures these are 0, as they
   * are in a gradient.
   */
  readonly fromGraph: (tokens: Tensor, pictures: Tensor | null) => Tensor;
  /** The tokens in the graph's order. */
  readonly toGraph: (latents: Tensor) => Tensor;
  /** Patches with the seed's means and deviations; as they are where the decoder gives pixels. */
  readonly undone: (patches: Tensor, latents: Tensor) => Tensor;
  /** Gradient of `undone` for its patches. */
  readonly undoneBackward: (cotangent: Tensor, latents: Tensor) => Tensor;
}

/** Added to a variance before its root, as masked autoencoders are trained with. */
const LEAST_VARIANCE = 1e-6;

/** The form of a prior's latents; `null` where they are no tokens, or nothing stays. */
export function tokensOf({
  latent,
  decoded,
  graphs,
}: Pick<AutoencoderManifest, 'latent' | 'decoded' | 'graphs'>): TokenForm | null {
  if (latent.kind !== 'tokens') return null;
  const perPatch = decoded.kind === 'patches' && decoded.perPatch ? decoded : null;
  const { tokens, channels, prefix } = latent;
  if (prefix === 0 && !perPatch) return null;
  const moved = (tokens - prefix) * channels;
  const whole = tokens * channels;
  const patchCount = Number(graphs.decoder.output.shape[1]);
  // Whole tokens, so that the latent keeps its two axes; what they do not fill is 0.
  const kept = perPatch ? Math.ceil((2 * patchCount) / channels) : 0;
  const width = whole + kept * channels;
  const rows = ({ dims }: Tensor): number => dims[0] ?? 0;

  /** Every patch of a batch through its seed's deviation and, where `shift` says so, its mean. */
  const scaled = ({ dims, data }: Tensor, latents: Tensor, shift: boolean): Tensor => {
    const values = data.length / (rows(latents) * patchCount);
    return {
      dims,
      data: data.map((value, i) => {
        const patch = Math.floor(i / values);
        const at = Math.floor(patch / patchCount) * width + whole + 2 * (patch % patchCount);
        return value * latents.data[at + 1]! + (shift ? latents.data[at]! : 0);
      }),
    };
  };

  return {
    held: prefix * channels + kept * channels,
    fromGraph: (inside, pictures) => {
      const count = rows(inside);
      const data = new Float32Array(count * width);
      const patches = perPatch && pictures && toPatches(pictures, perPatch.patch, perPatch.order);
      for (let n = 0; n < count; n++) {
        const row = inside.data.subarray(n * whole, (n + 1) * whole);
        data.set(row.subarray(prefix * channels), n * width);
        data.set(row.subarray(0, prefix * channels), n * width + moved);
        if (patches) data.set(statisticsOf(patches, n, patchCount), n * width + whole);
      }
      return { dims: [count, tokens + kept, channels], data };
    },
    toGraph: (latents) => {
      const count = rows(latents);
      const data = new Float32Array(count * whole);
      for (let n = 0; n < count; n++) {
        const row = latents.data.subarray(n * width, n * width + whole);
        data.set(row.subarray(moved), n * whole);
        data.set(row.subarray(0, moved), n * whole + prefix * channels);
      }
      return { dims: [count, tokens, channels], data };
    },
    undone: (patches, latents) => (perPatch ? scaled(patches, latents, true) : patches),
    undoneBackward: (cotangent, latents) => (perPatch ? scaled(cotangent, latents, false) : cotangent),
  };
}

/** Mean and deviation of every patch of one picture, by turns; the variance over n - 1, as PyTorch's. */
function statisticsOf({ dims, data }: Tensor, picture: number, patchCount: number): Float32Array {
  const values = dims[2] ?? 0;
  const result = new Float32Array(2 * patchCount);
  for (let patch = 0; patch < patchCount; patch++) {
    const start = (picture * patchCount + patch) * values;
    const row = data.subarray(start, start + values);
    const mean = row.reduce((sum, value) => sum + value, 0) / values;
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values - 1);
    result[2 * patch] = mean;
    result[2 * patch + 1] = Math.sqrt(variance + LEAST_VARIANCE);
  }
  return result;
}
