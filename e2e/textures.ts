/** @file A folder of grey textures whose names say nothing: what a judge can only know by examples. */

import { join } from 'node:path';
import sharp from 'sharp';
import { fill, newFolder } from './folders.ts';

const SIDE = 128;

/** Brightness in [0, 1] at a place in [0, 1] x [0, 1], given numbers in [0, 1) that are a picture's own. */
type Texture = (x: number, y: number, own: readonly number[], noise: () => number) => number;

const wave = (phase: number): number => 0.5 + 0.5 * Math.sin(2 * Math.PI * phase);
/** Distance to the middle of the tile, in tiles. */
const inTile = (x: number, y: number, tiles: number, shift: number): number =>
  Math.hypot(((x * tiles + shift) % 1) - 0.5, ((y * tiles + shift) % 1) - 0.5);

const TEXTURES: readonly Texture[] = [
  // Stripes across, stripes upright, dots, checks, rings, and noise.
  (x, y, [a, b]) => wave((y + 0.15 * x * (a! - 0.5)) * (7 + 3 * b!) + a!),
  (x, y, [a, b]) => wave((x + 0.15 * y * (a! - 0.5)) * (16 + 6 * b!) + a!),
  (x, y, [a, b]) => (inTile(x, y, 5 + 3 * a!, b!) < 0.22 + 0.1 * b! ? 0.1 : 0.85),
  (x, y, [a, b]) => Number(wave(x * (4 + 2 * a!) + b!) > 0.5 !== wave(y * (4 + 2 * a!) + a!) > 0.5),
  (x, y, [a, b]) => wave(Math.hypot(x - 0.35 - 0.3 * a!, y - 0.35 - 0.3 * b!) * (8 + 3 * a!)),
  (_x, _y, _own, noise) => noise(),
];

/** `class_1` to `class_6`, the same pictures every time. */
export async function textureFolder(each: number): Promise<string> {
  const folder = await newFolder('textures');
  for (const [c, texture] of TEXTURES.entries()) {
    for (let i = 0; i < each; i++) {
      const noise = numbers(1000 * c + i);
      const own = [noise(), noise()];
      const [light, contrast] = [0.9 + 0.2 * noise(), 0.6 + 0.4 * noise()];
      const pixels = Uint8Array.from({ length: SIDE * SIDE }, (_, p) => {
        const value = texture((p % SIDE) / SIDE, Math.floor(p / SIDE) / SIDE, own, noise);
        return Math.max(0, Math.min(255, 255 * light * (0.5 + contrast * (value - 0.5) + 0.08 * (noise() - 0.5))));
      });
      const png = await sharp(pixels, { raw: { width: SIDE, height: SIDE, channels: 1 } })
        .png()
        .toBuffer();
      await fill(folder, { [join(`class_${c + 1}`, `${i + 1}.png`)]: png });
    }
  }
  return folder;
}

/** Numbers in [0, 1), the same for the same start (mulberry32). */
function numbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
