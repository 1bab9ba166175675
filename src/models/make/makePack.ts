/**
 * @file From plain files to a pack: which family their graphs are of, what a manifest of it says, and one run that shows that it
 * holds. What is missing is told; nothing is guessed that a run could not contradict.
 */

import type { PixelTensor } from '../../core/brands.ts';
import { sha256 } from '../../core/bytes/sha256.ts';
import { draftAutoencoder } from '../../packs/draft/autoencoder.ts';
import { classifierIn, draftClassifier, type Classifier } from '../../packs/draft/classifier.ts';
import type { Found, Told } from '../../packs/draft/draft.ts';
import type { Lack, Lacking } from '../../packs/draft/lack.ts';
import type { GraphBorder } from '../../packs/draft/border.ts';
import { recognise } from '../../packs/draft/families.ts';
import { draftMaskedAutoencoder } from '../../packs/draft/maskedAutoencoder.ts';
import { draftTowers } from '../../packs/draft/towers.ts';
import { encodingPack, judgePack, safetyPack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { borderOf } from './border.ts';
import { settingsOf, type FileSource } from './files.ts';
import { finished, type MadePack } from './finish.ts';
import { isDenoisingLayout, makeDenoising } from './makeDenoising.ts';
import { measuredDraft, RANGES } from './measurePrior.ts';
import { lackOf } from './trial.ts';
import { trialPictures } from './trialPictures.ts';
import { tryJudge } from './tryJudge.ts';
import { tryPrior } from './tryPrior.ts';
import { trySafety } from './trySafety.ts';

/** How many pictures are made for a prior where none are given, and their side in pixels. */
const MADE = { count: 4, side: 128 };

/**
 * Makes a pack.
 *
 * @param source every file that was given; graphs by their ending `.onnx`.
 * @param told what only a person knows.
 * @param runtime where it is tried.
 * @param pictures [n, 3, h, w] in [0, 1] that it is tried and measured on. Default: made ones.
 * @returns the pack, or what is missing.
 */
export async function makePack(
  source: FileSource,
  told: Told,
  runtime: Runtime,
  pictures?: PixelTensor,
): Promise<MadePack | Lacking> {
  if (isDenoisingLayout(source)) return makeDenoising(source, told, runtime);
  const { unreadable, ...settings } = await settingsOf(source);
  const borders: GraphBorder[] = [];
  const missing: Lack[] = [...unreadable];
  for (const path of source.paths.filter((candidate) => /\.onnx$/iu.test(candidate))) {
    const border = await borderOf(path, await source.read(path), runtime);
    if ('code' in border) missing.push(border);
    else borders.push(border);
  }
  const found = { ...settings, graphs: borders };
  const classifier = await classifierOf(source, found);
  if (classifier && missing.length === 0)
    return finished(source, draftClassifier(found, classifier, told), [classifier.graph.file], (pack) =>
      trySafety(safetyPack(pack), runtime),
    );
  const members = recognise(borders);
  if ('missing' in members)
    return { kind: 'lacking', family: members.family, missing: [...missing, ...members.missing] };
  if (missing.length > 0) return { kind: 'lacking', family: members.family, missing };
  if (members.family === 'image and text towers') {
    const { image, text } = members;
    return finished(
      source,
      draftTowers(found, image, text, told),
      [image.file, text.file, settings.tokenizer?.path],
      (pack) => tryJudge(judgePack(pack), runtime, pictures),
    );
  }
  const { family, encoder, decoder } = members;
  const paths = [encoder.file, decoder.file];
  const pictured = pictures ?? trialPictures(MADE.count, MADE.side);
  const masked = family === 'masked autoencoder';
  try {
    const draft = await measuredDraft(
      source,
      paths,
      (units) =>
        masked
          ? draftMaskedAutoencoder(found, encoder, decoder, told, units.latent)
          : draftAutoencoder(encoder, decoder, told, units),
      masked ? RANGES.slice(0, 1) : RANGES,
      pictured,
      runtime,
    );
    return await finished(source, draft, paths, (pack) => tryPrior(encodingPack(pack), runtime, pictured));
  } catch (error) {
    return {
      kind: 'lacking',
      family,
      missing: [lackOf(error)],
    };
  }
}

/** The classifier among some files; a graph alone is the only one that can be known by its digest. */
async function classifierOf({ read }: FileSource, found: Found): Promise<Classifier | null> {
  const [graph, ...others] = found.graphs;
  if (!graph || others.length > 0) return null;
  return classifierIn(found, await sha256(await read(graph.file)));
}
