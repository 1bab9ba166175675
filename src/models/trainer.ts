/** @file Trains a model where a runtime is: one graph is one step, and what it carries from step to step stays with the runtime. */

import type { Tensor as OrtTensor } from 'onnxruntime-web';
import type { Tensor } from '../core/tensor.ts';
import { DataType } from '../onnx/dataType.ts';
import type { Model } from '../onnx/model.ts';
import { writeModel } from '../onnx/proto/write.ts';
import { nextName, TRAINING } from '../onnx/training/names.ts';
import { trainingStep, type TrainingOptions, type TrainingStep } from '../onnx/training/step.ts';
import { evaluationGraph, trainedModel } from '../onnx/training/trained.ts';
import { usesGpu, type Runtime } from './runtime/runtime.ts';
import { toOrt as tensorOf, type Feed } from './runtime/session.ts';

/** All that a training is between two steps, to be stored and gone on from: the same steps after it give the same numbers. */
export interface TrainerState {
  /** Steps that were taken. */
  readonly steps: number;
  /** Every vector that the step carries, by name. */
  readonly vectors: Readonly<Record<string, Float32Array>>;
}

/** What a model takes besides images, where it asks for it. */
export interface MoreInputs {
  /** Values of its further inputs, by name. */
  readonly inputs?: Readonly<Record<string, Feed>>;
}

/** What a step takes besides images and targets, where its graph asks for it. */
export interface StepExtras extends MoreInputs {
  /** Logits of the teacher, [batch, classes], for distillation. */
  readonly teacher?: Tensor;
  /** Masks of dropouts by name (`TrainingStep.masks`): 1 keeps, 0 drops. */
  readonly masks?: Readonly<Record<string, Tensor>>;
}

export interface Trainer {
  /** The step's graph and layout. */
  readonly graph: Omit<TrainingStep, 'model' | 'initial'>;
  /** Steps that were taken. */
  readonly steps: number;
  /**
   * Takes one step.
   *
   * @param images the batch, as the model's input takes it.
   * @param targets distributions over the classes, [batch, classes]; hard labels as one-hot rows.
   * @param learningRate of this step.
   * @param extras teacher, masks, and further inputs.
   * @returns the loss before the update.
   * @throws Error where the loss is no number: the learning rate is too high, or a target is no distribution.
   */
  step(images: Tensor, targets: Tensor, learningRate: number, extras?: StepExtras): Promise<number>;
  /**
   * The model's answer: the output that is trained, by default its first.
   *
   * @param images as the model's input takes them.
   * @param extras further inputs, and with which weights: as they are now, or as they were before any step.
   */
  evaluate(images: Tensor, extras?: MoreInputs & { readonly weights?: 'now' | 'begun' }): Promise<Tensor>;
  /** Where training stands. */
  state(): Promise<TrainerState>;
  /**
   * Begins again, as `openTrainer` does, without loading anything again.
   *
   * @param from where to go on from. Default: the model's own weights, and an optimiser at rest.
   * @throws Error where the state is another model's.
   */
  restart(from?: TrainerState): Promise<void>;
  /** The model with the weights as they are now, as an ONNX file. */
  export(): Promise<Uint8Array>;
  release(): Promise<void>;
}

/** How inputs of whole numbers are fed; those of real ones are float32 in every graph that is trained. */
const WHOLE: Readonly<Record<DataType, 'int64' | 'int32'>> = { [DataType.Int64]: 'int64', [DataType.Int32]: 'int32' };

/** How to train. */
export interface TrainerOptions extends TrainingOptions {
  /** Is shown the graph of a step before it is loaded, and throws where it is better not. Default: it is loaded. */
  readonly onGraph?: (graph: Model) => void;
  /** Where to go on from; default: the model's own weights, and an optimiser at rest. */
  readonly from?: TrainerState;
}

/**
 * Opens a trainer.
 *
 * On WebGPU every vector is a buffer of the device, and only batch, loss and learning rate cross. WASM hands tensors over by copy;
 * that is weights and state once a step, a few parts in a hundred of its time.
 *
 * @param runtime where it runs.
 * @param model to be trained.
 * @param options what is trained, and how.
 * @throws OnnxError where the model cannot be trained so; Error where the runtime cannot load it, or the state is another model's.
 */
