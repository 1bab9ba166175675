import { beforeAll, describe, expect, it } from 'vitest';
import { classIndex, embeddingTensor, latentTensor, pixelTensor } from '../../core/brands.ts';
import { toBatch } from '../../core/expansion/batches.ts';
import { classMatrix } from '../../core/judge/classMatrix.ts';
import { gradEmbeddings } from '../../core/objective/objective.ts';
import { dot, maxAbsDifference, norm } from '../../core/reals.ts';
import { unstack, type Tensor } from '../../core/tensor.ts';
import { parseManifest } from '../../packs/parse.ts';
import { tinyJudge, tinyPrior, type TinyPack } from '../../testing/tinyPacks.ts';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { encodingPack, judgePack, type JudgePack, type Pack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openJointPass } from './jointPass.ts';
import { openJudge } from './judge.ts';
import { fromPatches, toPatches } from './patches.ts';
import { openPrior } from './prior.ts';
import { classMatrixOf, openTextTower } from './text.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openRuntime('wasm', 1);
});

/** A tiny pack in memory, with some fields of its manifest changed. */
function packOf({ manifest, files }: TinyPack, change: Record<string, unknown> = {}): Pack {
  const listed = Object.entries(files).map(([path, { length }]) => ({ path, bytes: length, sha256: '0'.repeat(64) }));
  return {
    manifest: parseManifest({ ...manifest, ...change, files: listed }),
    read: (path) => Promise.resolve(Uint8Array.from(files[path]!)),
  };
}

/** Smooth values within [low, high]. */
const wave = (dims: readonly number[], low: number, high: number, phase = 0): Tensor => ({
  dims,
  data: Float32Array.from(
    { length: dims.reduce((a, b) => a * b, 1) },
    (_, i) => low + ((high - low) * (1 + Math.sin(i * 0.7 + phase))) / 2,
  ),
});

/** d/dt at 0 of <f(x + t v), g>: what a product with g must give along v. */
async function slope(f: (x: Tensor) => Promise<Tensor>, x: Tensor, v: Tensor, g: Tensor): Promise<number> {
  const h = 1e-3;
  const at = async (t: number) =>
    dot((await f({ dims: x.dims, data: x.data.map((value, i) => value + t * v.data[i]!) })).data, g.data);
  return ((await at(h)) - (await at(-h))) / (2 * h);
}

describe('openPrior', () => {
  const change = {
    latent: {
      kind: 'spatial',
      channels: 4,
      downscale: 8,
      mean: [0.1, -0.2, 0.3, 0],
      std: [0.5, 1, 2, 1.5],
      epsilon: 1,
    },
    decoded: { kind: 'pixels', range: [0.2, 0.9] }, // a sigmoid goes beyond: some pixels are held by the clamp
  };

  it('moves latents in the manifest’s units, and multiplies by the Jacobian in them', async () => {
    // oxlint-disable-next-line typescript/unbound-method -- a port keeps no this
    const { prior, close } = await openPrior(encodingPack(packOf(tinyPrior(), change)), runtime);
    const plain = await openPrior(encodingPack(packOf(tinyPrior())), runtime);
    const pixels = pixelTensor(wave([1, 3, 16, 16], 0, 1));
    const units = await prior.encode(pixels);
    const raw = await plain.prior.encode(pixels);
    expect(units.dims).toEqual([1, 4, 2, 2]);
    expect(units.data[4]).toBeCloseTo((raw.data[4]! + 0.2) / 1, 5);
    expect(units.data[8]).toBeCloseTo((raw.data[8]! - 0.3) / 2, 5);

    const latents = latentTensor(wave([2, 4, 2, 2], -0.5, 0.5));
    const images = await prior.decode(latents);
    expect(Math.min(...images.data)).toBe(0);
    expect(Math.max(...images.data)).toBe(1);
    const g = pixelTensor(wave(images.dims, -1, 1, 2));
    const v = wave(latents.dims, -1, 1, 1);
    const product = await prior.decodeVjp(latents, images, g);
    const expected = await slope((x) => prior.decode(latentTensor(x)), latents, v, g);
    expect(Math.abs(dot(product.data, v.data) / expected - 1)).toBeLessThan(0.02);
    await close();
    await plain.close();
  });

  it('refuses a judge', () => {
    expect(() => encodingPack(packOf(tinyJudge()))).toThrow(/Expected a prior, got "tiny-judge"/);
    expect(() => judgePack(packOf(tinyPrior()))).toThrow(/Expected a judge, got "tiny-prior"/);
  });
});

