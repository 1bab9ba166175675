/** @file Values for every input of a pack's graph: the one that matters, and the constants an export left as inputs. */

import { sizeOf, type Tensor } from '../../core/tensor.ts';
import type { Feed as FeedKind, Graph, InputSpec } from '../../packs/manifest.ts';
import { matchShape, resolveShape, showShape, type Bindings } from '../../packs/shape.ts';
import type { TokenBatch } from '../../packs/tokenizer.ts';
import type { Feed } from './session.ts';

/** What a run brings: an image batch, latents, token ids, or all that a denoiser is told. */
export type Given =
  | { readonly kind: 'image' | 'latent'; readonly value: Tensor }
  | { readonly kind: 'tokens'; readonly value: TokenBatch }
  | {
      readonly kind: 'noisy';
      /** Latents, [n, ...latent]. */
      readonly value: Tensor;
      /** One level for all rows; or one for each, where the graph takes as many as it is given. */
      readonly timestep: number | readonly number[];
      /** [n, tokens, width]. */
      readonly states: Tensor;
      /** [n, 2 width of an embedding], for denoisers that take them. */
      readonly labels?: Tensor;
      /** The number of an adapter, for denoisers that have some to choose from. */
      readonly adapter?: number;
    };

/** The spec of the input that takes an image or a latent. */
export function inputSpec(graph: Graph, kind: 'image' | 'latent'): InputSpec {
  const spec = graph.inputs.find((input) => input.feed.kind === kind);
  if (!spec) throw new Error(`Expected an input of ${graph.file} to be fed with "${kind}"; correct its pack.json.`);
  return spec;
}

/**
 * Feeds of a graph.
 *
 * @param graph of the manifest.
 * @param given what this run brings; its shape fixes the symbols of the others.
 * @returns a value for every input.
 * @throws Error where the shape is not the manifest's.
 */
export function feedsOf(graph: Graph, given: Given): Record<string, Feed> {
  const bindings = bindingsOf(graph, given);
  return Object.fromEntries(graph.inputs.map((input) => [input.name, valueOf(input, given, bindings)]));
}

/**
 * Shape of a graph's output.
 *
 * @param graph of the manifest.
 * @param given what a run brings.
 * @throws Error where its shape is not the manifest's.
 */
export const outputShape = (graph: Graph, given: Given): readonly number[] =>
  resolveShape(graph.output.shape, bindingsOf(graph, given));

/** The input that carries the data of a run. */
const CARRIERS = { image: 'image', latent: 'latent', tokens: 'token-ids', noisy: 'latent' } as const satisfies Record<
  Given['kind'],
  FeedKind['kind']
>;

const takes = (feed: FeedKind, given: Given): boolean => feed.kind === CARRIERS[given.kind];

/** Types of a graph's inputs, for a session that is to be fed with it. */
export const typesOf = ({ inputs }: Graph): Readonly<Record<string, InputSpec['type']>> =>
  Object.fromEntries(inputs.map(({ name, type }) => [name, type]));

function bindingsOf(graph: Graph, given: Given): Bindings {
  const spec = graph.inputs.find(({ feed }) => takes(feed, given));
  const bindings = spec && matchShape(spec.shape, given.value.dims);
  if (!bindings) {
    throw new Error(
      `Expected ${graph.file} to take ${spec ? showShape(spec.shape) : given.kind}, got [${given.value.dims.join(', ')}].`,
    );
  }
  return bindings;
}

function valueOf({ feed, shape, type }: InputSpec, given: Given, bindings: Bindings): Feed {
  const filled = (at: (index: number, last: number) => number): Feed => {
    const dims = resolveShape(shape, bindings);
    const last = dims.at(-1) ?? 1;
    const values = Array.from({ length: sizeOf(dims) }, (_, i) => at(i, last));
    return type.startsWith('int')
      ? { dims, data: BigInt64Array.from(values, BigInt) }
      : { dims, data: Float32Array.from(values) };
  };
  switch (feed.kind) {
    case 'image':
    case 'latent':
      if (given.kind === 'tokens') break;
      return given.value;
    case 'timestep': {
      if (given.kind !== 'noisy') break;
      const { timestep } = given;
      if (typeof timestep !== 'number') return { dims: [timestep.length], data: Float32Array.from(timestep) };
      // One level for the whole batch, or the same for each of its rows.
      const dims = shape.map((size) => (typeof size === 'number' ? size : (bindings[size] ?? 1)));
      return { dims, data: new Float32Array(sizeOf(dims)).fill(timestep) };
    }
    case 'text-states':
      if (given.kind !== 'noisy') break;
      return given.states;
    case 'class-labels':
      if (given.kind !== 'noisy' || !given.labels) break;
      return given.labels;
    case 'adapter':
      if (given.kind !== 'noisy' || given.adapter === undefined) break;
      return { dims: [], data: Float32Array.of(given.adapter) };
    case 'token-ids':
      if (given.kind !== 'tokens') break;
      return { dims: given.value.dims, data: given.value.ids };
    case 'token-mask':
      if (given.kind !== 'tokens') break;
      return { dims: given.value.dims, data: given.value.mask };
    case 'constant':
      return filled(() => feed.value);
    case 'range':
      return filled((i, last) => i % last);
    default:
      return feed satisfies never;
  }
  throw new Error(`Expected a graph fed with ${given.kind} only, got an input fed with "${feed.kind}".`);
}
