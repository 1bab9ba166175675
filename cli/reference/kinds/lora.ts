/**
 * @file `lora/`: adapters of low rank on a denoiser's attention, trained on the error of its prediction, against PyTorch and peft: losses,
 * lengths of gradients, gradients, the adapters after every step, and the adapted denoiser's answer, with the adapters beside the weights
 * and merged into them.
 */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signalShares } from '../../../src/core/diffusion/signal.ts';
import { noisedPair } from '../../../src/core/diffusion/training.ts';
import { unstack, type Tensor } from '../../../src/core/tensor.ts';
import type { Model, TensorData } from '../../../src/onnx/model.ts';
import { readModel } from '../../../src/onnx/proto/read.ts';
import { writeModel } from '../../../src/onnx/proto/write.ts';
import { floatTensor as constantOf } from '../../../src/onnx/tensor.ts';
import { insertLora, mergeLora, type Adapted } from '../../../src/onnx/training/lora.ts';
import { nextName, TRAINING } from '../../../src/onnx/training/names.ts';
import type { Optimizer } from '../../../src/onnx/training/optimizer.ts';
import { sliceOf } from '../../../src/onnx/training/slots.ts';
import { trainingStep, type TrainingStep } from '../../../src/onnx/training/step.ts';
import { trainedModel } from '../../../src/onnx/training/trained.ts';
import { readSchedulerConfig } from '../../../src/packs/draft/scheduler.ts';
import { compare, type Tolerance } from '../compare.ts';
import type { Comparison, Kind } from '../kind.ts';
import type { Feeds, FloatTensors, Runner } from '../runners/runner.ts';
import { floatTensor, readCase, type StoredTensor } from '../stored.ts';
import { schedulerFrom } from './diffusion.ts';

type Factors = Readonly<Record<string, { readonly A: StoredTensor; readonly B: StoredTensor }>>;

interface StoredStep {
  readonly loss: number;
  readonly learning_rate: number;
  /** Before it is clipped. */
  readonly gradient_norm: number;
  readonly gradients?: Factors;
  readonly weights?: Factors;
}

interface StoredTraining {
  readonly initial: Factors;
  readonly steps: readonly StoredStep[];
  readonly clip_gradient_norm?: number;
  readonly output: StoredTensor;
}

interface LoraCase {
  readonly tolerance: {
    readonly loss: number;
    readonly rtol: number;
    readonly atol: number;
    readonly gradients: Tolerance;
  };
  /** Folder of the pack whose denoiser is adapted, from this one. */
  readonly pack: string;
  readonly rank: number;
  readonly alpha: number;
  readonly layers: readonly { readonly name: string; readonly initializer: string }[];
  readonly prompt_states: StoredTensor;
  /** [steps, batch, ...latent] */
  readonly latents: StoredTensor;
  readonly noises: StoredTensor;
  readonly timesteps: readonly (readonly number[])[];
  readonly optimizer: {
    readonly beta1: number;
    readonly beta2: number;
    readonly eps: number;
    readonly weight_decay: number;
  };
  readonly check: { readonly timestep: number; readonly output_without_adapter: StoredTensor };
  readonly constant: StoredTraining;
  readonly scheduled: StoredTraining;
}

export const lora: Kind = {
  kind: 'lora',
  async *check(folder, { runner }) {
    const recorded = await readCase<LoraCase>(folder);
    const pack = join(folder, recorded.pack);
    const model = readModel(new Uint8Array(await readFile(join(pack, 'unet/model.onnx'))));
    const batches = await batchesOf(recorded, pack);
    const { seed_latent: seed } = await readCase<{ readonly seed_latent: StoredTensor }>(pack);
    const asked: Feeds = {
      sample: floatTensor(seed),
      timestep: { dims: [1], data: BigInt64Array.of(BigInt(recorded.check.timestep)) },
      encoder_hidden_states: floatTensor(recorded.prompt_states),
    };
    yield await answer(model, asked, recorded.check.output_without_adapter, 'without adapters', recorded, runner);
    for (const name of ['constant', 'scheduled'] as const) {
      const training = recorded[name];
      const adapted = adaptedModel(model, recorded, training);
      const { comparisons, step, vectors } = await train(adapted, recorded, training, batches, name, runner);
      yield* comparisons;
      const learnt = new Map(
        step.parameters.map((slot): [string, TensorData] => [
          slot.name,
          constantOf(slot.name, slot.dims, sliceOf(vectors[TRAINING.parameters]!.data, slot)),
        ]),
      );
      const weights = { parameters: vectors[TRAINING.parameters]!.data, statistics: new Float32Array(0) };
      const beside = trainedModel(adapted.model, step, weights);
      yield await answer(beside, asked, training.output, `${name}, adapters beside`, recorded, runner);
      const merged = mergeLora(model, adapted.adapters, learnt);
      yield await answer(merged, asked, training.output, `${name}, adapters merged`, recorded, runner);
    }
  },
};

/** The denoiser with the recorded first adapters. */
function adaptedModel(model: Model, { layers, rank, alpha }: LoraCase, { initial }: StoredTraining): Adapted {
  const first = new Map(
    layers.map(({ name, initializer }) => [`${initializer}.lora_A`, floatTensor(initial[name]!.A).data]),
  );
  return insertLora(model, {
    targets: layers.map(({ initializer }) => initializer),
    rank,
    alpha,
    draw: (name) => first.get(name)!,
  });
}

