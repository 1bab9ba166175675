import { describe, expect, it } from 'vitest';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { DENOISER_ADAPTATION } from '../../core/adaptation/settings.ts';
import { pixelTensor, runSeed } from '../../core/brands.ts';
import { sizeOf } from '../../core/tensor.ts';
import { DataType } from '../../onnx/dataType.ts';
import type { Model } from '../../onnx/model.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import { nextName, TRAINING } from '../../onnx/training/names.ts';
import { trainingStep } from '../../onnx/training/step.ts';
import type { FailureError, FailureOf } from '../../core/failure.ts';
import { adaptingMemory, type AdaptingMemory } from '../../packs/adaptingMemory.ts';
import { packDigest } from '../../packs/verify.ts';
import { wave } from '../../testing/graphs.ts';
import { inHalfPrecision } from '../../testing/halfPrecision.ts';
import { tinyDiffusion } from '../../testing/tinyDiffusion.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { adaptDenoiser } from './adaptDenoiser.ts';
import type { DenoiserWork } from './denoisingWork.ts';
import { concluded, type PriorCheckpoint } from './conclude.ts';
import { merged } from './adapters.ts';
import { denoiserWithAdapters, openDenoiser, type DiffusionPack } from './openDenoiser.ts';

const wasm = await openRuntime('wasm', 1);
// Graphs run a few times here, and optimising them takes longer than that.
const runtime: Runtime = { ...wasm, sessionOptions: { ...wasm.sessionOptions, graphOptimizationLevel: 'disabled' } };

const pack = await tinyDiffusion(runtime);
const UNET = pack.manifest.graphs.denoiser.file;

const work: DenoiserWork = {
  pack,
  pictures: Array.from({ length: 12 }, (_, i) =>
    pixelTensor({ dims: [1, 3, 32, 32], data: wave(3 * 1024, i % 3).map((x) => 0.4 + 0.1 * (i % 2) + 0.3 * x) }),
  ),
  labels: Array.from({ length: 12 }, (_, i) => i % 2),
  names: Array.from({ length: 12 }, (_, i) => ['cat', 'dog'][i % 2]!),
  prompt: 'an image of {label}',
  digest: '0'.repeat(64),
  settings: { ...DENOISER_ADAPTATION, rank: 4, steps: 8, look: 4, learningRate: 0.02 },
  runSeed: runSeed(5),
  id: 'tiny-adapted-1',
  encodePng: ({ data }) => Promise.resolve(Uint8Array.of(data.length % 251)),
};

async function adapted(asked: Partial<DenoiserWork> = {}, from?: PriorCheckpoint) {
  const procedure = adaptDenoiser(runtime, { ...work, ...asked }, from);
  const checkpoints: PriorCheckpoint[] = [];
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return { ...next.value, checkpoints };
    if (next.value.kind === 'look') checkpoints.push(next.value.checkpoint);
  }
}

/** The pack with another denoiser. */
const withUnet = (change: (model: Model) => Model): DiffusionPack => ({
  ...pack,
  read: async (path) => {
    const bytes = await pack.read(path);
    return path === UNET ? new Uint8Array(writeModel(change(readModel(bytes)))) : bytes;
  },
});

