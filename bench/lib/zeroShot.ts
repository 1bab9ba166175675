/** @file How a judge classifies: zero-shot by class names, and by prototypes of the classes' own images. */
import type { ClassIndex } from '../../src/core/brands.ts';
import { logitsOf, type ClassMatrix } from '../../src/core/judge/classMatrix.ts';
import { unit } from '../../src/core/judge/embedding.ts';
import { entropyOf, logSoftmax } from '../../src/core/judge/probabilities.ts';
import { blendPrototypes, prototypesOf } from '../../src/core/judge/prototypes.ts';
import type { Reals } from '../../src/core/reals.ts';
import { expectedCalibrationError, reliability, type ReliabilityBin } from '../../src/core/judge/calibration.ts';

/** An image as the judge sees it, with the index of its folder's class. */
export interface Labelled {
  readonly embedding: Reals;
  readonly label: ClassIndex;
}

/** What the judge makes of one image. */
interface Verdict {
  readonly top: number;
  readonly confidence: number;
  readonly entropy: number;
}

export interface ZeroShotFigures {
  readonly images: number;
  readonly top1: number;
  /** Expected calibration error in 15 bins. */
  readonly ece: number;
  readonly meanConfidence: number;
  /** In nats; log(classes) is knowing nothing. */
  readonly meanEntropy: number;
  readonly bins: readonly ReliabilityBin[];
  /** The most frequent confusions: class, what it was taken for, how often. */
  readonly confusions: readonly { readonly label: number; readonly taken: number; readonly count: number }[];
}

function verdictOf({ embedding }: Labelled, matrix: ClassMatrix): Verdict {
  const logs = logSoftmax(logitsOf(unit(embedding), matrix));
  let top = 0;
  logs.forEach((log, c) => {
    if (log > logs[top]!) top = c;
  });
  return { top, confidence: Math.exp(logs[top]!), entropy: entropyOf(logs) };
}

/** Share of images whose most probable class is their folder's. */
export function accuracy(images: readonly Labelled[], matrix: ClassMatrix): number {
  return images.filter((image) => verdictOf(image, matrix).top === image.label).length / images.length;
}

/** Share of images whose most probable class is a given one. */
export function shareTaken(images: readonly Labelled[], matrix: ClassMatrix, by: number): number {
  return images.filter((image) => verdictOf(image, matrix).top === by).length / images.length;
}

/**
 * Zero-shot classification at the matrix's logit scale.
 * @param images with their classes.
 * @param matrix the class names' embeddings.
 */
export function zeroShot(images: readonly Labelled[], matrix: ClassMatrix): ZeroShotFigures {
  const verdicts = images.map((image) => ({ ...verdictOf(image, matrix), label: image.label }));
  const predictions = verdicts.map(({ top, label, confidence }) => ({ confidence, correct: top === label }));
  const counts = new Map<string, { label: number; taken: number; count: number }>();
  for (const { label, top } of verdicts) {
    if (label === top) continue;
    const pair = counts.get(`${label}>${top}`) ?? { label, taken: top, count: 0 };
    pair.count++;
    counts.set(`${label}>${top}`, pair);
  }
  const average = (of: (verdict: Verdict) => number): number =>
    verdicts.reduce((sum, verdict) => sum + of(verdict), 0) / verdicts.length;
  return {
    images: images.length,
    top1: predictions.filter(({ correct }) => correct).length / images.length,
    ece: expectedCalibrationError(predictions),
    meanConfidence: average(({ confidence }) => confidence),
    meanEntropy: average(({ entropy }) => entropy),
    bins: reliability(predictions),
    confusions: [...counts.values()].sort((a, b) => b.count - a.count || a.label - b.label).slice(0, 10),
  };
}

/**
 * Leave-one-out accuracy of class prototypes blended with text: each image is judged by prototypes made without it.
 * @param images of the small set itself.
 * @param text the class names' embeddings.
 * @param alpha weight of the prototypes; 0 is text alone.
 */
export function prototypeAccuracy(images: readonly Labelled[], text: ClassMatrix, alpha: number): number {
  const prototypes = prototypesOf(images, text.rows.length, text.rows[0]!.length);
  const right = images.filter(
    (image) => verdictOf(image, blendPrototypes(text, prototypes, alpha, image)).top === image.label,
  );
  return right.length / images.length;
}