export async function openTrainer(runtime: Runtime, model: Model, options: TrainerOptions): Promise<Trainer> {
  const { ort, queue, sessionOptions, adapt } = runtime;
  const { model: stepModel, initial, ...graph } = trainingStep(model, options);
  options.onGraph?.(stepModel);
  const lengths = Object.fromEntries([
    [TRAINING.parameters, initial.parameters.length],
    [TRAINING.statistics, initial.statistics.length],
    ...graph.state.map(({ name, length }) => [name, length] as const),
  ]) as Record<string, number>;
  const carried = Object.keys(lengths).filter((name) => lengths[name]! > 0);
  const begun = (from?: TrainerState): Map<string, OrtTensor> => {
    const start = from?.vectors ?? {
      [TRAINING.parameters]: initial.parameters,
      [TRAINING.statistics]: initial.statistics,
    };
    for (const [name, { length }] of Object.entries(from?.vectors ?? {})) {
      if (lengths[name] === length) continue;
      throw new Error(
        `Expected ${String(lengths[name] ?? 0)} numbers of "${name}" to go on with, got ${String(length)}; the state is that of another model or optimiser.`,
      );
    }
    return new Map(
      carried.map((name) => {
        // A copy: the runtime may take a tensor's memory for its own.
        const data = Float32Array.from(start[name] ?? new Float32Array(lengths[name]!));
        return [name, new ort.Tensor('float32', data, [data.length])];
      }),
    );
  };
  let steps = options.from?.steps ?? 0;
  let vectors = begun(options.from);
  const onDevice = usesGpu(runtime);
  const location = Object.fromEntries(carried.map((name) => [nextName(name), 'gpu-buffer' as const]));
  const open = (source: Model, more: object = {}) => {
    const bytes = writeModel(source);
    return queue(() => ort.InferenceSession.create(adapt?.(bytes) ?? bytes, { ...sessionOptions, ...more }));
  };
  const session = await open(stepModel, onDevice ? { preferredOutputLocation: location } : {});
  let evaluation: ReturnType<typeof open> | undefined;
  const [input, output] = [model.graph.inputs[0]!.name, options.output ?? model.graph.outputs[0]!.name];
  const toOrt = ({ dims, data }: Tensor): OrtTensor => new ort.Tensor('float32', data, dims);
  const further = (inputs: MoreInputs['inputs'] = {}): Record<string, OrtTensor> =>
    Object.fromEntries(
      model.graph.inputs.flatMap(({ name, elementType }) => {
        const feed = inputs[name];
        return feed ? [[name, tensorOf(ort, feed, WHOLE[elementType] ?? 'float32')] as const] : [];
      }),
    );
  const wanted = [TRAINING.loss, ...carried.map(nextName)];

  /** Reads the vectors out of the runtime; afterwards they lie in this heap, and the next step uploads them. */
  const read = async (): Promise<Record<string, Float32Array>> => {
    const entries: [string, Float32Array][] = [];
    for (const [name, value] of vectors) {
      const data = (await value.getData(true)) as Float32Array;
      entries.push([name, data.slice()]);
      vectors.set(name, toOrt({ dims: [data.length], data }));
    }
    return Object.fromEntries(entries);
  };

  return {
    graph,
    get steps() {
      return steps;
    },
    step: (images, targets, learningRate, { teacher, masks = {}, inputs } = {}) =>
      queue(async () => {
        const feeds: Record<string, OrtTensor> = {
          ...Object.fromEntries(vectors),
          ...further(inputs),
          [input]: toOrt(images),
          [TRAINING.targets]: toOrt(targets),
          [TRAINING.rate]: toOrt({ dims: [], data: Float32Array.of(learningRate) }),
          ...(teacher ? { [TRAINING.teacher]: toOrt(teacher) } : {}),
          ...Object.fromEntries(Object.entries(masks).map(([name, mask]) => [name, toOrt(mask)])),
        };
        const results = await session.run(feeds, wanted);
        const old = vectors;
        vectors = new Map(carried.map((name) => [name, results[nextName(name)]!]));
        for (const tensor of old.values()) tensor.dispose();
        steps++;
        const loss = ((await results[TRAINING.loss]!.getData()) as Float32Array)[0]!;
        if (Number.isFinite(loss)) return loss;
        throw new Error(
          `Expected the loss of step ${String(steps)} to be a number, got ${String(loss)}; lower the learning rate (now ${String(learningRate)}), or look at the targets.`,
        );
      }),
    async evaluate(images, { inputs, weights: which = 'now' } = {}) {
      evaluation ??= open(evaluationGraph(model, graph));
      const opened = await evaluation;
      return queue(async () => {
        const first = { [TRAINING.parameters]: initial.parameters, [TRAINING.statistics]: initial.statistics };
        const weights = [TRAINING.parameters, TRAINING.statistics].flatMap((name) => {
          const now = vectors.get(name);
          if (!now) return [];
          const data = first[name];
          return [[name, which === 'now' ? now : toOrt({ dims: [data.length], data: data.slice() })] as const];
        });
        const feeds = { ...Object.fromEntries(weights), ...further(inputs), [input]: toOrt(images) };
        const results = await opened.run(feeds, [output]);
        const value = results[output]!;
        const tensor = { dims: [...value.dims], data: ((await value.getData()) as Float32Array).slice() };
        value.dispose();
        return tensor;
      });
    },
    state: () => queue(async () => ({ steps, vectors: await read() })),
    restart: (from) =>
      queue(() => {
        const next = begun(from);
        for (const tensor of vectors.values()) tensor.dispose();
        [steps, vectors] = [from?.steps ?? 0, next];
        return Promise.resolve();
      }),
    export: () =>
      queue(async () => {
        const now = await read();
        const statistics = now[TRAINING.statistics] ?? new Float32Array();
        return writeModel(trainedModel(model, graph, { parameters: now[TRAINING.parameters]!, statistics }));
      }),
    release: () =>
      queue(async () => {
        for (const tensor of vectors.values()) tensor.dispose();
        vectors = new Map();
        await session.release();
        await (await evaluation)?.release();
      }),
  };
}