describe('openJudge', () => {
  it('takes images of any size, and multiplies by the Jacobian of resizing and tower', async () => {
    // oxlint-disable-next-line typescript/unbound-method -- a port keeps no this
    const { judge, close } = await openJudge(judgePack(packOf(tinyJudge())), runtime);
    const pixels = pixelTensor(wave([2, 3, 20, 28], 0.1, 0.9));
    const embeddings = await judge.embed(pixels);
    expect(embeddings.dims).toEqual([2, 6]);
    const g = embeddingTensor(wave([2, 6], -1, 1, 2));
    const v = wave(pixels.dims, -1, 1, 1);
    const product = await judge.embedVjp(pixels, g);
    expect(product.dims).toEqual(pixels.dims);
    const expected = await slope((x) => judge.embed(pixelTensor(x)), pixels, v, g);
    expect(Math.abs(dot(product.data, v.data) / expected - 1)).toBeLessThan(0.02);
    await close();
  });
});

describe('openJointPass', () => {
  const latentUnits = { kind: 'spatial', channels: 4, downscale: 8, mean: 0.1, std: [0.5, 1, 2, 1.5], epsilon: 1 };
  const decoded = { kind: 'pixels', range: [0.2, 0.9] };
  const criterion = {
    classes: classMatrix([wave([6], -1, 1, 3).data, wave([6], -1, 1, 4).data, wave([6], -1, 1, 5).data], 8),
    anchor: classIndex(1, 3),
    weights: { consistency: 0.7, entropy: 1.3, diversity: 1 },
  };

  const learnt = { ...criterion, classes: { ...criterion.classes, bias: Float64Array.of(0.1, -0.2, 0.05) } };

  it.each([
    [16, 'names', criterion],
    [24, 'names', criterion],
    [16, 'a head', learnt],
    [16, 'as sure as asked', { ...learnt, sureness: { probability: 0.6, weight: 1.7 } }],
  ] as const)(
    'gives in one pass what the ports give one after the other (%i pixels, %s)',
    async (side, _, criterion) => {
      const priorOf = encodingPack(packOf(tinyPrior(), { latent: latentUnits, decoded }));
      const judgeOf = judgePack(packOf(tinyJudge()));
      const apart = [await openPrior(priorOf, runtime), await openJudge(judgeOf, runtime)] as const;
      const [{ prior }, { judge }] = apart;
      const open = openJointPass(priorOf, judgeOf, runtime);
      const latents = latentTensor(wave([2, 4, side / 8, side / 8], -0.5, 0.5));
      const joined = await open.jointPass(latents, criterion);

      const images = await prior.decode(latents);
      const embeddings = await judge.embed(images);
      const whole = { ...criterion, seedEntropy: 0, diversity: 'latent' } as const;
      const cotangents = unstack(embeddings).map(({ data }) => gradEmbeddings([data], whole)[0]!);
      const towardsImages = await judge.embedVjp(images, embeddingTensor(toBatch(cotangents, [6])));
      const gradients = await prior.decodeVjp(latents, images, towardsImages);
      expect(images.data.some((value) => value === 0 || value === 1)).toBe(true); // The clamp has something to hold.
      expect(joined?.images.dims).toEqual([2, 3, side, side]);
      expect(maxAbsDifference(joined!.images.data, images.data)).toBeLessThan(1e-6);
      expect(maxAbsDifference(joined!.embeddings.data, embeddings.data)).toBeLessThan(1e-5);
      expect(norm(gradients.data)).toBeGreaterThan(1e-3);
      expect(maxAbsDifference(joined!.gradients.data, gradients.data)).toBeLessThan(1e-5 * norm(gradients.data));
      for (const each of [open, ...apart]) await each.close();
    },
  );

  it('builds its graph anew for images of another size', async () => {
    const open = openJointPass(encodingPack(packOf(tinyPrior())), judgePack(packOf(tinyJudge())), runtime);
    const at = async (side: number) =>
      (await open.jointPass(latentTensor(wave([1, 4, side, side], -0.5, 0.5)), criterion))?.images;
    const first = await at(2);
    expect((await at(3))?.dims).toEqual([1, 3, 24, 24]);
    expect(await at(2)).toEqual(first);
    await open.close();
  });

  it('leaves models apart that cannot be joined', async () => {
    const { graphs } = tinyPrior().manifest as { graphs: { decoder: { output: object } } };
    const output = { ...graphs.decoder.output, layout: 'NTC', shape: ['batch', 4, 192] };
    const patches = {
      graphs: { ...graphs, decoder: { ...graphs.decoder, output } },
      decoded: { kind: 'patches', patch: 8, order: 'HWC', range: [0, 1] },
    };
    const unreadable: TinyPack = { ...tinyJudge(), files: { ...tinyJudge().files, 'image.onnx': Uint8Array.of(1, 2) } };
    for (const [prior, judge] of [
      [packOf(tinyPrior(), patches), packOf(tinyJudge())],
      [packOf(tinyPrior()), packOf(unreadable)],
    ] as const) {
      const open = openJointPass(encodingPack(prior), judgePack(judge), runtime);
      expect(await open.jointPass(latentTensor(wave([1, 4, 2, 2], -0.5, 0.5)), criterion)).toBeNull();
      await open.close();
    }
  });
});

