/** @file A judge pack's image tower as the port of the expansion: pixels in [0, 1] of any size in, embeddings out. */

import { embeddingTensor, pixelTensor } from '../../core/brands.ts';
import type { Judge } from '../../core/expansion/ports.ts';
import { affineBackward, applyAffine, clampUnit, clampUnitBackward } from '../../core/image/affine.ts';
import { frame, frameBackward } from '../../core/image/frame.ts';
import { frameInLevels } from '../../core/image/frameInLevels.ts';
import { frameMap, type FrameMap } from '../../core/image/framing.ts';
import type { Tensor } from '../../core/tensor.ts';
import { affineOf, framingOf } from '../../packs/framing.ts';
import { openGraph } from '../runtime/product.ts';
import type { JudgePack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';

export interface OpenJudge {
  readonly judge: Judge;
  close(): Promise<void>;
}

/**
 * Opens a judge's image tower.
 *
 * Its resizing and normalising are ours and part of the product: linear maps with their transposes. Where it looks in whole levels,
 * the product is that of the same maps in real numbers, since rounding has no slope.
 *
 * @param pack of the role "judge".
 * @param runtime where its graph runs.
 */
export async function openJudge(pack: JudgePack, runtime: Runtime): Promise<OpenJudge> {
  const { graphs, preprocessing } = pack.manifest;
  const tower = await openGraph(pack, graphs.image, runtime);
  const framing = framingOf(preprocessing);
  const toInput = affineOf(preprocessing);
  const plane = framing.height * framing.width;
  const looked = preprocessing.arithmetic === '8-bit' ? frameInLevels : frame;
  const mapFor = remembered((height: number, width: number) => frameMap(height, width, framing));

  const input = (framed: Tensor) => ({ kind: 'image', value: applyAffine(clampUnit(framed), toInput, plane) }) as const;

  const { mean, std, range } = preprocessing;
  const [low, high] = range;
  return {
    judge: {
      normalising: {
        scale: std.map((deviation) => deviation / (high - low)),
        shift: mean.map((middle) => (middle - low) / (high - low)),
      },
      embed: async (pixels) => embeddingTensor(await tower.run(input(looked(pixels, mapFor(pixels))))),
      embedVjp: async (pixels, cotangent) => {
        const map = mapFor(pixels);
        const framed = frame(pixels, map);
        const gradient = affineBackward(await tower.vjp(input(framed), cotangent), toInput, plane);
        return pixelTensor(frameBackward(clampUnitBackward(framed, gradient), map));
      },
    },
    close: () => tower.release(),
  };
}

/** A run's images all have one size: the last map is worth keeping. */
function remembered(make: (height: number, width: number) => FrameMap): (images: Tensor) => FrameMap {
  let last: { height: number; width: number; map: FrameMap } | null = null;
  return ({ dims }) => {
    const [height, width] = [dims[2]!, dims[3]!];
    if (last?.height !== height || last.width !== width) last = { height, width, map: make(height, width) };
    return last.map;
  };
}
