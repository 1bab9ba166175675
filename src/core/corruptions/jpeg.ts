/**
 * @file What a picture looks like after JPEG (ITU-T T.81, baseline, 4:2:0) as libjpeg does it: chroma halved by means, 8 x 8
 * cosines in whole steps, chroma doubled with weights 9, 3, 3, 1. Nothing is entropy-coded: that loses nothing.
 */

import { picture, type Picture } from '../augment/picture.ts';
import { sinCos } from '../elementary.ts';

/** The example tables of the standard's annex K.1, row by row. */
// prettier-ignore
const LUMA = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
  18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
// prettier-ignore
const CHROMA = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99, 47, 66, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
];

/** One component of a picture. */
interface Plane {
  readonly width: number;
  readonly height: number;
  readonly data: Float64Array;
}

/** COSINES[u * 8 + x] = c(u) / 2 cos((2 x + 1) u pi / 16), the orthonormal transform of eight numbers. */
const COSINES = Float64Array.from({ length: 64 }, (_, i) => {
  const [u, x] = [Math.floor(i / 8), i % 8];
  return (u === 0 ? Math.SQRT1_2 : 1) * 0.5 * sinCos((180 * (2 * x + 1) * u) / 16).cos;
});

const byte = (value: number): number => Math.min(255, Math.max(0, Math.round(value)));

/** Steps of a quality from 1 to 100, as libjpeg scales a table. */
function steps(table: readonly number[], quality: number): number[] {
  const scale = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return table.map((step) => Math.min(255, Math.max(1, Math.floor((step * scale + 50) / 100))));
}

/**
 * A picture after compression and decompression.
 *
 * @param quality 1 to 100.
 */
export function jpeg(source: Picture, quality: number): Picture {
  const { width, height } = source;
  const [y, cb, cr] = components(source);
  const luma = quantized(y, steps(LUMA, quality));
  const [blue, red] = [cb, cr].map((plane) => doubled(quantized(halved(plane), steps(CHROMA, quality)))) as [
    Plane,
    Plane,
  ];
  const data = new Uint8Array(3 * width * height);
  for (let row = 0; row < height; row++) {
    for (let x = 0; x < width; x++) {
      const [l, b, r] = [luma, blue, red].map((plane) => plane.data[row * plane.width + x]!) as [
        number,
        number,
        number,
      ];
      const rgb = [l + 1.402 * (r - 128), l - 0.344136286 * (b - 128) - 0.714136286 * (r - 128), l + 1.772 * (b - 128)];
      data.set(rgb.map(byte), 3 * (row * width + x));
    }
  }
  return picture(width, height, data);
}

/** Y, Cb and Cr, the picture's last rows and columns repeated up to whole blocks of 16. */
function components({ width, height, data }: Picture): [Plane, Plane, Plane] {
  const [wide, tall] = [Math.ceil(width / 16) * 16, Math.ceil(height / 16) * 16];
  const plane = (r: number, g: number, b: number, offset: number): Plane => ({
    width: wide,
    height: tall,
    data: Float64Array.from({ length: wide * tall }, (_, i) => {
      const [x, y] = [Math.min(i % wide, width - 1), Math.min(Math.floor(i / wide), height - 1)];
      const at = 3 * (y * width + x);
      return byte(r * data[at]! + g * data[at + 1]! + b * data[at + 2]! + offset);
    }),
  });
  return [
    plane(0.299, 0.587, 0.114, 0),
    plane(-0.168735892, -0.331264108, 0.5, 128),
    plane(0.5, -0.418687589, -0.081312411, 128),
  ];
}

/** Means of 2 x 2; halves go up in every other column. */
function halved({ width, height, data }: Plane): Plane {
  const [w, h] = [width / 2, height / 2];
  const means = Float64Array.from({ length: w * h }, (_, i) => {
    const [x, y] = [i % w, Math.floor(i / w)];
    const at = 2 * y * width + 2 * x;
    return Math.floor((data[at]! + data[at + 1]! + data[at + width]! + data[at + width + 1]! + 1 + (x % 2)) / 4);
  });
  return { width: w, height: h, data: means };
}

/** Every block to cosines, in whole steps, and back. */
function quantized({ width, height, data }: Plane, table: readonly number[]): Plane {
  const result = new Float64Array(data.length);
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      const place = (i: number): number => (top + Math.floor(i / 8)) * width + left + (i % 8);
      const block = Float64Array.from({ length: 64 }, (_, i) => data[place(i)]! - 128);
      const waves = transform(block, (u, x) => COSINES[u * 8 + x]!);
      const whole = waves.map((value, i) => Math.round(value / table[i]!) * table[i]!);
      const back = transform(whole, (x, u) => COSINES[u * 8 + x]!);
      for (const [i, value] of back.entries()) result[place(i)] = byte(value + 128);
    }
  }
  return { width, height, data: result };
}

/** M B M^T. */
function transform(block: Float64Array, matrix: (row: number, column: number) => number): Float64Array {
  const rows = Float64Array.from({ length: 64 }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < 8; k++) sum += matrix(i % 8, k) * block[Math.floor(i / 8) * 8 + k]!;
    return sum;
  });
  return Float64Array.from({ length: 64 }, (_, i) => {
    let sum = 0;
    for (let k = 0; k < 8; k++) sum += matrix(Math.floor(i / 8), k) * rows[k * 8 + (i % 8)]!;
    return sum;
  });
}

/** Twice the size: each number is 9, 3, 3 and 1 sixteenths of its four nearest. */
function doubled({ width, height, data }: Plane): Plane {
  const wide = 2 * width;
  const near = (i: number, size: number): readonly [number, number] => {
    const own = Math.floor(i / 2);
    return [own, Math.min(size - 1, Math.max(0, own + (i % 2 === 0 ? -1 : 1)))];
  };
  const values = Float64Array.from({ length: 4 * width * height }, (_, i) => {
    const [x, otherX] = near(i % wide, width);
    const [y, otherY] = near(Math.floor(i / wide), height);
    const column = (at: number): number => 3 * data[y * width + at]! + data[otherY * width + at]!;
    return Math.floor((3 * column(x) + column(otherX) + (i % 2 === 0 ? 8 : 7)) / 16);
  });
  return { width: wide, height: 2 * height, data: values };
}
