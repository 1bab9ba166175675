/** @file A classifier of pictures that should not be shown: one graph, and what its values are of. */

import { channelsLast, imageInput, isFloat, type Border, type GraphBorder, type SeenOutput } from './border.ts';
import { headerOf, NOT_STATED, type Draft, type Found, type Notes, type Told } from './draft.ts';
import { knownClassifier, type KnownClassifier } from './knownClassifiers.ts';
import type { Config } from './settings.ts';
import { checkBatch, checkTypes, feedsOf, tensorOf } from './tensors.ts';
import { processing } from './towers.ts';

/** A graph whose values have names. */
export interface Classifier {
  readonly graph: GraphBorder;
  readonly input: Border;
  readonly output: SeenOutput;
  /** `null` where it is told by the files beside it alone. */
  readonly known: KnownClassifier | null;
  /** Of its values, in order. */
  readonly labels: readonly string[];
}

/** From which score on a picture is rejected, where nobody says: more likely than not. */
const THRESHOLD = 0.5;
/** Labels that makers of such classifiers use. */
const UNSAFE = /nsfw|unsafe|porn|hentai|sexy|explicit|nud[ei]|erotic|gore|violen/iu;

/**
 * The classifier among some files.
 *
 * @param found with one graph alone, which takes pictures and gives one value a label.
 * @param sha256 of that graph.
 * @returns `null` where they are something else.
 */
export function classifierIn({ graphs, config }: Found, sha256: string): Classifier | null {
  const [graph, ...others] = graphs;
  if (!graph || others.length > 0) return null;
  const input = imageInput(graph) ?? channelsLast(graph);
  const output = graph.outputs.find(({ type, seen }) => isFloat(type) && seen.length === 2);
  const known = knownClassifier(sha256);
  const labels = known?.scores.labels ?? labelsOf(config);
  return input && output && labels && labels.length === output.seen[1] ? { graph, input, output, known, labels } : null;
}

/** Names by index, as `config.json` has them. */
function labelsOf(config: Config | null): readonly string[] | null {
  const named = Object.entries(config?.id2label ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  return named.length > 0 && named.every(([index], i) => Number(index) === i) ? named.map(([, label]) => label) : null;
}

/**
 * Drafts the manifest of a safety pack.
 *
 * @param found files beside the graph.
 * @param classifier that was found among them.
 * @param told what only a person knows.
 */
export function draftClassifier(found: Found, classifier: Classifier, told: Told): Draft {
  const notes: Notes = { missing: [], concluded: [] };
  const { graph, input, output, known, labels } = classifier;
  checkBatch(graph, notes);
  checkTypes(graph, output.name, notes);
  const isLast = input === channelsLast(graph);
  const [layout, symbols] = isLast
    ? (['NHWC', ['batch', 'height', 'width', 3]] as const)
    : (['NCHW', ['batch', 3, 'height', 'width']] as const);
  const side = input.shape[isLast ? 1 : 2] ?? null;
  const unsafe = told.unsafe ?? known?.scores.unsafe ?? labels.filter((label) => UNSAFE.test(label));
  if (unsafe.length === 0) notes.missing.push({ code: 'no-unsafe', labels });
  const values = found.config?.problem_type === 'multi_label_classification' ? 'sigmoid' : 'softmax';
  const scores = { ...(known?.scores ?? { labels, values, threshold: THRESHOLD }), unsafe };
  notes.concluded.push({ code: 'unsafe', labels: unsafe, values: scores.values, threshold: scores.threshold });
  const { title, source, licence } = known ?? told;
  const manifest = {
    ...headerOf({ ...told, title, source, licence: told.licence === NOT_STATED ? licence : told.licence }),
    role: 'safety',
    graphs: {
      classifier: {
        file: graph.file,
        inputs: feedsOf(graph, input.name, 'image', layout, symbols, notes),
        output: tensorOf({ ...output, shape: [null, labels.length] }, 'NC', ['batch', labels.length]),
      },
    },
    preprocessing: known?.preprocessing ?? processing(found.processor, side, notes),
    scores,
  };
  return notes.missing.length > 0
    ? { kind: 'lacking', family: 'classifier', missing: notes.missing }
    : { kind: 'drafted', family: 'classifier', manifest, notes: notes.concluded };
}
