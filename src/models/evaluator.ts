/** @file Asks a network with weights that are kept apart from it: one session serves all that were trained of it. */

import { TRAINING } from '../onnx/training/names.ts';
import { trainingStep, type TrainingOptions } from '../onnx/training/step.ts';
import { evaluationGraph } from '../onnx/training/trained.ts';
import type { Model } from '../onnx/model.ts';
import { writeModel } from '../onnx/proto/write.ts';
import type { Tensor } from '../core/tensor.ts';
import type { TrainerState } from './trainer.ts';
import type { Runtime } from './runtime/runtime.ts';

export interface Evaluator {
  /** The network's first output for images, with the weights of a training's state. */
  evaluate(vectors: TrainerState['vectors'], images: Tensor): Promise<Tensor>;
  release(): Promise<void>;
}

/**
 * Opens an evaluator.
 *
 * @param runtime where it runs.
 * @param model that was trained.
 * @param options with which it was trained: they say where its weights lie in a state.
 */
export async function openEvaluator(runtime: Runtime, model: Model, options: TrainingOptions): Promise<Evaluator> {
  const { ort, queue, sessionOptions, adapt } = runtime;
  const bytes = writeModel(evaluationGraph(model, trainingStep(model, options)));
  const session = await queue(() => ort.InferenceSession.create(adapt?.(bytes) ?? bytes, sessionOptions));
  const [input, output] = [model.graph.inputs[0]!.name, model.graph.outputs[0]!.name];
  const names = [TRAINING.parameters, TRAINING.statistics] as const;
  return {
    evaluate: (vectors, { dims, data }) =>
      queue(async () => {
        const weights = names.flatMap((name) => {
          const vector = vectors[name];
          // A copy: the runtime may take a tensor's memory for its own.
          return vector?.length ? [[name, new ort.Tensor('float32', vector.slice(), [vector.length])] as const] : [];
        });
        const feeds = { ...Object.fromEntries(weights), [input]: new ort.Tensor('float32', data, dims) };
        const value = (await session.run(feeds, [output]))[output]!;
        const result = { dims: [...value.dims], data: ((await value.getData()) as Float32Array).slice() };
        value.dispose();
        return result;
      }),
    release: () => queue(() => session.release()),
  };
}
