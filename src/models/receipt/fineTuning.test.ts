import { describe, expect, it } from 'vitest';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { imageId, pixelTensor, runSeed } from '../../core/brands.ts';
import { unit } from '../../core/judge/embedding.ts';
import { classMatrix, logitsOf } from '../../core/judge/classMatrix.ts';
import { armOf } from '../../core/receipt/arms.ts';
import { logSoftmax } from '../../core/judge/probabilities.ts';
import { headFrom } from '../../core/receipt/judged.ts';
import type { ReceiptPicture } from '../../core/receipt/pictures.ts';
import { FINE_TUNING } from '../../core/receipt/protocol.ts';
import { argmax } from '../../core/reals.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import { modelOf, node, waveTensor } from '../../testing/graphs.ts';
import { tinyJudge } from '../../testing/tinyPacks.ts';
import { parseManifest } from '../../packs/parse.ts';
import { judgePack } from '../pack.ts';
import { openJudge } from '../ports/judge.ts';
import { classifierFile } from './classifierFile.ts';
import { openFineTuning, type FineTuningWork } from './fineTuning.ts';
import { makeReceipt } from './makeReceipt.ts';
import { openTower, type TowerViews } from './tower.ts';

const runtime = await openRuntime('wasm', 1);
const CLASSES = 3;
const WIDTH = 5;

/** A tower's end: a convolution, and the mean of what it gives. */
const tail = modelOf({
  nodes: [
    node('Conv', 'x0 kernel bias', 'blocks'),
    node('Tanh', 'blocks', 'bent'),
    node('GlobalAveragePool', 'bent', 'pooled'),
    node('Flatten', 'pooled', 'embedding'),
  ],
  inputs: [['batch', 2, 3, 3]],
  constants: [waveTensor('kernel', [WIDTH, 2, 3, 3]), waveTensor('bias', [WIDTH])],
});

const picture = (i: number, origins: readonly number[]): ReceiptPicture => ({
  ...{ path: `${i}`, label: i % CLASSES, soft: null, origins, k: 0 },
  pixels: new Uint8Array(3 * 16 * 16),
});
const seeds = Array.from({ length: 9 }, (_, i) => picture(i, [i]));
const tests = Array.from({ length: 6 }, (_, i) => picture(9 + i, []));
/** What the first blocks give: near one of three points. */
const featuresOf = ({ path, label }: ReceiptPicture): Float32Array =>
  Float32Array.from({ length: 18 }, (_, i) => Math.sin(3 * i + 5 * label) + 0.9 * Math.sin(7 * i * Number(path) + i));
const tower: TowerViews = {
  ...{ tail, weights: ['kernel', 'bias'], width: WIDTH, dims: [2, 3, 3] },
  entrance: {
    front: modelOf({ nodes: [node('Identity', 'x0', 'y')], inputs: [['batch', 2, 3, 3]] }),
    framing: { width: 3, height: 3, fit: 'crop', filter: 'bicubic' },
    toInput: { scale: [1], shift: [0] },
  },
  features: new Map(
    [...seeds, ...tests].map((one) => [one.path, [featuresOf(one), featuresOf(one).toReversed()] as const]),
  ),
};

/** The embedding that the untrained tail gives. */
function embeddingOf(features: Float32Array): Float64Array {
  const [kernel, bias] = ['kernel', 'bias'].map(
    (name) => new Float32Array(tail.graph.initializers.get(name)!.raw.slice().buffer),
  );
  return Float64Array.from(bias!, (offset, m) =>
    Math.tanh(features.reduce((sum, value, i) => sum + value * kernel![18 * m + i]!, offset)),
  );
}
const judge = {
  text: classMatrix(
    Array.from({ length: CLASSES }, (_, c) => Float64Array.from({ length: WIDTH }, (_, i) => Math.cos(i + c))),
    10,
  ),
  embeddings: new Map([...tower.features].map(([path, [plain]]) => [path, embeddingOf(plain)])),
};

