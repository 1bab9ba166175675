/** @file Does a device compute what the CPU computes? One small expansion of a fixed picture, on both. */

import type { DeviceCheck } from '../../src/protocol/models.ts';
import { classIndex, imageId, pixelTensor, runSeed } from '../../src/core/brands.ts';
import { drive } from '../../src/core/expansion/drive.ts';
import { imagine } from '../../src/core/expansion/imagine.ts';
import { IMAGINE_DEFAULTS } from '../../src/core/expansion/settings.ts';
import { cosine } from '../../src/core/judge/embedding.ts';
import type { OpenModels } from '../../src/models/openModels.ts';
import { classMatrixOf } from '../../src/models/ports/text.ts';

/** Side of the picture, in pixels: one that the starter models take, small enough for a software GPU. */
const SIDE = 64;
/** Least cosine between the embeddings of the same variant on both devices; float32 on a GPU differs in the last digits. */
const ALIKE = 0.999;

/** Noise-free and with structure at several scales, so that every layer has something to say. */
function picture(side: number): Float32Array {
  return Float32Array.from({ length: 3 * side * side }, (_, i) => {
    const [c, y, x] = [Math.floor(i / (side * side)), Math.floor(i / side) % side, i % side];
    return 0.5 + 0.25 * Math.sin((x * (c + 1)) / 7) + 0.25 * Math.cos((y * (3 - c)) / 11);
  });
}

async function variantsOn({ models, text, packs }: OpenModels, side: number) {
  const pixels = pixelTensor({ dims: [1, 3, side, side], data: picture(side) });
  const classes = await classMatrixOf(text, packs.judge, ['circle', 'wave']);
  const seed = { id: imageId('check'), pixels, label: classIndex(1, 2) };
  const recipe = { ...IMAGINE_DEFAULTS, runSeed: runSeed(1), epsilon: 0.3, variants: 2 };
  const made = await drive(imagine(seed, recipe, models, classes));
  return made?.variants ?? [];
}

/**
 * Compares two devices on the packs at hand: encoder, decoder, judge, text tower, and the gradients of two of them.
 *
 * @returns the least cosine between the embeddings of the same variants, or an error of the device as text.
 */
export async function compareDevices(
  device: OpenModels,
  reference: OpenModels,
): Promise<{ readonly passes: boolean; readonly check: DeviceCheck }> {
  try {
    const seen = await variantsOn(device, SIDE);
    const expected = await variantsOn(reference, SIDE);
    const least = Math.min(...seen.map(({ embedding }, i) => cosine(embedding, expected[i]!.embedding)));
    return { passes: least >= ALIKE, check: { kind: 'cosine', least } };
  } catch (error) {
    return { passes: false, check: { kind: 'error', text: error instanceof Error ? error.message : String(error) } };
  }
}