/** What every step is fed: noisy latents at their levels, and what should be said of them. */
async function batchesOf(
  { latents, noises, timesteps, prompt_states }: LoraCase,
  pack: string,
): Promise<readonly Feeds[]> {
  const config: unknown = JSON.parse(await readFile(join(pack, 'scheduler/scheduler_config.json'), 'utf8'));
  const scheduler = schedulerFrom(readSchedulerConfig(config));
  const shares = signalShares(scheduler);
  const [clean, noise] = [unstack(floatTensor(latents)), unstack(floatTensor(noises))];
  const states = unstack(floatTensor(prompt_states))[0]!;
  return timesteps.map((levels, s) => {
    const pairs = levels.map((level, i) =>
      noisedPair(unstack(clean[s]!)[i]!.data, unstack(noise[s]!)[i]!.data, shares[level]!, scheduler.prediction),
    );
    const dims = clean[s]!.dims;
    const flat = (rows: readonly Float32Array[], shape: readonly number[]): Tensor => ({
      dims: shape,
      data: Float32Array.from(rows.flatMap((row) => Array.from(row))),
    });
    return {
      sample: flat(
        pairs.map(({ noisy }) => noisy),
        dims,
      ),
      timestep: { dims: [levels.length], data: BigInt64Array.from(levels, BigInt) },
      encoder_hidden_states: flat(
        levels.map(() => states.data),
        [levels.length, ...states.dims],
      ),
      [TRAINING.targets]: flat(
        pairs.map(({ wanted }) => wanted),
        dims,
      ),
    };
  });
}

async function train(
  { model, parameters }: Adapted,
  recorded: LoraCase,
  { steps, clip_gradient_norm: clipNorm }: StoredTraining,
  batches: readonly Feeds[],
  name: string,
  runner: Runner,
): Promise<{
  readonly comparisons: readonly Comparison[];
  readonly step: TrainingStep;
  readonly vectors: FloatTensors;
}> {
  const { beta1, beta2, eps, weight_decay: weightDecay } = recorded.optimizer;
  const stepOf = (optimizer: Optimizer, most?: number) =>
    trainingStep(model, {
      loss: { kind: 'mean-square' },
      optimizer,
      train: parameters,
      ...(most !== undefined && { clipNorm: most }),
    });
  const adamw: Optimizer = { kind: 'adamw', betas: [beta1, beta2], epsilon: eps, weightDecay };
  const step = stepOf(adamw, clipNorm);
  // Plain gradient descent with a rate of 1 leaves p - g.
  const plain = writeModel(stepOf({ kind: 'sgd' }).model);
  const bytes = writeModel(step.model);
  const comparisons: Comparison[] = [];
  let vectors: FloatTensors = {
    [TRAINING.parameters]: vectorOf(step.initial.parameters),
    ...Object.fromEntries(step.state.map((slot) => [slot.name, vectorOf(new Float32Array(slot.length))])),
  };
  const { tolerance } = recorded;
  for (const [t, given] of steps.entries()) {
    const feeds = { ...batches[t]!, ...vectors };
    if (given.gradients) {
      const before = vectors[TRAINING.parameters]!;
      const only = { ...batches[t]!, [TRAINING.parameters]: before, [TRAINING.rate]: scalar(1) };
      const next = nextName(TRAINING.parameters);
      const { outputs } = await runner.run(plain, only, [next]);
      const gradient = before.data.map((value, i) => value - outputs[next]!.data[i]!);
      comparisons.push(
        ...factors(recorded, step, gradient, given.gradients, `gradient ${t}, ${name}`, tolerance.gradients),
      );
    }
    const carried = Object.keys(vectors);
    const { outputs } = await runner.run(bytes, { ...feeds, [TRAINING.rate]: scalar(given.learning_rate) }, [
      TRAINING.loss,
      TRAINING.gradientNorm,
      ...carried.map(nextName),
    ]);
    vectors = Object.fromEntries(carried.map((vector) => [vector, outputs[nextName(vector)]!]));
    const { data } = vectors[TRAINING.parameters]!;
    comparisons.push(
      compare(`loss ${t}, ${name}`, outputs[TRAINING.loss]!.data, [given.loss], {
        rtol: tolerance.loss,
        atol: tolerance.loss,
      }),
      compare(
        `gradient norm ${t}, ${name}`,
        outputs[TRAINING.gradientNorm]!.data,
        [given.gradient_norm],
        tolerance.gradients,
      ),
      ...(given.weights ? factors(recorded, step, data, given.weights, `after ${t}, ${name}`, tolerance) : []),
    );
  }
  return { comparisons, step, vectors };
}

/** Every A and B of a vector against what was recorded of them. */
function factors(
  { layers }: LoraCase,
  { parameters }: TrainingStep,
  vector: Float32Array,
  stored: Factors,
  what: string,
  tolerance: Tolerance,
): readonly Comparison[] {
  const valuesOf = (name: string) =>
    sliceOf(
      vector,
      parameters.find((slot) => slot.name === name)!,
    );
  return layers.flatMap(({ name, initializer }) => [
    compare(`A of ${name} ${what}`, valuesOf(`${initializer}.lora_A`), floatTensor(stored[name]!.A).data, tolerance),
    compare(`B of ${name} ${what}`, valuesOf(`${initializer}.lora_B`), floatTensor(stored[name]!.B).data, tolerance),
  ]);
}

/** What a model says of the recorded question. */
async function answer(
  model: Model,
  feeds: Feeds,
  stored: StoredTensor,
  what: string,
  { tolerance }: LoraCase,
  runner: Runner,
): Promise<Comparison> {
  const output = model.graph.outputs[0]!.name;
  const { outputs } = await runner.run(writeModel(model), feeds, [output]);
  return compare(`answer ${what}`, outputs[output]!.data, floatTensor(stored).data, tolerance);
}

const vectorOf = (data: Float32Array): Tensor => ({ dims: [data.length], data });
const scalar = (value: number): Tensor => ({ dims: [], data: Float32Array.of(value) });
