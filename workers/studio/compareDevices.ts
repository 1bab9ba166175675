/** @file Does a device compute what the CPU computes? One small expansion of a fixed picture, and one pass of a denoiser, on both. */

import type { DeviceCheck } from '../../src/protocol/models.ts';
import { classIndex, imageId, latentTensor, pixelTensor, runSeed, type PixelTensor } from '../../src/core/brands.ts';
import { samplerRun } from '../../src/core/diffusion/sampler.ts';
import { drive } from '../../src/core/expansion/drive.ts';
import { imagine } from '../../src/core/expansion/imagine.ts';
import { IMAGINE_DEFAULTS } from '../../src/core/expansion/settings.ts';
import { cosine } from '../../src/core/judge/embedding.ts';
import type { OpenModels } from '../../src/models/openModels.ts';
import type { PriorPack } from '../../src/models/pack.ts';
import { classMatrixOf } from '../../src/models/ports/text.ts';

/** Side of the picture, in pixels: one that the starter models take, small enough for a software GPU. */
const SIDE = 64;

/** Least cosine between the answers of both devices to the same question; float32 on a GPU differs in the last digits. */
const ALIKE = 0.999;

/** Bytes of the largest denoiser that is loaded on the CPU to be compared with: a real one would take minutes, and the memory. */
const COMPARED = 256 * 2 ** 20;

/** Noise-free and with structure at several scales, so that every layer has something to say. */
function picture(side: number): PixelTensor {
  const data = Float32Array.from({ length: 3 * side * side }, (_, i) => {
    const [c, y, x] = [Math.floor(i / (side * side)), Math.floor(i / side) % side, i % side];
    return 0.5 + 0.25 * Math.sin((x * (c + 1)) / 7) + 0.25 * Math.cos((y * (3 - c)) / 11);
  });
  return pixelTensor({ dims: [1, 3, side, side], data });
}

/** The side that the prior takes which is nearest to that of the check. */
function sideFor({ manifest }: PriorPack): number {
  const { size } = manifest.preprocessing;
  if (size.kind === 'fixed') return size.side;
  const { minimum, maximum, multipleOf } = size;
  return Math.min(maximum, Math.max(minimum, Math.ceil(SIDE / multipleOf) * multipleOf));
}

/** Embeddings of two variants, or of the picture itself where nothing encodes it. */
async function embeddingsOn(
  { models, text, packs }: OpenModels,
  pixels: PixelTensor,
): Promise<readonly Float32Array[]> {
  const { prior, judge, jointPass } = models;
  if (!prior) return [(await judge.embed(pixels)).data];
  const classes = await classMatrixOf(text, packs.judge, ['circle', 'wave']);
  const seed = { id: imageId('check'), pixels, label: classIndex(1, 2) };
  const recipe = { ...IMAGINE_DEFAULTS, runSeed: runSeed(1), epsilon: 0.3, variants: 2 };
  const made = await drive(imagine(seed, recipe, { prior, judge, ...(jointPass && { jointPass }) }, classes));
  return (made?.variants ?? []).map(({ embedding }) => Float32Array.from(embedding));
}

/** One prediction of a denoiser, and the picture of it where it has a decoder of its own; nothing without a small one. */
async function predictionsOn({ models, packs }: OpenModels, pixels: PixelTensor): Promise<readonly Float32Array[]> {
  const { prior, diffusion, unclip } = models;
  const { manifest } = packs.prior;
  const port = unclip ?? diffusion;
  if (!port || !('denoiser' in manifest.graphs)) return [];
  const { file, external = [] } = manifest.graphs.denoiser;
  const bytes = manifest.files.reduce((sum, one) => sum + ([file, ...external].includes(one.path) ? one.bytes : 0), 0);
  if (bytes > COMPARED) return [];
  const [, , height, width] = pixels.dims as readonly [number, number, number, number];
  const latents =
    prior?.kind === 'reconstruction'
      ? await prior.encode(pixels)
      : latentTensor(waves([1, ...(unclip?.latentDims(height, width) ?? [])]));
  const [states] = await port.read(['a photo of a wave']);
  const labels = unclip && waves([2 * unclip.embedding.mean.length]).data;
  const { timesteps } = samplerRun(port.scheduler, { steps: 2, strength: 1 });
  const predicted = await port.predict(latents, timesteps[0]!, [{ states: states!, ...(labels && { labels }) }]);
  const decoded = unclip && (await unclip.decode(latentTensor(predicted)));
  await port.rest();
  return [predicted.data, ...(decoded ? [decoded.data] : [])];
}

function waves(dims: readonly number[]) {
  const size = dims.reduce((product, dim) => product * dim, 1);
  return { dims, data: Float32Array.from({ length: size }, (_, i) => Math.sin(0.7 * i)) };
}

async function answersOn(open: OpenModels): Promise<readonly Float32Array[]> {
  const pixels = picture(sideFor(open.packs.prior));
  return [...(await embeddingsOn(open, pixels)), ...(await predictionsOn(open, pixels))];
}

/**
 * Compares two devices on the packs at hand: encoder, decoder, judge, text tower, the gradients of two of them, and a small denoiser.
 *
 * @returns the least cosine between the answers to the same questions, or an error of the device as text.
 */
export async function compareDevices(
  device: OpenModels,
  reference: OpenModels,
): Promise<{ readonly passes: boolean; readonly check: DeviceCheck }> {
  try {
    const seen = await answersOn(device);
    const expected = await answersOn(reference);
    const least = Math.min(...seen.map((answer, i) => cosine(answer, expected[i]!)));
    return { passes: least >= ALIKE, check: { kind: 'cosine', least } };
  } catch (error) {
    return { passes: false, check: { kind: 'error', text: error instanceof Error ? error.message : String(error) } };
  }
}
