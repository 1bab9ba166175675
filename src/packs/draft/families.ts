/** @file Which family some graphs are of, by what they take and give. */

import { channelsLast, idsInput, imageInput, latentInput, type GraphBorder } from './border.ts';
import type { Family } from './family.ts';
import type { Lack, PartName } from './lack.ts';
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
export type Recognised = Members | { readonly family: Family | null; readonly missing: readonly Lack[] };

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
} as const satisfies Record<PartName, Test>;

/**
 * Recognises a family.
 *
 * @param graphs every graph that was given.
 * @returns its parts, or what is missing for the family that comes nearest.
 */
export function recognise(graphs: readonly GraphBorder[]): Recognised {
  const found = (part: PartName): readonly GraphBorder[] => graphs.filter(PARTS[part]);
  const pair = <Name extends Exclude<Members['family'], 'classifier'>>(
    family: Name,
    parts: readonly [PartName, PartName],
  ) => {
    const candidates = parts.map((part) => ({ part, graphs: found(part) }));
    const missing = candidates.flatMap(({ part, graphs: some }): Lack[] => {
      if (some.length === 0) return [{ code: 'part-missing', part }];
      return some.length === 1 ? [] : [{ code: 'part-twice', part, files: some.map(({ file }) => file) }];
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
  if (last) return { family: null, missing: [{ code: 'channels-last', file: last.file }] };
  const both = graphs.find((graph) => imageInput(graph) && idsInput(graph));
  if (both) return { family: null, missing: [{ code: 'both-at-once', file: both.file }] };
  return { family: null, missing: [{ code: 'no-family', graphs: graphs.length }] };
}
