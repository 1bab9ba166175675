/** @file A judge's image tower in two parts: what is worked out once for every picture, and the last blocks, which can be trained. */

import type { PixelTensor } from '../../core/brands.ts';
import { applyAffine, clampUnit, type Affine } from '../../core/image/affine.ts';
import { frame } from '../../core/image/frame.ts';
import { frameMap, type Framing } from '../../core/image/framing.ts';
import { sizeOf, type Tensor } from '../../core/tensor.ts';
import type { Model } from '../../onnx/model.ts';
import { readModel } from '../../onnx/proto/read.ts';
import { writeModel } from '../../onnx/proto/write.ts';
import { lastPart } from '../../onnx/training/lastPart.ts';
import { affineOf, framingOf } from '../../packs/framing.ts';
import { graphName, type JudgePack } from '../pack.ts';
import { feedsOf } from '../runtime/feeds.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { openSession } from '../runtime/session.ts';

/** Share of the tower's layers that are trained, at most. */
const TRAINED_SHARE = 1 / 3;

/** How pictures come to the last blocks. */
export interface TowerEntrance {
  /** The first blocks; one input, and the value that the last ones begin with. */
  readonly front: Model;
  /** What the judge looks at of a picture. */
  readonly framing: Framing;
  /** From pixels in [0, 1] to the input. */
  readonly toInput: Affine;
}

/** The last blocks of a judge's tower, and what comes into them from pictures. */
export interface TowerViews {
  readonly entrance: TowerEntrance;
  /** From what the first blocks give to the embedding. */
  readonly tail: Model;
  /** Names of the tail's weights. */
  readonly weights: readonly string[];
  /** Width of the embeddings that the tail gives. */
  readonly width: number;
  /** Shape of what the first blocks give of one picture. */
  readonly dims: readonly number[];
  /** What they give of a picture and of its mirror image, by path. */
  readonly features: ReadonlyMap<string, readonly [plain: Float32Array, mirrored: Float32Array]>;
}

/** Takes pictures as they are read. */
export interface TowerReader {
  /** @param square [1, 3, height, width], in [0, 1]. */
  add(path: string, square: PixelTensor): Promise<void>;
  /** What was read; the runtime's memory is given back. */
  end(): Promise<TowerViews>;
}

/**
 * Opens the first blocks of a judge's tower.
 *
 * @param pack of the role "judge".
 * @param runtime where they run.
 * @throws OnnxError where the tower is no chain of blocks.
 */
export async function openTower(pack: JudgePack, runtime: Runtime): Promise<TowerReader> {
  const { graphs, preprocessing, embedding } = pack.manifest;
  const { image } = graphs;
  const { front, tail, weights, dims, cut } = lastPart(readModel(await pack.read(image.file)), TRAINED_SHARE);
  const session = await openSession(runtime, writeModel(front), `the first blocks of ${graphName(pack, image)}`);
  const framing = framingOf(preprocessing);
  const toInput = affineOf(preprocessing);
  const plane = framing.height * framing.width;
  const features = new Map<string, readonly [Float32Array, Float32Array]>();
  const taken = new Set(front.graph.inputs.map(({ name }) => name));
  return {
    async add(path, square) {
      const framed = clampUnit(frame(square, frameMap(square.dims[2]!, square.dims[3]!, framing)));
      const value = applyAffine(withMirror(framed), toInput, plane);
      const feeds = Object.entries(feedsOf(image, { kind: 'image', value })).filter(([name]) => taken.has(name));
      const [{ data }] = (await session.run(Object.fromEntries(feeds), [cut])) as [Tensor];
      const size = sizeOf(dims);
      features.set(path, [data.slice(0, size), data.slice(size, 2 * size)]);
    },
    async end() {
      await session.release();
      return { entrance: { front, framing, toInput }, tail, weights, width: embedding.size, dims, features };
    },
  };
}

/** A picture, and its mirror image behind it. */
function withMirror({ dims, data }: Tensor): Tensor {
  const [, channels = 3, height = 1, width = 1] = dims;
  const both = new Float32Array(2 * data.length);
  both.set(data);
  for (let row = 0; row < channels * height; row++) {
    both.set(data.slice(row * width, (row + 1) * width).reverse(), data.length + row * width);
  }
  return { dims: [2, channels, height, width], data: both };
}