const work: FineTuningWork = {
  ...{ tower, classes: CLASSES, pictures: seeds, updates: 40, heldOut: tests, looks: [20, 40] },
  head: headFrom(judge, seeds).classes,
  streams: { runSeed: runSeed(2), image: imageId('receipt/0') },
};

describe('fine-tuning', () => {
  it('begins where the head stands, and lowers the loss', async () => {
    const training = await openFineTuning(runtime, work);
    const expected = tests.map(({ path }) => argmax(logitsOf(unit(judge.embeddings.get(path)!), work.head)));
    expect((await training.read(tests)).read).toEqual(expected);
    const before = (await training.read(seeds)).nll;
    while (!training.finished) await training.step();
    expect((await training.read(seeds)).nll).toBeLessThan(before);
    expect(training.curve.map(({ update }) => update)).toEqual([20, 40]);
    await training.release();
  });

  it('goes on from a checkpoint to the same weights', async () => {
    const whole = await openFineTuning(runtime, { ...work, updates: 8, looks: [] });
    while (!whole.finished) await whole.step();
    const first = await openFineTuning(runtime, { ...work, updates: 8, looks: [] });
    for (let i = 0; i < 3; i++) await first.step();
    const second = await openFineTuning(runtime, { ...work, updates: 8, looks: [] }, await first.checkpoint());
    while (!second.finished) await second.step();
    expect(await second.checkpoint()).toEqual(await whole.checkpoint());
    for (const one of [whole, first, second]) await one.release();
  });

  it('refuses pictures that were not read', async () => {
    const features = new Map([...tower.features].slice(1));
    const training = await openFineTuning(runtime, { ...work, tower: { ...tower, features } });
    await expect(training.read(seeds)).rejects.toThrow(/first blocks give of 0, got nothing/u);
    await training.release();
  });

  it('is an arm of a receipt, with updates of its own', async () => {
    const procedure = makeReceipt(
      runtime,
      { classes: ['a', 'b', 'c'], seeds, tests, groups: seeds.map((_, i) => i), pools: new Map(), judge, tower },
      {
        ...{ arms: ['head', 'fine-tuned'].map((id) => armOf(id)!), seed: runSeed(0), repeats: 2, tune: false },
        ...{ test: { kind: 'split', split: 'test' }, length: { kind: 'updates', count: 5 }, batch: 4, variants: 0 },
        ...{ net: { kind: 'plain', width: 4, side: 16 }, looks: 2, ratios: [], robustness: false },
        ...{ longTail: null, hand: 'best' },
      },
    );
    let next = await procedure.next();
    while (next.done !== true) next = await procedure.next();
    const { handed } = next.value;
    expect(handed!.arm).toBe('fine-tuned');
    expect(handed!.vectors['training:parameters']!.length).toBeGreaterThan(WIDTH * CLASSES);
    const [head, tuned] = next.value.arms;
    expect([head!.updates, tuned!.updates]).toEqual([0, FINE_TUNING.updates]);
    expect(tuned!.runs.map(({ curve }) => curve.map(({ update }) => update))).toEqual([
      [50, 100],
      [50, 100],
    ]);
  });
});

it('is trained with variants beside the seeds, or alone, which the judge need not have embedded', async () => {
  const variants = [0, 1, 2, 3].map((i) => ({ ...picture(15 + i, [i]), label: i % CLASSES, k: 1 + (i % 2) }));
  const seen = new Map([...tower.features, ...variants.map((one) => [one.path, [featuresOf(one), featuresOf(one)]] as const)]); // prettier-ignore
  const data = {
    ...{ classes: ['a', 'b', 'c'], seeds, tests, groups: seeds.map((_, i) => i), judge },
    ...{
      pools: new Map([['expansion', variants]] as const),
      tower: { ...tower, features: seen as typeof tower.features },
    },
  };
  const procedure = makeReceipt(runtime, data, {
    arms: ['fine-tuned', 'fine-tuned-expansion', 'fine-tuned-synthetic'].map((id) => armOf(id)!),
    ...{ seed: runSeed(0), repeats: 1, tune: false, batch: 4, variants: 1, looks: 1, ratios: [], robustness: false },
    ...{ test: { kind: 'split', split: 'test' }, length: { kind: 'updates', count: 5 }, longTail: null, hand: null },
    net: { kind: 'plain', width: 4, side: 16 },
  });
  let next = await procedure.next();
  while (next.done !== true) next = await procedure.next();
  // One variant of each seed: those of the second slot take no part.
  expect(next.value.arms.map(({ pictures }) => pictures)).toEqual([9, 11, 2]);
  const losses = next.value.arms.map(({ runs }) => runs[0]!.curve.at(-1)!.loss);
  expect(new Set(losses).size).toBe(3);
});

