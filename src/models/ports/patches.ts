/** @file Images as rows of square patches, the form in which masked autoencoders give them. */

import type { Tensor } from '../../core/tensor.ts';

/** How the values of one patch are ordered. */
export type PatchOrder = 'HWC' | 'CHW';

/** Patches [n, T, 3 * patch^2] as images [n, 3, side, side]; T must be a square number. */
export function fromPatches(patches: Tensor, patch: number, order: PatchOrder): Tensor {
  const [n = 0, tokens = 0] = patches.dims;
  const side = gridOf(tokens) * patch;
  const data = new Float32Array(n * 3 * side * side);
  eachPixel(n, side, patch, order, (image, token) => {
    data[image] = patches.data[token]!;
  });
  return { dims: [n, 3, side, side], data };
}

/** The inverse of `fromPatches`, and so its gradient. */
export function toPatches(images: Tensor, patch: number, order: PatchOrder): Tensor {
  const [n = 0, , side = 0] = images.dims;
  const data = new Float32Array(images.data.length);
  eachPixel(n, side, patch, order, (image, token) => {
    data[token] = images.data[image]!;
  });
  return { dims: [n, (side / patch) ** 2, 3 * patch * patch], data };
}

function gridOf(tokens: number): number {
  const grid = Math.sqrt(tokens);
  if (!Number.isInteger(grid)) throw new RangeError(`Expected a square number of patches, got ${tokens}.`);
  return grid;
}

/** Visits every value with its place in the image batch and in the patch batch. */
function eachPixel(
  n: number,
  side: number,
  patch: number,
  order: PatchOrder,
  visit: (inImages: number, inPatches: number) => void,
): void {
  const grid = side / patch;
  for (let i = 0; i < n; i++)
    for (let c = 0; c < 3; c++)
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) {
          const token = Math.floor(y / patch) * grid + Math.floor(x / patch);
          const within = (y % patch) * patch + (x % patch);
          const value = order === 'HWC' ? within * 3 + c : c * patch * patch + within;
          visit(((i * 3 + c) * side + y) * side + x, (i * grid * grid + token) * 3 * patch * patch + value);
        }
}
