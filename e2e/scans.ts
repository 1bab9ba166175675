/** @file Pictures as an ultrasound machine gives them: small, grey, speckled, a darker spot in each. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { newFolder } from './folders.ts';

/** Side of a scan, in pixels. */
export const SCAN = 28;

/** A whole number in [0, 256) that looks random, the same for the same three. */
const speckle = (seed: number, x: number, y: number): number => {
  const value = Math.sin(seed * 12.9898 + x * 78.233 + y * 37.719) * 43758.5453;
  return Math.floor(256 * (value - Math.floor(value)));
};

/** One scan, [SCAN][SCAN]: a spot that is round, or whose edge is jagged. */
export function scan(seed: number, jagged: boolean): Buffer {
  const [centreX, centreY, radius] = [12 + (seed % 5), 13 + (seed % 3), 6 + (seed % 3)];
  const data = Buffer.alloc(SCAN * SCAN);
  for (let y = 0; y < SCAN; y++)
    for (let x = 0; x < SCAN; x++) {
      const [dx, dy] = [x - centreX, y - centreY];
      const edge = jagged ? radius * (1 + 0.45 * Math.cos(5 * Math.atan2(dy, dx) + seed)) : radius;
      const ground = Math.hypot(dx, dy) < edge ? 40 : 130;
      data[y * SCAN + x] = Math.min(255, ground + (speckle(seed, x, y) >> 2));
    }
  return data;
}

/** A scan at the right of a black square, as machines leave a margin: [SCAN][2 SCAN]. */
function withMargin(data: Buffer): Buffer {
  const wide = Buffer.alloc(2 * SCAN * SCAN);
  for (let y = 0; y < SCAN; y++) data.copy(wide, (2 * y + 1) * SCAN, y * SCAN, (y + 1) * SCAN);
  return wide;
}

/** A new folder of two classes, of which one has more than the other; the first picture has a margin at its left. */
export async function scanFolder(counts: { readonly benign: number; readonly malignant: number }): Promise<string> {
  const folder = await newFolder('scans');
  for (const [label, count] of Object.entries(counts)) {
    await mkdir(join(folder, label));
    for (let i = 1; i <= count; i++) {
      const data = scan(i, label === 'malignant');
      const wide = label === 'benign' && i === 1;
      await sharp(wide ? withMargin(data) : data, {
        raw: { width: wide ? 2 * SCAN : SCAN, height: SCAN, channels: 1 },
      })
        .toColourspace('b-w')
        .png()
        .toFile(join(folder, label, `${i}.png`));
    }
  }
  return folder;
}
