/** @file Which family some graphs are of, by what they take and give. */

import { channelsLast, idsInput, imageInput, latentInput, type GraphBorder } from './border.ts';
import type { Family } from './draft.ts';
import { embeddingOf } from './towers.ts';

/** The graphs of a family, each by its part. */
export type Members =
  | { readonly family: 'image and text towers'; readonly image: GraphBorder; readonly text: GraphBorder }
  | {
      readonly family: 'autoencoder' | 'masked autoencoder';
      readonly encoder: GraphBorder;
      readonly decoder: GraphBorder;
    };

/** Members, or what stands in the way of finding them. */
export type Recognised = Members | { readonly family: Family | null; readonly missing: readonly string[] };

type Test = (graph: GraphBorder) => boolean;

const rank = ({ outputs }: GraphBorder): number => outputs[0]?.seen.length ?? 0;
const takesPictures: Test = (graph) => imageInput(graph) !== undefined && idsInput(graph) === undefined;

/** The parts of every family. An embedding is a vector; a latent keeps positions or tokens. */
const PARTS = {
  image: (graph) => takesPictures(graph) && embeddingOf(graph) !== undefined,
  text: (graph) => idsInput(graph) !== undefined && imageInput(graph) === undefined && embeddingOf(graph) !== undefined,
  encoder: (graph) => takesPictures(graph) && rank(graph) === 4 && graph.outputs[0]!.seen[1] !== 3,
  decoder: (graph) => latentInput(graph)?.shape.length === 4 && rank(graph) === 4 && graph.outputs[0]!.seen[1] === 3,
  tokenEncoder: (graph) => takesPictures(graph) && embeddingOf(graph) === undefined && rank(graph) === 3,
  tokenDecoder: (graph) => latentInput(graph)?.shape.length === 3 && rank(graph) === 3,
} as const satisfies Record<string, Test>;

/** What each part is called, and what its file is known by. */
const NAMES = {
  image: 'an image tower (pictures [batch, 3, height, width] in, embeddings [batch, dimensions] out)',
  text: 'a text tower (token ids [batch, tokens] in, embeddings [batch, dimensions] out)',
  encoder: 'an encoder (pictures [batch, 3, height, width] in, a latent [batch, channels, height, width] out)',
  decoder: 'a decoder (a latent [batch, channels, height, width] in, pictures [batch, 3, height, width] out)',
  tokenEncoder: 'an encoder (pictures [batch, 3, height, width] in, tokens [batch, tokens, channels] out)',
  tokenDecoder: 'a decoder (tokens [batch, tokens, channels] in, patches [batch, patches, values] out)',
} as const satisfies Record<keyof typeof PARTS, string>;

/**
 * Recognises a family.
 *
 * @param graphs every graph that was given.
 * @returns its parts, or what is missing for the family that comes nearest, in sentences.
 */
export function recognise(graphs: readonly GraphBorder[]): Recognised {
  const found = (part: keyof typeof PARTS): readonly GraphBorder[] => graphs.filter(PARTS[part]);
  const pair = (family: Family, parts: readonly [keyof typeof PARTS, keyof typeof PARTS]) => {
    const candidates = parts.map((part) => ({ part, graphs: found(part) }));
    const missing = candidates.flatMap(({ part, graphs: some }) => {
      if (some.length === 0) return [`There is no ${NAMES[part].replace(/^an? /u, '')}.`];
      return some.length === 1
        ? []
        : [
            `One ${NAMES[part].replace(/^an? /u, '')}, got ${some.map(({ file }) => file).join(' and ')}; leave out all but one.`,
          ];
    });
    const share = candidates.filter((candidate) => candidate.graphs.length > 0).length;
    return { family, missing, share, first: candidates[0]!.graphs[0], second: candidates[1]!.graphs[0] };
  };
  const pairs = [
    pair('image and text towers', ['image', 'text']),
    pair('autoencoder', ['encoder', 'decoder']),
    pair('masked autoencoder', ['tokenEncoder', 'tokenDecoder']),
  ];
  const whole = pairs.find(({ missing }) => missing.length === 0);
  if (whole) {
    const [first, second] = [whole.first!, whole.second!];
    return whole.family === 'image and text towers'
      ? { family: whole.family, image: first, text: second }
      : { family: whole.family, encoder: first, decoder: second };
  }
  const nearest = pairs.toSorted((a, b) => b.share - a.share)[0]!;
  if (nearest.share > 0) return { family: nearest.family, missing: nearest.missing };
  const last = graphs.find(channelsLast);
  if (last)
    return {
      family: null,
      missing: [`${last.file}: takes pictures with their channels last (NHWC); export it with channels first (NCHW).`],
    };
  const both = graphs.find((graph) => imageInput(graph) && idsInput(graph));
  if (both)
    return { family: null, missing: [`${both.file}: takes pictures and texts at once; export the two towers apart.`] };
  return {
    family: null,
    missing: [
      `Graphs of a family that is known here: ${NAMES.image} and ${NAMES.text}; or ${NAMES.encoder} and ${NAMES.decoder}; or ${NAMES.tokenEncoder} and ${NAMES.tokenDecoder}.`,
    ],
  };
}
