/** @file Which seeds a prior is adapted to, and which are held out. */

import { imageId, type ImageId, type RunSeed } from '../brands.ts';
import { FailureError } from '../failure.ts';
import { uniforms } from '../random/stream.ts';
import { HELD_OUT, LEAST_SEEDS } from './settings.ts';

/** Names the streams of an adaptation. */
export const ADAPTATION_STREAMS: ImageId = imageId('adaptation');

/** Indices of seeds, each in one part. */
export interface AdaptationParts {
  /** What is adapted to. */
  readonly train: readonly number[];
  /** What says when it ends. */
  readonly stop: readonly number[];
  /** What says what it came to; nothing was chosen by them. */
  readonly test: readonly number[];
}

/**
 * Parts seeds at random; every class gives to all parts in turn.
 *
 * @param labels class of every seed.
 * @param runSeed chooses.
 * @throws FailureError for fewer than {@link LEAST_SEEDS}.
 */
export function adaptationParts(labels: readonly (number | string)[], runSeed: RunSeed): AdaptationParts {
  if (labels.length < LEAST_SEEDS) {
    throw new FailureError({ code: 'too-few-to-adapt', seeds: labels.length, least: LEAST_SEEDS });
  }
  const order = uniforms({ runSeed, image: ADAPTATION_STREAMS, variant: 0, purpose: 'shuffle' }, labels.length);
  const shuffled = labels.map((_, i) => i).sort((a, b) => order[a]! - order[b]!);
  // Class after class, and what is held out evenly over the row: no class gives more than its share.
  const row = [...new Set(labels)].flatMap((label) => shuffled.filter((i) => labels[i] === label));
  const held = Math.max(1, Math.floor(row.length / HELD_OUT));
  const at = (part: number) => Array.from({ length: held }, (_, k) => row[Math.floor((k * row.length) / held) + part]!);
  const [stop, test] = [at(0), at(1)];
  return { stop, test, train: row.filter((i) => !stop.includes(i) && !test.includes(i)) };
}
