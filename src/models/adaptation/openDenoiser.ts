/** @file A prior's denoiser in training: adapters of low rank beside the weights of its attention, which stay as they are. */

import type { DenoiserInTraining } from '../../core/adaptation/port.ts';
import { DENOISER_CLIP, DENOISER_DECAY, type AdaptationPace } from '../../core/adaptation/settings.ts';
import type { RunSeed } from '../../core/brands.ts';
import type { Condition, Predict } from '../../core/diffusion/denoise.ts';
import { FailureError } from '../../core/failure.ts';
import { stack, type Tensor } from '../../core/tensor.ts';
import { activationsOf } from '../../onnx/activations.ts';
import { OnnxError } from '../../onnx/errors.ts';
import { operatorOf, type Model } from '../../onnx/model.ts';
import { upcast } from '../../onnx/prepare/upcast.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { attentionTargets } from '../../onnx/training/attention.ts';
import { TRAINING } from '../../onnx/training/names.ts';
import { simplify } from '../../onnx/vjp.ts';
import { checkAdapting } from '../../packs/adaptingMemory.ts';
import type { DiffusionManifest } from '../../packs/manifest.ts';
import { matchShape, resolveShape, symbolsOf } from '../../packs/shape.ts';
import type { Pack, PriorPack } from '../pack.ts';
import { externalOf } from '../runtime/external.ts';
import { feedsOf, inputSpec } from '../runtime/feeds.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openTrainer, type TrainerState } from '../trainer.ts';
import { putAdapters, type AdaptedGraph } from './adapters.ts';
import type { AdaptationWork } from './conclude.ts';

/** A prior that encodes, denoises under texts, and decodes. */
export type DiffusionPack = Pack<DiffusionManifest>;

/** Whether a prior is one. */
export const isDiffusionPack = (pack: PriorPack): pack is DiffusionPack => pack.manifest.kind === 'diffusion';

/** Bytes of weights that one file of a graph holds at most: the format's lengths are numbers of 31 bits, and the step's graph lies there too. */
const MOST_BYTES = 1.9e9;

/**
 * Puts adapters beside the weights of a denoiser's attention. What it stores in half precision is computed in float32.
 *
 * @param pack whose denoiser; its weights may lie in other files.
 * @param rank of what is added.
 * @param runSeed chooses what the adapters begin with.
 * @throws FailureError where there is no attention, more weights than one file holds, or a choice of adapters already.
 */
export async function denoiserWithAdapters(pack: DiffusionPack, rank: number, runSeed: RunSeed): Promise<AdaptedGraph> {
  const { id, files, graphs } = pack.manifest;
  const { file, external = [], inputs } = graphs.denoiser;
  if (inputs.some(({ feed }) => feed.kind === 'adapter'))
    throw new FailureError({ code: 'not-adaptable', pack: id, why: 'classes' });
  const sizes = files.filter(({ path }) => path === file || external.includes(path)).map(({ bytes }) => bytes);
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  if (bytes > MOST_BYTES) throw new FailureError({ code: 'not-adaptable', pack: id, why: 'size' });
  const beside = await externalOf(pack, graphs.denoiser);
  const source = readModel(await pack.read(file), new Map(beside.map(({ path, data }) => [path, data])));
  const targets = attentionTargets(source);
  if (targets.length === 0) throw new FailureError({ code: 'not-adaptable', pack: id, why: 'attention' });
  const single = inFirstPlace(upcast(simplify(source)), inputSpec(graphs.denoiser, 'latent').name);
  return { ...putAdapters(single, targets, rank, runSeed), source };
}

/** The model with an input before the others: the one that a batch is told by. */
function inFirstPlace(model: Model, name: string): Model {
  const { inputs } = model.graph;
  const first = inputs.filter((input) => input.name === name);
  return { ...model, graph: { ...model.graph, inputs: [...first, ...inputs.filter((input) => input.name !== name)] } };
}

/** A denoiser in training, and what it has become. */
export interface OpenDenoiser extends DenoiserInTraining<TrainerState> {
  release(): Promise<void>;
}

