/** @file What the graphs of a pack hold besides weights, found from their files before any of them runs. */

import { activationsOf } from '../../onnx/activations.ts';
import { OnnxError } from '../../onnx/errors.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { vjpBytes } from '../../onnx/vjp.ts';
import type { Graph, PriorManifest } from '../../packs/manifest.ts';
import { resolveShape, type Bindings } from '../../packs/shape.ts';
import type { FileSource } from './files.ts';

/** Rows of a pass for one picture: a denoiser is asked what to lead from, too. */
const ROWS: Readonly<Record<string, number>> = { denoiser: 2 };

/** The graph that is differentiated. */
const GUIDED = 'decoder';

/**
 * The same manifest with the bytes that each graph's passes hold; a graph whose weights lie in other files, or whose sizes are not all known
 * beforehand, is left as it is.
 *
 * @param manifest of a pack that denoises.
 * @param source of its files.
 */
export async function withActivations<Manifest extends PriorManifest>(
  manifest: Manifest,
  source: FileSource,
): Promise<Manifest> {
  const { size } = manifest.preprocessing;
  const side = size.kind === 'fixed' ? size.side : size.preferred;
  const tokens = manifest.kind === 'diffusion' || manifest.kind === 'unclip' ? manifest.tokenizer.maxLength : 1;
  const graphs: Record<string, Graph> = {};
  for (const [name, graph] of Object.entries<Graph>(manifest.graphs)) {
    const sizes = { batch: ROWS[name] ?? 1, height: side, width: side, tokens, steps: 1 };
    const bytes = graph.external ? null : heldBy(graph, await source.read(graph.file), sizes, name === GUIDED);
    graphs[name] = bytes === null ? graph : { ...graph, activations: bytes };
  }
  return { ...manifest, graphs };
}

function heldBy({ inputs, output }: Graph, file: Uint8Array, sizes: Bindings, guided: boolean): number | null {
  const dims = Object.fromEntries(inputs.map(({ name, shape }) => [name, resolveShape(shape, sizes)]));
  try {
    const { bytes, unknown } = activationsOf(readModel(file), dims, true);
    if (unknown > 0) return null;
    if (!guided) return bytes;
    const names = inputs.filter(({ feed }) => feed.kind === 'latent').map(({ name }) => name);
    const product = readModel(vjpBytes(file, { inputs: names, outputs: [output.name], modelName: 'the decoder' }));
    const cotangents = Object.fromEntries(
      product.graph.inputs
        .filter(({ name }) => !(name in dims))
        .map(({ name }) => [name, resolveShape(output.shape, sizes)]),
    );
    // Either session keeps its own.
    return bytes + activationsOf(product, { ...dims, ...cotangents }, true).bytes;
  } catch (error) {
    if (error instanceof OnnxError) return null;
    throw error;
  }
}
