/** @file Towers as CLIP's and SigLIP's publishers export them, as judges that guide. Their numbers are compared in `cli/reference`. */

import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { folderSource } from '../../../cli/lib/folderSource.ts';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { classIndex, embeddingTensor, latentTensor, pixelTensor } from '../../core/brands.ts';
import { cosine } from '../../core/judge/embedding.ts';
import { gradEmbeddings } from '../../core/objective/objective.ts';
import { dot, maxAbsDifference, norm } from '../../core/reals.ts';
import { toBatch } from '../../core/expansion/batches.ts';
import { unstack, type Tensor } from '../../core/tensor.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import { parseManifest } from '../../packs/parse.ts';
import { inHalfPrecision } from '../../testing/halfPrecision.ts';
import { tinyPrior } from '../../testing/tinyPacks.ts';
import type { FileSource } from '../make/files.ts';
import { makePack } from '../make/makePack.ts';
import { judgePack, openPack, encodingPack, type JudgePack } from '../pack.ts';
import { openJointPass } from './jointPass.ts';
import { openJudge } from './judge.ts';
import { openPrior } from './prior.ts';
import { classMatrixOf, openTextTower } from './text.ts';

const CASES = join(import.meta.dirname, '../../../cli/reference/cases/clip');
const TOLD = { id: 'towers', title: 'Towers', licence: 'MIT', source: 'random weights', logitScale: 20 };
const runtime = await openRuntime('wasm', 1);

async function made(source: FileSource): Promise<JudgePack> {
  const result = await makePack(source, TOLD, runtime);
  if (result.kind === 'lacking') throw new Error(JSON.stringify(result.missing));
  return judgePack(result.pack);
}

/** The same files, graphs in half precision. */
async function halfSource(folder: string): Promise<FileSource> {
  const { paths, read } = await folderSource(folder);
  return {
    paths,
    read: async (path) => {
      const bytes = await read(path);
      return path.endsWith('.onnx') ? Uint8Array.from(writeModel(inHalfPrecision(readModel(bytes)))) : bytes;
    },
  };
}

const wave = (dims: readonly number[], low: number, high: number, phase = 0): Tensor => ({
  dims,
  data: Float32Array.from(
    { length: dims.reduce((a, b) => a * b, 1) },
    (_, i) => low + ((high - low) * (1 + Math.sin(i * 0.7 + phase))) / 2,
  ),
});

/** The pack with real numbers in its resize, so that differences can be compared. */
const smooth = (pack: JudgePack): JudgePack => ({
  ...pack,
  manifest: { ...pack.manifest, preprocessing: { ...pack.manifest.preprocessing, arithmetic: 'real' } },
});

const tiny = (): ReturnType<typeof encodingPack> => {
  const { manifest, files } = tinyPrior();
  const listed = Object.entries(files).map(([path, { length }]) => ({ path, bytes: length, sha256: '0'.repeat(64) }));
  return encodingPack({
    ...openPack(parseManifest({ ...manifest, files: listed }), () => Promise.reject(new Error('not read'))),
    read: (path) => Promise.resolve(Uint8Array.from(files[path]!)),
  });
};

describe.each(['clip-tiny', 'siglip-tiny'])('%s as a judge', (name) => {
  const folder = join(CASES, name);
  let single: JudgePack;
  beforeAll(async () => {
    single = await made(await folderSource(folder));
  });

  it('has a gradient for pixels that agrees with differences', async () => {
    // oxlint-disable-next-line typescript/unbound-method -- a port keeps no this
    const { judge, close } = await openJudge(smooth(single), runtime);
    const pixels = wave([2, 3, 40, 28], 0.2, 0.8);
    const seen = await judge.embed(pixelTensor(pixels));
    const [g, v] = [wave(seen.dims, -1, 1, 2), wave(pixels.dims, -1, 1, 1)];
    const h = 2e-3;
    const at = async (t: number) => {
      const moved = { dims: pixels.dims, data: pixels.data.map((x, i) => x + t * v.data[i]!) };
      return dot((await judge.embed(pixelTensor(moved))).data, g.data);
    };
    const expected = ((await at(h)) - (await at(-h))) / (2 * h);
    const product = await judge.embedVjp(pixelTensor(pixels), embeddingTensor(g));
    expect(Math.abs(expected)).toBeGreaterThan(1e-2);
    expect(Math.abs(dot(product.data, v.data) / expected - 1)).toBeLessThan(0.02);
    await close();
  });

  it('guides through the joint graph as its ports do one after the other', async () => {
    const pack = smooth(single);
    const tower = openTextTower(pack, runtime);
    const classes = await classMatrixOf(tower, pack, ['cat', 'red flower', 'aeroplane']);
    const criterion = { classes, anchor: classIndex(1, 3), weights: { consistency: 1, entropy: 1, diversity: 1 } };
    const apart = [await openPrior(tiny(), runtime), await openJudge(pack, runtime)] as const;
    const [{ prior }, { judge }] = apart;
    const joint = openJointPass(tiny(), pack, runtime);
    const latents = latentTensor(wave([2, 4, 4, 4], -0.5, 0.5));
    const joined = await joint.jointPass(latents, criterion);
    const images = await prior.decode(latents);
    const embeddings = await judge.embed(images);
    const whole = { ...criterion, seedEntropy: 0, diversity: 'latent' } as const;
    const cotangents = unstack(embeddings).map(({ data }) => gradEmbeddings([data], whole)[0]!);
    const towards = await judge.embedVjp(images, embeddingTensor(toBatch(cotangents, [embeddings.dims[1]!])));
    const gradients = await prior.decodeVjp(latents, images, towards);
    expect(joined).not.toBeNull();
    expect(maxAbsDifference(joined!.embeddings.data, embeddings.data)).toBeLessThan(1e-5);
    expect(norm(gradients.data)).toBeGreaterThan(1e-3);
    expect(maxAbsDifference(joined!.gradients.data, gradients.data)).toBeLessThan(1e-4 * norm(gradients.data));
    for (const each of [joint, tower, ...apart]) await each.close();
  });

  it('sees, reads and guides in half precision as in single', async () => {
    const packs = [single, await made(await halfSource(folder))];
    expect(packs[1]!.manifest.files[0]!.bytes).toBeLessThan(packs[0]!.manifest.files[0]!.bytes);
    const pixels = pixelTensor(wave([1, 3, 40, 28], 0.2, 0.8));
    const results: { seen: Float32Array; read: Float32Array; towards: Float32Array }[] = [];
    for (const pack of packs) {
      const [open, tower] = [await openJudge(pack, runtime), openTextTower(pack, runtime)];
      const seen = await open.judge.embed(pixels);
      const g = embeddingTensor(wave(seen.dims, -1, 1, 2));
      const [read] = await tower.embed(['a photo of a cat']);
      results.push({ seen: seen.data, read: read!, towards: (await open.judge.embedVjp(pixels, g)).data });
      await open.close();
      await tower.close();
    }
    const [whole, half] = results;
    for (const key of ['seen', 'read', 'towards'] as const) {
      expect(norm(whole![key])).toBeGreaterThan(1e-3);
      expect(cosine(whole![key], half![key])).toBeGreaterThan(0.999);
    }
  });
});