describe("a judge's tower in two parts", () => {
  const { manifest, files } = tinyJudge();
  const listed = Object.entries(files).map(([path, { length }]) => ({ path, bytes: length, sha256: '0'.repeat(64) }));
  const pack = judgePack({
    manifest: parseManifest({ ...manifest, files: listed }),
    read: (path) => Promise.resolve(Uint8Array.from(files[path]!)),
  });
  const squareOf = (phase: number) =>
    pixelTensor({
      dims: [1, 3, 20, 20],
      data: Float32Array.from({ length: 1200 }, (_, i) => 0.5 + 0.5 * Math.sin(i * (1 + phase))),
    });

  it('leaves a file that reads squares as the training did', async () => {
    const reader = await openTower(pack, runtime);
    const pictures = [0, 1, 2].map((i) => picture(i, [i]));
    for (const { path } of pictures) await reader.add(path, squareOf(Number(path)));
    const views = await reader.end();
    const rows = pictures.map((_, c) => Float64Array.from({ length: views.width }, (_, i) => Math.cos(i * (c + 1))));
    const training = await openFineTuning(runtime, {
      ...{ ...work, tower: views, pictures, heldOut: pictures, updates: 3, looks: [], head: classMatrix(rows, 10) },
    });
    while (!training.finished) await training.step();
    const expected = await training.read(pictures);
    const { vectors } = (await training.checkpoint()).trainer;
    await training.release();
    const net = { kind: 'plain', width: 4, side: 32 } as const;
    const asked = [{ net, seed: runSeed(0) }, { classes: ['a', 'b', 'c'], tower: views }, 20] as const;
    const session = await runtime.ort.InferenceSession.create(classifierFile({ arm: 'fine-tuned', vectors }, ...asked));
    const all = Float32Array.from(pictures.flatMap(({ path }) => [...squareOf(Number(path)).data]));
    const { logits } = await session.run({ pixels: new runtime.ort.Tensor('float32', all, [3, 3, 20, 20]) });
    await session.release();
    const logs = pictures.map((_, i) =>
      logSoftmax(Float64Array.from(logits!.data as Float32Array).slice(3 * i, 3 * i + 3)),
    );
    expect(logs.map(argmax)).toEqual(expected.read);
    expect(-logs.reduce((sum, own, i) => sum + own[i]!, 0) / 3).toBeCloseTo(expected.nll, 5);
  });

  it('gives what the whole gives, of pictures of any size', async () => {
    const square = squareOf(0);
    const reader = await openTower(pack, runtime);
    await reader.add('x', square);
    const views = await reader.end();
    const whole = await openJudge(pack, runtime);
    const expected = await whole.judge.embed(square);
    const session = await runtime.ort.InferenceSession.create(writeModel(views.tail));
    const [plain] = views.features.get('x')!;
    const input = new runtime.ort.Tensor('float32', plain, [1, ...views.dims]);
    const { embedding } = await session.run({ [views.tail.graph.inputs[0]!.name]: input });
    (embedding!.data as Float32Array).forEach((value, i) => {
      expect(value).toBeCloseTo(expected.data[i]!, 5);
    });
    await whole.close();
  });
});
