/** @file A picture with what decoders differ in: fine colour, slopes, edges, and every level of grey. */

import sharp, { type Sharp } from 'sharp';

export const DRAWN = { width: 61, height: 47 } as const;

/** RGB of a pixel. */
export function colourAt(x: number, y: number): [number, number, number] {
  if (y < 8) return [level(x / (DRAWN.width - 1)), level(x / (DRAWN.width - 1)), level(x / (DRAWN.width - 1))];
  if (x < 20 && y < 28) return (x + y) % 8 < 4 ? [230, 20, 30] : [20, 60, 220];
  const [u, v] = [x / DRAWN.width, y / DRAWN.height];
  return [level(u), level(v), level(0.5 + 0.5 * Math.sin(9 * u + 7 * v))];
}

const level = (share: number): number => Math.round(255 * share);

/** Opacity of a pixel, for the pictures that have it. */
export const opacityAt = (x: number, y: number): number => (x > 40 ? level(y / (DRAWN.height - 1)) : 255);

/** The picture as RGB or RGBA bytes. */
export function drawnBytes(alpha = false): Buffer {
  const { width, height } = DRAWN;
  const bytes: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) bytes.push(...colourAt(x, y), ...(alpha ? [opacityAt(x, y)] : []));
  }
  return Buffer.from(bytes);
}

/** The picture, for sharp to write. */
export const drawn = (alpha = false): Sharp => sharp(drawnBytes(alpha), { raw: { ...DRAWN, channels: alpha ? 4 : 3 } });

/** The picture in 16 bits, every sample times `scale`: 257 is the whole range, 16 makes 12 bits of it. */
export const drawn16 = (scale = 257): Sharp =>
  sharp(
    Uint16Array.from(drawnBytes(), (value) => value * scale),
    { raw: { ...DRAWN, channels: 3 } },
  ).toColourspace('rgb16');
