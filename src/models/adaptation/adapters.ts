/** @file A graph of a prior with adapters of low rank beside some of its weights, and with what they learnt in its weights. */

import { ADAPTATION_STREAMS } from '../../core/adaptation/parts.ts';
import { imageId, type RunSeed } from '../../core/brands.ts';
import { normals } from '../../core/random/stream.ts';
import type { Model, TensorData } from '../../onnx/model.ts';
import { floatTensor } from '../../onnx/tensor.ts';
import { insertLora, mergeLora, type Adapted } from '../../onnx/training/lora.ts';
import { loraBank, type Bank } from '../../onnx/training/loraBank.ts';
import { TRAINING } from '../../onnx/training/names.ts';
import { sliceOf, slotsOf } from '../../onnx/training/slots.ts';
import type { TrainerState } from '../trainer.ts';

/** A graph with its adapters, before anything is learnt. */
export interface AdaptedGraph extends Adapted {
  /** As it was. */
  readonly source: Model;
}

/**
 * Puts adapters beside weights: A from N(0, 1 / rank^2), B zero.
 *
 * @param source the graph.
 * @param targets names of the weights.
 * @param rank of what is added.
 * @param runSeed chooses A.
 */
export function putAdapters(source: Model, targets: readonly string[], rank: number, runSeed: RunSeed): AdaptedGraph {
  const draw = (name: string, count: number): Float64Array => {
    const image = imageId(`${ADAPTATION_STREAMS}/${name}`);
    return normals({ runSeed, image, variant: 0, purpose: 'weights' }, count).map((value) => value / rank);
  };
  return { source, ...insertLora(source, { targets, rank, draw }) };
}

/**
 * The graph with what was learnt beside its own weights, a set of adapters for each of some trainings.
 *
 * @param adapted with its adapters.
 * @param states of the trainings.
 */
export function banked(adapted: AdaptedGraph, states: readonly TrainerState[]): Bank {
  return loraBank(
    adapted.source,
    adapted.adapters,
    states.map((state) => learntOf(adapted, state)),
  );
}

/**
 * The graph with what was learnt in its own weights.
 *
 * @param adapted with its adapters.
 * @param state of their training.
 * @param stored as for `mergeLora`.
 */
export const merged = (adapted: AdaptedGraph, state: TrainerState, stored?: 'single' | 'as it was'): Model =>
  mergeLora(adapted.source, adapted.adapters, learntOf(adapted, state), stored);

/** Every A and B by name. */
function learntOf({ model, parameters }: AdaptedGraph, { vectors }: TrainerState): ReadonlyMap<string, TensorData> {
  const slots = slotsOf(parameters.map((name) => ({ name, dims: model.graph.initializers.get(name)!.dims })));
  const learnt = slots.map((slot): [string, TensorData] => [
    slot.name,
    floatTensor(slot.name, slot.dims, sliceOf(vectors[TRAINING.parameters]!, slot)),
  ]);
  return new Map(learnt);
}