describe('a diffusion pack adapted to pictures', () => {
  it('predicts the noise of held-out ones better, is a pack that says what it was, and is made again to the bit', async () => {
    const first = await adapted();
    expect(first.tested).toBe(1);
    const [begun, , ended] = first.looks;
    expect(ended!.error).toBeLessThan(0.97 * begun!.error);
    expect(first.after).toBeLessThan(0.97 * first.before);
    const { manifest } = first.pack!;
    expect(manifest.adapted).toEqual({
      from: { id: 'tiny', version: '1.0.0', sha256: await packDigest(pack.manifest) },
      ...{ method: 'lora', rank: 4, steps: 8, runSeed: 5, pictures: 12, sha256: work.digest, prompt: work.prompt },
    });
    const files = pack.manifest.files.map(({ path }) => path);
    expect(manifest.files.map(({ path }) => path)).toEqual([...files, 'README.md', 'contact-sheet.png'].sort());
    const [before, after] = [pack, first.pack!].map((one) => one.manifest.files);
    const changed = before!.filter(({ path, sha256 }) => after!.find((file) => file.path === path)!.sha256 !== sha256);
    expect(changed.map(({ path }) => path)).toEqual([UNET]);
    // From the middle of the way, as after an interruption.
    const again = await adapted({}, first.checkpoints[1]);
    expect(again.looks).toEqual(first.looks);
    expect(await packDigest(again.pack!.manifest)).toBe(await packDigest(manifest));
  });

  it('stays as it is where no look is better', async () => {
    const result = await concluded(work, {
      ...{ steps: 0, test: work.pictures.slice(0, 2) },
      measure: (one) => Promise.resolve({ error: one === pack ? 7 : 8, pictures: work.pictures }),
      adapted: () => expect.unreachable(),
    });
    expect(result).toEqual({ pack: null, before: 7, after: 7, tested: 2 });
  });

  it('has the gradient that differences of the loss say, through all of the denoiser', async () => {
    const { model, parameters } = await denoiserWithAdapters(pack, 2, runSeed(1));
    const loss = { kind: 'mean-square' } as const;
    const graph = trainingStep(model, {
      loss,
      optimizer: { kind: 'sgd' },
      train: parameters,
      batch: 2,
      sizes: [4, 8, 8],
    });
    const { ort } = runtime;
    const session = await ort.InferenceSession.create(writeModel(graph.model), runtime.sessionOptions);
    const tensor = (dims: readonly number[], data: Float32Array) => new ort.Tensor('float32', data, dims);
    const feeds = {
      sample: tensor([2, 4, 8, 8], wave(512, 1)),
      timestep: new ort.Tensor('int64', BigInt64Array.of(100n, 700n), [2]),
      encoder_hidden_states: tensor([2, 77, 24], wave(2 * 77 * 24, 2)),
      [TRAINING.targets]: tensor([2, 4, 8, 8], wave(512, 3)),
      [TRAINING.rate]: tensor([], Float32Array.of(1)),
    };
    const lossAt = async (at: Float32Array) => {
      const results = await session.run({ ...feeds, [TRAINING.parameters]: tensor([at.length], at) });
      const [value] = results[TRAINING.loss]!.data as Float32Array;
      // Plain descent with a rate of 1 leaves p - g.
      const after = results[nextName(TRAINING.parameters)]!.data as Float32Array;
      return { loss: value!, gradient: at.map((p, i) => p - after[i]!) };
    };
    const at = wave(graph.initial.parameters.length, 4).map((x) => 0.3 * x);
    const { gradient } = await lossAt(at);
    const length = Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0));
    const step = 0.005;
    const along = async (h: number) => (await lossAt(at.map((p, i) => p + (h * gradient[i]!) / length))).loss;
    expect(length).toBeGreaterThan(0.1);
    expect(((await along(step)) - (await along(-step))) / (2 * step) / length).toBeCloseTo(1, 2);
    await session.release();
  });

  it('of half precision stays so, with what it learnt rounded to it', async () => {
    const half = await denoiserWithAdapters(withUnet(inHalfPrecision), 2, runSeed(1));
    const count = half.parameters.reduce((sum, name) => sum + sizeOf(half.model.graph.initializers.get(name)!.dims), 0);
    const state = { steps: 1, vectors: { [TRAINING.parameters]: wave(count, 1) } };
    const { graph } = merged(half, state, 'as it was');
    for (const { weight } of half.adapters) {
      const [before, after] = [half.source.graph, graph].map(({ initializers }) => initializers.get(weight)!);
      expect([before!.dataType, after!.dataType]).toEqual([DataType.Float16, DataType.Float16]);
      expect(after!.raw).not.toEqual(before!.raw);
    }
    expect(graph.inputs).toEqual(half.source.graph.inputs);
  });
});

describe('a diffusion pack is refused', () => {
  it('where no attention is found, and where weights are more than one file holds', async () => {
    const plain = withUnet((model) => {
      const nodes = model.graph.nodes.map((node) =>
        node.opType === 'Softmax' ? { ...node, opType: 'Sigmoid', attributes: {} } : node,
      );
      return { ...model, graph: { ...model.graph, nodes } };
    });
    await expect(denoiserWithAdapters(plain, 4, runSeed(0))).rejects.toMatchObject({
      failure: { code: 'not-adaptable', pack: 'tiny', why: 'attention' },
    });
    const files = pack.manifest.files.map((file) => (file.path === UNET ? { ...file, bytes: 3e9 } : file));
    const large = { ...pack, manifest: { ...pack.manifest, files } };
    await expect(denoiserWithAdapters(large, 4, runSeed(0))).rejects.toMatchObject({ failure: { why: 'size' } });
  });

  it('where a step takes more memory than there is, before it is loaded', async () => {
    const denoiser = await denoiserWithAdapters(pack, 4, runSeed(0));
    const weights = adaptingMemory(pack.manifest);
    const opened = (offered: AdaptingMemory, sizes: readonly number[]) =>
      openDenoiser(pack, denoiser, { ...work, offered }, sizes, runtime);
    // Large pictures take more than weights do: hundreds of times their latents, and more than three times as much at twice the side.
    const needed = async (side: number): Promise<number> => {
      const error = await opened(weights, [4, side, side]).catch((thrown: unknown) => thrown);
      const { failure } = error as FailureError;
      expect(failure).toMatchObject({ code: 'adapting-too-large', pack: 'tiny', limit: weights.runtime });
      return (failure as FailureOf<'adapting-too-large'>).needed;
    };
    expect((await needed(64)) / (await needed(32))).toBeGreaterThan(3);
    expect(await needed(64)).toBeGreaterThan(300 * work.settings.batch * 4 * 64 * 64 * 4);
    const small = await opened({ runtime: 1e9, all: 1e9 }, [4, 8, 8]);
    await small.release();
  });

  it('where an operator has no gradient, by its name', async () => {
    const fused = withUnet((model) => {
      const last = model.graph.nodes.findLastIndex(({ opType }) => opType === 'Sigmoid');
      const nodes = model.graph.nodes.map((node, i) =>
        i === last ? { ...node, domain: 'com.microsoft', opType: 'QuickGelu' } : node,
      );
      return { ...model, graph: { ...model.graph, nodes } };
    });
    const denoiser = await denoiserWithAdapters(fused, 4, runSeed(0));
    await expect(openDenoiser(fused, denoiser, work, [4, 8, 8], runtime)).rejects.toMatchObject({
      failure: { code: 'no-gradient', pack: 'tiny', operator: 'com.microsoft.QuickGelu' },
    });
  });
});
