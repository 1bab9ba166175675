/** @file Pictures that models are tried on where nobody gave any: structure at every scale, edges, and colours that go together. */

import { imageId, pixelTensor, runSeed, type PixelTensor } from '../../core/brands.ts';
import { uniforms } from '../../core/random/stream.ts';

const WAVES = 24;

/**
 * Pictures whose amplitudes fall with their frequency, as those of photographs do, with a disc of its own colours in each.
 *
 * @param count how many.
 * @param side of the square, in pixels.
 * @returns [count, 3, side, side] in [0, 1]; the same ones at every call.
 */
export function trialPictures(count: number, side: number): PixelTensor {
  const data = new Float32Array(count * 3 * side * side);
  for (let n = 0; n < count; n++) {
    const draw = uniforms(
      { runSeed: runSeed(0), image: imageId(`trial ${n}`), variant: 0, purpose: 'scale' },
      WAVES * 5 + 9,
    );
    const disc = [...draw.subarray(WAVES * 5)];
    for (let y = 0; y < side; y++)
      for (let x = 0; x < side; x++) {
        const [u, v] = [x / side, y / side];
        const inside = (u - 0.3 - 0.4 * disc[0]!) ** 2 + (v - 0.3 - 0.4 * disc[1]!) ** 2 < (0.1 + 0.2 * disc[2]!) ** 2;
        const waves = wavesAt(draw, u, v);
        for (let c = 0; c < 3; c++) {
          const ground = inside ? disc[3 + c]! : disc[6 + c]!;
          data[((n * 3 + c) * side + y) * side + x] = Math.min(1, Math.max(0, ground + 0.25 * waves[c]!));
        }
      }
  }
  return pixelTensor({ dims: [count, 3, side, side], data });
}

/** The sum of all waves at a place, for each channel. */
function wavesAt(draw: Float64Array, u: number, v: number): readonly number[] {
  const sums = [0, 0, 0];
  for (let w = 0; w < WAVES; w++) {
    const at = w * 5;
    const cycles = 1 + w / 2;
    const angle = Math.PI * draw[at]!;
    const height =
      Math.sin(2 * Math.PI * (cycles * (u * Math.cos(angle) + v * Math.sin(angle)) + draw[at + 1]!)) / cycles;
    for (let c = 0; c < 3; c++) sums[c]! += (0.5 + 0.5 * draw[at + 2 + c]!) * height;
  }
  return sums;
}
