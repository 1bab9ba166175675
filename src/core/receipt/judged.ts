/** @file What the judge reads for a receipt: as an arm of its own, and as the teacher of others. */

import { classIndex } from '../brands.ts';
import { classCount, logitsOf, type ClassMatrix } from '../judge/classMatrix.ts';
import { unit } from '../judge/embedding.ts';
import { fitHead } from '../judge/head/fitHead.ts';
import { classesWithout, defaultMode, type FittedHead } from '../judge/head/head.ts';
import { logSoftmax } from '../judge/probabilities.ts';
import { argmax, type Reals } from '../reals.ts';
import type { ReceiptPicture } from './pictures.ts';

/** What the judge knows of a receipt's pictures. */
export interface JudgeViews {
  /** The class names. */
  readonly text: ClassMatrix;
  /** Its embedding of every seed, test picture and variant, by path. */
  readonly embeddings: ReadonlyMap<string, Reals>;
}

/** Classes as the judge compares pictures with them, read off some pictures. */
export const readBy = (
  classes: ClassMatrix,
  { embeddings }: JudgeViews,
  pictures: readonly ReceiptPicture[],
): number[] => pictures.map(({ path }) => argmax(logitsOf(unit(embeddingOf(embeddings, path)), classes)));

/** The head learnt from seeds: by names alone where a class has fewer than two. */
export function headFrom({ text, embeddings }: JudgeViews, seeds: readonly ReceiptPicture[]): FittedHead {
  const count = classCount(text);
  const examples = seeds.map(({ path, label }) => ({
    embedding: embeddingOf(embeddings, path),
    label: classIndex(label, count),
  }));
  const mode = defaultMode(
    seeds.map(({ label }) => label),
    count,
  );
  return fitHead(examples, text, { mode });
}

/**
 * What the head reads in pictures that train, each without knowing the seed that it is, or was made of.
 *
 * @param views of the judge.
 * @param seeds that train: the head learns from them.
 * @param pictures that train.
 * @returns a distribution over the classes for each.
 */
export function taught(
  views: JudgeViews,
  seeds: readonly ReceiptPicture[],
  pictures: readonly ReceiptPicture[],
): readonly Float32Array[] {
  const head = headFrom(views, seeds);
  const places = new Map(seeds.map(({ origins }, i) => [origins[0]!, i]));
  const without = new Map<number, ClassMatrix>();
  return pictures.map(({ path, origins }) => {
    const place = places.get(origins[0] ?? -1);
    let classes = head.classes;
    if (place !== undefined) {
      classes = without.get(place) ?? classesWithout(head, place);
      without.set(place, classes);
    }
    const logs = logSoftmax(logitsOf(unit(embeddingOf(views.embeddings, path)), classes));
    return Float32Array.from(logs, Math.exp);
  });
}

function embeddingOf(embeddings: ReadonlyMap<string, Reals>, path: string): Reals {
  const found = embeddings.get(path);
  if (!found) throw new RangeError(`Expected the judge's embedding of ${path}, got none; embed every picture first.`);
  return found;
}