/**
 * Opens the training: the mean squared error of the prediction, by AdamW.
 *
 * @param pack whose denoiser it is.
 * @param denoiser with its adapters.
 * @param work batch, and memory that there is.
 * @param sizes of a latent, [channels, height, width].
 * @param runtime where it runs.
 * @param from where it goes on. Default: at rest.
 * @throws FailureError that names an operator without a rule for its gradient; or says that a step takes more memory than there is.
 */
export async function openDenoiser(
  pack: DiffusionPack,
  denoiser: AdaptedGraph,
  { settings: { batch }, offered }: Pick<AdaptationWork<DiffusionPack, AdaptationPace>, 'settings' | 'offered'>,
  sizes: readonly number[],
  runtime: Runtime,
  from?: TrainerState,
): Promise<OpenDenoiser> {
  const { id, graphs } = pack.manifest;
  const graph = graphs.denoiser;
  const first = inputSpec(graph, 'latent').name;
  const ownLevels = typeof graph.inputs.find(({ feed }) => feed.kind === 'timestep')?.shape[0] === 'string';
  const trainer = await openTrainer(runtime, denoiser.model, {
    loss: { kind: 'mean-square' },
    optimizer: { kind: 'adamw', weightDecay: DENOISER_DECAY },
    clipNorm: DENOISER_CLIP,
    ...{ output: graph.output.name, train: denoiser.parameters, batch, sizes },
    ...(from && { from }),
    onGraph: (step) => {
      if (offered) checkAdapting(pack.manifest, offered, stepActivations(pack, step, [batch, ...sizes]));
    },
  }).catch((error: unknown) => {
    throw withoutRule(error, id, denoiser.source);
  });
  const inputsOf = (latents: Tensor, timestep: number | readonly number[], conditions: readonly Condition[]) => {
    const states = stack(conditions.map((condition) => condition.states));
    const { [first]: _, ...inputs } = feedsOf(graph, { kind: 'noisy', value: latents, timestep, states });
    return inputs;
  };
  const asked =
    (weights: 'now' | 'begun'): Predict =>
    (latents, timestep, conditions) =>
      trainer.evaluate(latents, { inputs: inputsOf(latents, timestep, conditions), weights });
  return {
    get steps() {
      return trainer.steps;
    },
    levels: ownLevels ? 'one a row' : 'one for all',
    step: ({ latents, timesteps, conditions }, wanted, learningRate) => {
      const timestep = ownLevels ? timesteps : timesteps[0]!;
      return trainer.step(latents, wanted, learningRate, { inputs: inputsOf(latents, timestep, conditions) });
    },
    predict: asked('now'),
    untouched: asked('begun'),
    state: () => trainer.state(),
    restart: (from) => trainer.restart(from),
    release: () => trainer.release(),
  };
}

/** Bytes that a step hands from node to node, its gradient included. */
function stepActivations({ manifest }: DiffusionPack, step: Model, latents: readonly number[]): number {
  const { graphs, tokenizer } = manifest;
  const bindings = { ...matchShape(inputSpec(graphs.denoiser, 'latent').shape, latents) };
  const dims = graphs.denoiser.inputs.map(({ name, shape, feed }) => {
    // How long texts are is no size of the latent, nor is how many levels there are.
    const own = symbolsOf(shape).map(
      (symbol) => [symbol, feed.kind === 'text-states' ? tokenizer.maxLength : 1] as const,
    );
    return [name, resolveShape(shape, { ...Object.fromEntries(own), ...bindings })] as const;
  });
  return activationsOf(step, Object.fromEntries([...dims, [TRAINING.targets, latents]])).bytes;
}

/** An error as a failure, where an operator is to blame: one without a rule, or one of a runtime's own, behind which no shape is known. */
function withoutRule(error: unknown, pack: string, { graph }: Model): unknown {
  if (!(error instanceof OnnxError)) return error;
  const own = graph.nodes.find(({ domain }) => domain !== '');
  const operator = error.operator ?? (own && operatorOf(own));
  return operator === undefined ? error : new FailureError({ code: 'no-gradient', pack, operator }, { cause: error });
}
