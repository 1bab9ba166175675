/** @file Samples as decoders give them, before colours are brought to sRGB. */

/** Samples of every pixel, one after the other: colours, then transparency. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly model: 'grey' | 'rgb' | 'cmyk';
  /** Whether a sample of opacity (not multiplied in) follows the colours. */
  readonly alpha: boolean;
  /** Bytes, or 16 bits a sample: the largest value is white, or full ink. */
  readonly data: Uint8Array | Uint8ClampedArray | Uint16Array;
}

/** Samples of a pixel that are colours. */
export const coloursOf = ({ model }: Pick<Raster, 'model'>): number => ({ grey: 1, rgb: 3, cmyk: 4 })[model];

/** The largest value that a sample can have. */
export const fullOf = ({ data }: Pick<Raster, 'data'>): number => (data instanceof Uint16Array ? 65535 : 255);

/**
 * How many of 16 bits a picture's colours use: microscopes and X-ray machines store 10, 12 or 14, and such a picture comes out almost
 * black.
 *
 * @returns 16 for samples of a byte, and for a picture without light.
 */
export function usedBits(raster: Raster): number {
  const { data, alpha } = raster;
  if (!(data instanceof Uint16Array)) return 16;
  const colours = coloursOf(raster);
  const step = colours + (alpha ? 1 : 0);
  let all = 0;
  for (let i = 0; i < data.length; i += step) for (let c = 0; c < colours; c++) all |= data[i + c]!;
  return all === 0 ? 16 : 32 - Math.clz32(all);
}
