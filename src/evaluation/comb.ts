/**
 * @file How strongly an 8-pixel grid stands out in a set of images. Decoders that upsample by 8 print such a grid when their
 * latents leave the familiar range; natural images have none, and their index is a little below 1 since spectra fall off.
 */
import type { Tensor } from '../core/tensor.ts';
import { powerSpectrum } from './fourier.ts';
import { luma } from './luma.ts';

/** Side of the images, and length of the transform. */
export const COMB_SIDE = 128;
/** Period of the grid in pixels. */
const PERIOD = 8;
/** How many bins to each side of a harmonic the level is taken. */
const BESIDE = [3, 4];

/** Hann window over one line. */
const HANN = Float64Array.from(
  { length: COMB_SIDE },
  (_, t) => 0.5 - 0.5 * Math.cos((2 * Math.PI * t) / (COMB_SIDE - 1)),
);

/**
 * Spectrum of one image along its rows and along its columns: luma minus its mean, a Hann window along the line, the power
 * averaged over lines and normalised to sum 1; rows and columns added.
 *
 * @param image [3, 128, 128].
 * @returns power at 0 .. 64 cycles in 128 pixels, for {@link combIndex} after averaging over images.
 * @throws RangeError for another size.
 */
export function combSpectrum(image: Tensor): Float64Array {
  const [, height, width] = image.dims;
  if (height !== COMB_SIDE || width !== COMB_SIDE)
    throw new RangeError(`Expected an image [3, ${COMB_SIDE}, ${COMB_SIDE}], got [${image.dims.join(', ')}].`);
  const plane = luma(image);
  const mean = plane.reduce((sum, value) => sum + value, 0) / plane.length;
  const centred = plane.map((value) => value - mean);
  const rows = lineSpectrum((line, t) => centred[line * COMB_SIDE + t]!);
  const columns = lineSpectrum((line, t) => centred[t * COMB_SIDE + line]!);
  return rows.map((power, k) => power + columns[k]!);
}

/** Mean spectrum of all lines, normalised to sum 1; zeros for an image without any structure. */
function lineSpectrum(at: (line: number, t: number) => number): Float64Array {
  const sum = new Float64Array(COMB_SIDE / 2 + 1);
  for (let line = 0; line < COMB_SIDE; line++) {
    const power = powerSpectrum(HANN.map((weight, t) => weight * at(line, t)));
    for (let k = 0; k < sum.length; k++) sum[k]! += power[k]!;
  }
  const total = sum.reduce((all, power) => all + power, 0);
  return total > 0 ? sum.map((power) => power / total) : sum;
}

/**
 * The comb index: for k = 1, 2, 3, the power at k / 8 cycles a pixel over the mean of the powers 3 and 4 bins to each side; the
 * mean over k.
 *
 * @param spectrum mean of {@link combSpectrum} over images.
 * @returns 1 where the grid's frequencies are as strong as their neighbours; NaN without any structure.
 */
export function combIndex(spectrum: Float64Array): number {
  const ratios = [1, 2, 3].map((k) => {
    const bin = (k * COMB_SIDE) / PERIOD;
    const beside = BESIDE.flatMap((d) => [spectrum[bin - d]!, spectrum[bin + d]!]);
    return spectrum[bin]! / (beside.reduce((sum, power) => sum + power, 0) / beside.length);
  });
  return ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
}
