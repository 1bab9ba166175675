/** @file Which pictures an update sees: a stream of its own for every update, so that training can go on from anywhere. */

import type { ImageId, RunSeed } from '../brands.ts';
import { uniforms } from '../random/stream.ts';

/** The streams of one training. */
export interface TrainingStreams {
  /** Of the repeat: arms with the same one are paired. */
  readonly runSeed: RunSeed;
  /** Tells the trainings of a repeat apart, such as its folds. */
  readonly image: ImageId;
}

/**
 * The pictures of an update, drawn with replacement.
 *
 * @param streams of the training.
 * @param update its number, from 0.
 * @param size pictures of a batch.
 * @param count pictures to draw from, at least 1. Two arms with as many draw the same.
 * @returns indices.
 */
export function batchAt(streams: TrainingStreams, update: number, size: number, count: number): number[] {
  return Array.from(uniforms({ ...streams, variant: update, purpose: 'batch' }, size), (u) => Math.floor(u * count));
}
