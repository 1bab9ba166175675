import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { parseManifest } from '../../src/packs/parse.ts';
import { describePackFile } from '../../cli/lib/packFiles.ts';
import { encodingPack, type EncodingPack } from '../../src/models/pack.ts';

const float = 'float32';
const ENCODER = 'taef2_encoder.onnx';
const DECODER = 'taef2_decoder.onnx';

/**
 * TAEF2, the tiny autoencoder of FLUX.2's latents (madebyollin/taesd, MIT), as a pack: the baseline of the prior's benchmark.
 * @param folder with its two files, which are not part of this project.
 * @returns the pack, or `null` where the files are not there.
 */
export async function openTaef2(folder: string): Promise<EncodingPack | null> {
  try {
    await Promise.all([ENCODER, DECODER].map((file) => access(join(folder, file))));
  } catch {
    return null;
  }
  const latent = { type: float, layout: 'NCHW', shape: ['batch', 32, 'height/8', 'width/8'] };
  const image = { type: float, layout: 'NCHW', shape: ['batch', 3, 'height', 'width'] };
  const manifest = parseManifest({
    format: 1,
    role: 'prior',
    id: 'taef2',
    version: '1.0.0',
    title: 'TAEF2',
    licence: 'MIT',
    source: 'madebyollin/taesd',
    files: await Promise.all([ENCODER, DECODER].map((file) => describePackFile(folder, file))),
    graphs: {
      encoder: {
        file: ENCODER,
        inputs: [{ name: 'x', ...image, feed: { kind: 'image' } }],
        output: { name: 'y', ...latent },
      },
      decoder: {
        file: DECODER,
        inputs: [{ name: 'x', ...latent, feed: { kind: 'latent' } }],
        output: { name: 'y', ...image },
      },
    },
    preprocessing: {
      filter: 'bicubic',
      fit: 'crop',
      size: { kind: 'free', minimum: 32, maximum: 512, multipleOf: 8, preferred: 128 },
      range: [0, 1],
    },
    // Its units are measured over the images of the benchmark, since nobody published them.
    latent: { kind: 'spatial', channels: 32, downscale: 8, epsilon: 1 },
    decoded: { kind: 'pixels', range: [0, 1] },
  });
  return encodingPack({ manifest, read: async (path) => new Uint8Array(await readFile(join(folder, path))) });
}
