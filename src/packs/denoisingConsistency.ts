/** @file What the graphs of a pack that denoises must be to each other. */

import { adapterClasses } from './adapterClasses.ts';
import { PackError } from './error.ts';
import type { DiffusionManifest, Feed, Graph, InputSpec, TensorSpec, UnclipManifest } from './manifest.ts';
import { showShape } from './shape.ts';
import { axisOf, checkImageInput, checkLatent, checkLayout, checkUnits, demandAxes } from './tensorChecks.ts';

/** The types that exporters give to what a graph is fed. */
const FLOATS: readonly TensorSpec['type'][] = ['float32', 'float16'];
const INTEGERS: readonly TensorSpec['type'][] = ['int64', 'int32'];
const TYPES = {
  image: FLOATS,
  latent: FLOATS,
  'token-ids': INTEGERS,
  'token-mask': INTEGERS,
  timestep: [...FLOATS, ...INTEGERS],
  'text-states': FLOATS,
  'class-labels': FLOATS,
  adapter: ['int32'],
  constant: [...FLOATS, ...INTEGERS],
  range: [...FLOATS, ...INTEGERS],
} as const satisfies Record<Feed['kind'], readonly TensorSpec['type'][]>;

/**
 * Checks a pack that denoises: every graph takes its data once, latents have one number of channels, and what the text encoder gives is
 * what the denoiser takes.
 *
 * @throws PackError that names the field that disagrees.
 */
export function checkDenoising(manifest: DiffusionManifest | UnclipManifest): void {
  const { graphs, latent, decoded, tokenizer } = manifest;
  if (latent.kind !== 'spatial') throw new PackError('latent.kind', '"spatial"', `"${latent.kind}"`);
  if (decoded.kind !== 'pixels') throw new PackError('decoded.kind', '"pixels"', `"${decoded.kind}"`);
  checkUnits(latent);
  checkFeeds(graphs.text, 'graphs.text', ['token-ids']);
  demandAxes(graphs.text.output, 'graphs.text.output', 'NTC', {});
  const labelled = manifest.kind === 'unclip' ? (['class-labels'] as const) : [];
  checkFeeds(graphs.denoiser, 'graphs.denoiser', ['latent', 'timestep', 'text-states', ...labelled]);
  checkAdapters(manifest);
  if (tokenizer.padding !== 'max-length')
    throw new PackError(
      'tokenizer.padding',
      '"max-length", since the states of several texts go into one batch',
      `"${tokenizer.padding}"`,
    );
  checkText(graphs.text, graphs.denoiser);
  checkLatent(inputOf(graphs.denoiser, 'latent'), at(graphs.denoiser, 'denoiser', 'latent'), latent);
  checkLatent(graphs.denoiser.output, 'graphs.denoiser.output', latent);
  checkFeeds(graphs.decoder, 'graphs.decoder', ['latent']);
  checkLatent(inputOf(graphs.decoder, 'latent'), at(graphs.decoder, 'decoder', 'latent'), latent);
  demandAxes(graphs.decoder.output, 'graphs.decoder.output', 'NCHW', { C: 3 });
  if (graphs.decoder.external)
    throw new PackError(
      'graphs.decoder.external',
      'a decoder in one file, since its gradient is built from it',
      `${graphs.decoder.external.length} more`,
    );
  if (manifest.kind === 'diffusion') checkEncoder(manifest);
  else checkEmbedding(manifest);
}

/** Every graph needs its data exactly once, in a type that it can be given in. */
function checkFeeds(graph: Graph, path: string, kinds: readonly Feed['kind'][]): void {
  for (const kind of kinds) {
    const fed = graph.inputs.filter(({ feed }) => feed.kind === kind).length;
    if (fed !== 1) throw new PackError(`${path}.inputs`, `exactly one input fed with "${kind}"`, String(fed));
  }
  for (const [i, input] of graph.inputs.entries()) {
    const types: readonly TensorSpec['type'][] = TYPES[input.feed.kind];
    if (!types.includes(input.type))
      throw new PackError(
        `${path}.inputs[${i}].type`,
        types.map((type) => `"${type}"`).join(' or '),
        `"${input.type}"`,
      );
    // The level of a step may be a single number, and the choice of an adapter is one.
    if (input.feed.kind !== 'timestep' && input.feed.kind !== 'adapter') checkLayout(input, `${path}.inputs[${i}]`);
  }
  checkLayout(graph.output, `${path}.output`);
  if (!FLOATS.includes(graph.output.type))
    throw new PackError(`${path}.output.type`, '"float32" or "float16"', `"${graph.output.type}"`);
}

/** A denoiser has a choice of adapters where its classes are named, each once; no other graph has one. */
function checkAdapters(manifest: DiffusionManifest | UnclipManifest): void {
  const classes = adapterClasses(manifest);
  for (const [name, graph] of Object.entries<Graph>(manifest.graphs)) {
    const wanted = name === 'denoiser' && classes.length > 0 ? 1 : 0;
    const choices = graph.inputs.filter(({ feed }) => feed.kind === 'adapter');
    if (choices.length !== wanted)
      throw new PackError(
        `graphs.${name}.inputs`,
        wanted === 1
          ? 'one input fed with "adapter", for adapted.classes'
          : 'none fed with "adapter" without adapted.classes',
        String(choices.length),
      );
    for (const { shape } of choices)
      if (shape.length > 0)
        throw new PackError(`${at(graph, name, 'adapter')}.shape`, 'one number, []', showShape(shape));
  }
  const names = classes.map(({ name }) => name);
  names.forEach((name, i) => {
    if (names.indexOf(name) !== i) throw new PackError(`adapted.classes[${i}].name`, 'each name once', `${name} again`);
  });
}

/** A denoiser of another text encoder would be led by noise. */
function checkText(text: Graph, denoiser: Graph): void {
  const [gives, takes] = [axisOf(text.output, 'C'), axisOf(inputOf(denoiser, 'text-states'), 'C')];
  if (gives !== takes || typeof gives !== 'number')
    throw new PackError(
      `${at(denoiser, 'denoiser', 'text-states')}.shape`,
      `texts of the width that graphs.text gives, ${showShape(text.output.shape)}`,
      showShape(inputOf(denoiser, 'text-states').shape),
    );
}

function checkEncoder({ graphs, latent, posterior, preprocessing }: DiffusionManifest): void {
  checkFeeds(graphs.encoder, 'graphs.encoder', ['image']);
  checkImageInput(graphs.encoder, 'graphs.encoder', preprocessing);
  if (latent.kind !== 'spatial') return;
  const channels = posterior === 'parameters' ? 2 * latent.channels : latent.channels;
  checkLatent(graphs.encoder.output, 'graphs.encoder.output', { ...latent, channels });
}

function checkEmbedding({ graphs, embedding }: UnclipManifest): void {
  demandAxes(inputOf(graphs.denoiser, 'class-labels'), at(graphs.denoiser, 'denoiser', 'class-labels'), 'NC', {
    C: 2 * embedding.size,
  });
  for (const name of ['mean', 'std'] as const)
    if (embedding[name].length !== embedding.size)
      throw new PackError(`embedding.${name}`, `${embedding.size} numbers`, String(embedding[name].length));
}

const inputOf = ({ inputs }: Graph, kind: Feed['kind']): InputSpec => inputs.find(({ feed }) => feed.kind === kind)!;

const at = ({ inputs }: Graph, name: string, kind: Feed['kind']): string =>
  `graphs.${name}.inputs[${inputs.findIndex(({ feed }) => feed.kind === kind)}]`;
