/**
 * @file Models in closed form for pictures of any size: the latent is the picture, the judge looks at the mean colours of its quarters, and
 * an object is what is red.
 */

import { embeddingTensor, latentTensor, pixelTensor, type PixelTensor } from '../core/brands.ts';
import { toBatch } from '../core/expansion/batches.ts';
import { clampUnit, clampUnitBackward } from '../core/image/affine.ts';
import type { Mask } from '../core/mask/port.ts';
import type { Ports } from '../core/methods/method.ts';
import { unstack, type Tensor } from '../core/tensor.ts';

export const PLANE_WIDTH = 4;
/** Numbers that the judge looks at: three channels of four quarters. */
const LOOKED = 12;
const weightOf = (row: number, value: number): number => Math.sin(3 * row + 5 * value + 2);

/** Which of the judge's twelve numbers each value of a picture is part of. */
function partsOf([, height, width]: readonly number[]): Int32Array {
  const [h, w] = [height!, width!];
  const known = parts.get(`${h} ${w}`);
  if (known) return known;
  const made = new Int32Array(3 * h * w);
  for (let i = 0; i < made.length; i++) {
    const y = Math.floor((i % (h * w)) / w);
    made[i] = 4 * Math.floor(i / (h * w)) + 2 * Number(2 * y >= h) + Number(2 * (i % w) >= w);
  }
  parts.set(`${h} ${w}`, made);
  return made;
}
const parts = new Map<string, Int32Array>();

const rowsWise = (batch: Tensor, dims: readonly number[], row: (data: Float32Array, i: number) => Float32Array) =>
  toBatch(
    unstack(batch).map(({ data }, i) => row(data, i)),
    dims,
  );

/** The models; a mask that is never sure where nothing is red. */
export function planeModels(): Required<Pick<Ports, 'prior' | 'judge' | 'mask'>> {
  const mask: Mask = (pixels) => {
    const [, , height, width] = pixels.dims as [number, number, number, number];
    const area = height * width;
    const alphas = unstack(pixels).map(({ data }) =>
      Float32Array.from({ length: area }, (_, i) => Number(data[i]! > 0.7 && data[area + i]! < 0.4)),
    );
    const shares = alphas.map((alpha) => alpha.reduce((a, b) => a + b, 0) / area);
    return Promise.resolve({
      alpha: toBatch(alphas, [1, height, width]),
      confidence: Float32Array.from(shares, (share) => Number(share > 0)),
      sure: shares.map((share) => share > 0),
    });
  };
  const identity = (batch: Tensor) => ({ dims: batch.dims, data: batch.data.slice() });
  return {
    prior: {
      kind: 'reconstruction',
      layout: 'channels-first',
      encode: (pixels) => Promise.resolve(latentTensor(identity(pixels))),
      decode: (latents) => Promise.resolve(pixelTensor(clampUnit(latents))),
      decodeVjp: (_, images, cotangent) => Promise.resolve(latentTensor(clampUnitBackward(images, cotangent))),
    },
    judge: {
      embed: (pixels) => {
        const dims = pixels.dims.slice(1);
        const partOf = partsOf(dims);
        const share = LOOKED / partOf.length;
        return Promise.resolve(
          embeddingTensor(
            rowsWise(pixels, [PLANE_WIDTH], (data) => {
              const seen = new Float64Array(LOOKED);
              for (let i = 0; i < data.length; i++) seen[partOf[i]!]! += data[i]! * share;
              return Float32Array.from({ length: PLANE_WIDTH }, (_, row) =>
                seen.reduce((sum, value, part) => sum + weightOf(row, part) * value, 0),
              );
            }),
          ),
        );
      },
      embedVjp: (pixels, cotangent) => {
        const dims = pixels.dims.slice(1);
        const partOf = partsOf(dims);
        const share = LOOKED / partOf.length;
        return Promise.resolve(
          pixelTensor(
            rowsWise(cotangent, dims, (towards) => {
              const seen = Float64Array.from(
                { length: LOOKED },
                (_, part) => share * towards.reduce((sum, value, row) => sum + weightOf(row, part) * value, 0),
              );
              return Float32Array.from(partOf, (part) => seen[part]!);
            }),
          ),
        );
      },
    },
    mask,
  };
}

/** A picture of one colour, with a red rectangle: left, top, right, bottom in pixels. */
export function redOn(
  [red, green, blue]: readonly [number, number, number],
  [left, top, right, bottom]: readonly [number, number, number, number],
  [height, width]: readonly [number, number] = [32, 32],
): PixelTensor {
  const area = height * width;
  const data = new Float32Array(3 * area);
  for (let i = 0; i < area; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const inside = x >= left && x < right && y >= top && y < bottom;
    data[i] = inside ? 0.9 : red;
    data[area + i] = inside ? 0.2 : green + 0.05 * Math.sin(x + y);
    data[2 * area + i] = inside ? 0.1 : blue;
  }
  return pixelTensor({ dims: [1, 3, height, width], data });
}
