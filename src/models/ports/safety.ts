/** @file A safety pack as a port: pixels in [0, 1] of any size in, a score for each out. */

import { applyAffine, clampUnit } from '../../core/image/affine.ts';
import { channelsLast, reversedChannels } from '../../core/image/channels.ts';
import { frame } from '../../core/image/frame.ts';
import { frameInLevels } from '../../core/image/frameInLevels.ts';
import { frameMap } from '../../core/image/framing.ts';
import type { Safety } from '../../core/safety/port.ts';
import { affineOf, framingOf } from '../../packs/framing.ts';
import type { SafetyManifest } from '../../packs/manifest.ts';
import { graphName, type SafetyPack } from '../pack.ts';
import { feedsOf, inputSpec } from '../runtime/feeds.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openSession } from '../runtime/session.ts';

export interface OpenSafety {
  readonly safety: Safety;
  close(): Promise<void>;
}

/**
 * Opens a check for pictures that should not be shown.
 *
 * @param pack of the role "safety".
 * @param runtime where its graph runs.
 * @throws Error where the graph cannot be loaded.
 */
export async function openSafety(pack: SafetyPack, runtime: Runtime): Promise<OpenSafety> {
  const { graphs, preprocessing, scores } = pack.manifest;
  const graph = graphs.classifier;
  const session = await openSession(runtime, await pack.read(graph.file), graphName(pack, graph));
  const framing = framingOf(preprocessing);
  const toInput = affineOf(preprocessing);
  const looked = preprocessing.arithmetic === '8-bit' ? frameInLevels : frame;
  const isLast = inputSpec(graph, 'image').layout === 'NHWC';
  const isReversed = preprocessing.channels === 'BGR';

  return {
    safety: async (pixels) => {
      const [height, width] = [pixels.dims[2]!, pixels.dims[3]!];
      const framed = clampUnit(looked(pixels, frameMap(height, width, framing)));
      const planes = applyAffine(framed, toInput, framing.height * framing.width);
      const ordered = isReversed ? reversedChannels(planes) : planes;
      const value = isLast ? channelsLast(ordered) : ordered;
      const [given] = await session.run(feedsOf(graph, { kind: 'image', value }), [graph.output.name]);
      const rows = given!.data.length / scores.labels.length;
      return Float32Array.from({ length: rows }, (_, n) =>
        scoreOf(given!.data.subarray(n * scores.labels.length, (n + 1) * scores.labels.length), scores),
      );
    },
    close: () => session.release(),
  };
}

/**
 * One image's score.
 *
 * @param values one a label.
 * @param scores what they are, and of which labels they are added.
 * @returns in [0, 1].
 * @throws RangeError where a value is not finite.
 */
export function scoreOf(values: Float32Array, { labels, unsafe, values: kind }: SafetyManifest['scores']): number {
  if (!values.every(Number.isFinite))
    throw new RangeError('The safety model gave NaN or infinity; try device "wasm" or a float32 pack.');
  const largest = Math.max(...values);
  const shares = Array.from(values, (value) => {
    switch (kind) {
      case 'probabilities':
        return value;
      case 'softmax':
        return Math.exp(value - largest);
      case 'sigmoid':
        return 1 / (1 + Math.exp(-value));
      default:
        return kind satisfies never;
    }
  });
  const whole = kind === 'softmax' ? shares.reduce((sum, share) => sum + share, 0) : 1;
  const sum = shares.reduce((total, share, i) => (unsafe.includes(labels[i]!) ? total + share : total), 0);
  return Math.min(1, Math.max(0, sum / whole));
}
