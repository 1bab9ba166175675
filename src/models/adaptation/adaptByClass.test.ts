import { describe, expect, it } from 'vitest';
import { openRuntime } from '../../../cli/runtime/node.ts';
import { bestLook } from '../../core/adaptation/adapt.ts';
import { DENOISER_ADAPTATION } from '../../core/adaptation/settings.ts';
import { pixelTensor, runSeed } from '../../core/brands.ts';
import { linearSteps } from '../../core/diffusion/carried.ts';
import { samplerRun } from '../../core/diffusion/sampler.ts';
import { drive } from '../../core/expansion/drive.ts';
import type { Model } from '../../onnx/model.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import type { PackError } from '../../packs/error.ts';
import { parseManifest } from '../../packs/parse.ts';
import { packDigest } from '../../packs/verify.ts';
import { wave } from '../../testing/graphs.ts';
import { inHalfPrecision } from '../../testing/halfPrecision.ts';
import { tinyDiffusion } from '../../testing/tinyDiffusion.ts';
import { openDiffusion } from '../ports/diffusion.ts';
import { openSession } from '../runtime/session.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { adaptByClass } from './adaptByClass.ts';
import { banked, merged } from './adapters.ts';
import type { PriorCheckpoint } from './conclude.ts';
import type { DenoiserWork } from './denoisingWork.ts';
import { denoiserWithAdapters, type DiffusionPack } from './openDenoiser.ts';

const wasm = await openRuntime('wasm', 1);
// Graphs run a few times here, and optimising them takes longer than that.
const runtime: Runtime = { ...wasm, sessionOptions: { ...wasm.sessionOptions, graphOptimizationLevel: 'disabled' } };
const pack = await tinyDiffusion(runtime);
const UNET = pack.manifest.graphs.denoiser.file;

/** Seven cats, seven dogs, and two birds, of which nothing can be learnt. */
const names = Array.from({ length: 16 }, (_, i) => (i < 14 ? ['cat', 'dog'][i % 2]! : 'bird'));
const work: DenoiserWork = {
  ...{ pack, names, labels: names, prompt: 'an image of {label}', digest: '0'.repeat(64) },
  pictures: names.map((_, i) =>
    pixelTensor({ dims: [1, 3, 32, 32], data: wave(3 * 1024, i % 3).map((x) => 0.4 + 0.1 * (i % 2) + 0.3 * x) }),
  ),
  settings: { ...DENOISER_ADAPTATION, rank: 4, steps: 8, look: 4, learningRate: 0.02 },
  runSeed: runSeed(5),
  id: 'tiny-by-class',
  encodePng: ({ data }) => Promise.resolve(Uint8Array.of(data.length % 251)),
};

/** Adapts; with what it keeps on the way, and stopped by whoever looks on. */
async function adapted(kept = new Map<string, PriorCheckpoint>(), enough: (name: string) => boolean = () => false) {
  const steps: string[] = [];
  const procedure = adaptByClass(runtime, work, (name) => Promise.resolve(kept.get(name) ?? null));
  for (;;) {
    const next = await procedure.next();
    if (next.done === true) return { result: next.value, steps, kept };
    if (next.value.kind === 'step') steps.push(next.value.name);
    else kept.set(next.value.name, next.value.checkpoint);
    if (next.value.kind === 'look' && enough(next.value.name)) {
      await procedure.return(undefined as never);
      return { result: null, steps, kept };
    }
  }
}

const asked = async (one: DiffusionPack, className?: string): Promise<Float32Array> => {
  const { diffusion, ...open } = openDiffusion(one, runtime);
  const [states] = await diffusion.read(['an image']);
  const condition = { states: states!, ...(className !== undefined && { className }) };
  const { data } = await diffusion.predict({ dims: [1, 4, 8, 8], data: wave(256, 1) }, 451, [condition]);
  await open.close();
  return data;
};

const furthest = (a: Float32Array, b: Float32Array): number => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)));

/** Adapted from the beginning to the end. */
const whole = await adapted();
const made = whole.result!.pack!;