describe('classMatrixOf', () => {
  it('gives one unit-length row a class, and other rows for another prompt', async () => {
    const pack = judgePack(packOf(tinyJudge()));
    const tower = openTextTower(pack, runtime);
    const names = ['red', 'green'];
    const matrix = await classMatrixOf(tower, pack, names);
    expect(matrix.logitScale).toBe(10);
    expect(matrix.rows.map((row) => norm(row))).toEqual([expect.closeTo(1, 6), expect.closeTo(1, 6)]);
    expect((await classMatrixOf(tower, pack, names, '{label}')).rows[0]).not.toEqual(matrix.rows[0]);
    await tower.close();
  });
});

describe('openTextTower', () => {
  it('reads nothing before the first text, and once; what failed is tried again', async () => {
    const pack = judgePack(packOf(tinyJudge()));
    const asked: string[] = [];
    let broken = true;
    const counting: JudgePack = {
      manifest: pack.manifest,
      read: (path) => {
        asked.push(path);
        return broken ? Promise.reject(new Error('no memory')) : pack.read(path);
      },
    };
    const unused = openTextTower(counting, runtime);
    await unused.close();
    const tower = openTextTower(counting, runtime);
    expect(asked).toEqual([]);
    await expect(tower.embed(['red'])).rejects.toThrow('no memory');
    broken = false;
    const [first] = await tower.embed(['red']);
    const reads = asked.length;
    expect(await tower.embed(['red'])).toEqual([first]);
    expect(asked).toHaveLength(reads);
    await tower.close();
  });
});

describe('patches', () => {
  it.each(['HWC', 'CHW'] as const)('are put together and taken apart (%s)', (order) => {
    const patches = wave([2, 4, 12], 0, 1);
    const images = fromPatches(patches, 2, order);
    expect(images.dims).toEqual([2, 3, 4, 4]);
    // The second value of the first patch: green of the first pixel, or red of its right neighbour.
    expect(images.data[order === 'HWC' ? 16 : 1]).toBe(patches.data[1]);
    expect(toPatches(images, 2, order)).toEqual(patches);
  });

  it('need a square number', () => {
    expect(() => fromPatches(wave([1, 3, 12], 0, 1), 2, 'HWC')).toThrow(/square number of patches, got 3/);
  });
});
