/** @file A graph with its vector-Jacobian product, which is built and loaded when it is first needed. */

import type { Tensor } from '../../core/tensor.ts';
import { cotangentName, gradientName, vjpBytes } from '../../onnx/vjp.ts';
import type { Graph } from '../../packs/manifest.ts';
import { feedsOf, inputSpec, typesOf, type Given } from './feeds.ts';
import { graphName, type Pack } from '../pack.ts';
import { usesGpu, type Runtime } from './runtime.ts';
import { openSession, type Session } from './session.ts';
import { externalOf } from './external.ts';

export interface DifferentiableGraph {
  /** The graph's one output. */
  run(given: Given): Promise<Tensor>;
  /** The cotangent of that output times the Jacobian for the image or the latent. */
  vjp(given: Given & { kind: 'image' | 'latent' }, cotangent: Tensor): Promise<Tensor>;
  release(): Promise<void>;
}

/**
 * Whether a decoder is loaded with its upsampling folded into convolutions: on processors, for which products count, and where its weights
 * are at hand.
 */
export const foldsUpsampling = ({ external = [] }: Graph, runtime: Runtime): boolean =>
  external.length === 0 && !usesGpu(runtime);

/**
 * Opens a graph of a pack.
 *
 * @param pack whose graph it is.
 * @param graph which one.
 * @param runtime where it runs.
 * @param rewrite of the file's bytes before they are loaded. Default: as they are.
 */
export async function openGraph(
  pack: Pack,
  graph: Graph,
  runtime: Runtime,
  rewrite: (model: Uint8Array) => Uint8Array = (model) => model,
): Promise<DifferentiableGraph> {
  const name = graphName(pack, graph);
  const needs = { types: typesOf(graph), external: await externalOf(pack, graph) };
  const forward = await openSession(runtime, rewrite(await pack.read(graph.file)), name, needs);
  let product: Promise<Session> | null = null;

  const openProduct = async (kind: 'image' | 'latent'): Promise<Session> => {
    const model = vjpBytes(rewrite(await pack.read(graph.file)), {
      inputs: [inputSpec(graph, kind).name],
      outputs: [graph.output.name],
      modelName: name,
    });
    return openSession(runtime, model, `the gradient of ${name}`);
  };

  const productFor = (kind: 'image' | 'latent'): Promise<Session> =>
    (product ??= openProduct(kind).catch((error: unknown) => {
      product = null; // A failure is not remembered: the next call may find more memory.
      throw error;
    }));
  return {
    async run(given) {
      const [output] = await forward.run(feedsOf(graph, given), [graph.output.name]);
      return output!;
    },
    async vjp(given, cotangent) {
      const session = await productFor(given.kind);
      const feeds = { ...feedsOf(graph, given), [cotangentName(graph.output.name)]: cotangent };
      const [gradient] = await session.run(feeds, [gradientName(inputSpec(graph, given.kind).name)]);
      return gradient!;
    },
    async release() {
      await forward.release();
      await (await product)?.release();
    },
  };
}