describe('a diffusion pack with one adapter a class', () => {
  it('predicts held-out ones of either better, and is the same pack after an interruption', async () => {
    const { before, after, tested, classes } = whole.result!;
    expect(whole.steps.join(' ')).toBe(`${'cat '.repeat(8)}${'dog '.repeat(8)}`.trim());
    expect(tested).toBe(2);
    expect(after).toBeLessThan(0.97 * before);
    expect(classes.map(({ name, seeds, looks }) => [name, seeds, looks.length])).toEqual([
      ['cat', 7, 3],
      ['dog', 7, 3],
      ['bird', 2, 0],
    ]);
    const learnt = classes.slice(0, 2).map(({ name, looks }) => ({ name, steps: bestLook(looks).step }));
    expect(made.manifest.adapted).toMatchObject({ classes: learnt, rank: 4, pictures: 16, prompt: work.prompt });
    expect(made.manifest.adapted!.steps).toBe(learnt[0]!.steps + learnt[1]!.steps);

    // Stopped in the middle of the second class: the first is not learnt again, and only what it learnt is left of it.
    const begun = await adapted(new Map(), (name) => name === 'dog');
    expect(Object.keys(begun.kept.get('cat')!.best.vectors)).toHaveLength(1);
    const again = await adapted(begun.kept);
    expect(again.steps).toEqual(whole.steps.filter((name) => name === 'dog'));
    expect(await packDigest(again.result!.pack!.manifest)).toBe(await packDigest(made.manifest));

    // Every class is denoised with its own, and what was not learnt as before.
    const [cat, dog, bird, none] = [
      await asked(made, 'cat'),
      await asked(made, 'dog'),
      await asked(made, 'bird'),
      await asked(pack, 'cat'),
    ];
    expect(furthest(bird, none)).toBe(0);
    expect(await asked(made)).toEqual(none);
    expect(furthest(cat, none)).toBeGreaterThan(1e-3);
    expect(furthest(cat, dog)).toBeGreaterThan(1e-3);
  });

  it.each([
    ['float32', (model: Model) => model, 2e-5],
    ['half precision', inHalfPrecision, 2e-2],
  ])('in %s says what a pack with that adapter merged says', async (_, change, tolerance) => {
    const read = async (path: string) => {
      const bytes = await pack.read(path);
      return path === UNET ? new Uint8Array(writeModel(change(readModel(bytes)))) : bytes;
    };
    const denoiser = await denoiserWithAdapters({ ...pack, read }, 2, runSeed(1));
    const count = denoiser.parameters.reduce(
      (sum, name) => sum + denoiser.model.graph.initializers.get(name)!.dims.reduce((a, b) => a * b, 1),
      0,
    );
    const states = [2, 3].map((phase) => ({
      steps: 1,
      vectors: { 'training:parameters': wave(count, phase).map((x) => 0.2 * x) },
    }));
    const { model, chooser } = banked(denoiser, states);
    const types = { timestep: 'int64', [chooser]: 'int32' } as const;
    const predict = async (graph: Model, more: Record<string, { dims: number[]; data: Float32Array }> = {}) => {
      const session = await openSession(wasm, writeModel(graph), 'a denoiser', { types });
      const feeds = {
        sample: { dims: [1, 4, 8, 8], data: wave(256, 1) },
        timestep: { dims: [1], data: Float32Array.of(451) },
        encoder_hidden_states: { dims: [1, 77, 24], data: wave(77 * 24, 2) },
      };
      const [prediction] = await session.run({ ...feeds, ...more }, [graph.graph.outputs[0]!.name]);
      await session.release();
      return prediction!.data;
    };
    for (const [i, state] of states.entries()) {
      const inside = await predict(merged(denoiser, state, 'as it was'));
      const beside = await predict(model, { [chooser]: { dims: [], data: Float32Array.of(i) } });
      const most = Math.max(...inside.map(Math.abs));
      expect(furthest(inside, beside) / most).toBeLessThan(tolerance);
      expect(furthest(inside, await predict(denoiser.source)) / most).toBeGreaterThan(2 * tolerance);
    }
  });

  it('keeps its choice where latents stay on the device, and refuses a pass of two classes', async () => {
    const { diffusion, ...open } = openDiffusion(made, runtime, false, true);
    const [from, towards] = await diffusion.read(['', 'an image']);
    const run = samplerRun(diffusion.scheduler, { steps: 4, strength: 0.5 });
    const start = { dims: [1, 4, 8, 8], data: wave(256, 1) };
    const carried = async (className: string) => {
      const guiding = { towards: [{ states: towards!, className }], from: { states: from!, className }, scale: 3 };
      return (await drive(diffusion.carry!(start, linearSteps(run), guiding)))!.data;
    };
    expect(furthest(await carried('cat'), await carried('dog'))).toBeGreaterThan(1e-3);
    const two = ['cat', 'dog'].map((className) => ({ states: towards!, className }));
    const rows = { dims: [2, 4, 8, 8], data: wave(512, 1) };
    await expect(diffusion.predict(rows, 451, two)).rejects.toThrow(/one class/u);
    await open.close();
  });

  it('has a manifest in which adapters and classes belong to each other', () => {
    const { manifest } = made;
    const { adapted: told, graphs } = manifest;
    const refusal = (change: object) => {
      try {
        return parseManifest({ ...manifest, ...change }).id;
      } catch (error) {
        return (error as PackError).message;
      }
    };
    expect(refusal({})).toBe('tiny-by-class');
    const { classes, ...nameless } = told!;
    expect(refusal({ adapted: nameless })).toMatch(/graphs\.denoiser\.inputs.*none fed with "adapter"/su);
    expect(refusal({ adapted: { ...told, classes: [classes![0], classes![0]] } })).toMatch(
      /classes\[1\]\.name.*once/su,
    );
    const { inputs } = graphs.denoiser;
    const chooser = inputs.find(({ feed }) => feed.kind === 'adapter')!;
    const denoiserWith = (...given: readonly unknown[]) => ({
      graphs: { ...graphs, denoiser: { ...graphs.denoiser, inputs: given } },
    });
    const others = inputs.filter((input) => input !== chooser);
    expect(refusal(denoiserWith(...others))).toMatch(/one input fed with "adapter"/u);
    expect(refusal(denoiserWith(...others, { ...chooser, layout: 'N', shape: [1] }))).toMatch(/one number/u);
    expect(refusal(denoiserWith(...others, { ...chooser, type: 'int64' }))).toMatch(/"int32"/u);
  });

  it('is refused where every class has too few seeds, and where it has adapters of classes already', async () => {
    const few = adaptByClass(runtime, { ...work, names: names.map((_, i) => `class ${i % 4}`) });
    await expect(few.next()).rejects.toMatchObject({ failure: { code: 'too-few-to-adapt', seeds: 4, least: 6 } });
    const twice = adaptByClass(runtime, { ...work, pack: made });
    await expect(twice.next()).rejects.toMatchObject({ failure: { code: 'not-adaptable', why: 'classes' } });
  });
});
