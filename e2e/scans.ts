/** @file Pictures as an ultrasound machine gives them: small, grey, speckled, a darker spot in each. */

import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import sharp from 'sharp';
import { newFolder } from './folders.ts';

export const SCAN = 28;

/** A whole number in [0, 256) that looks random, the same for the same three. */
const speckle = (seed: number, x: number, y: number): number => {
  const value = Math.sin(seed * 12.9898 + x * 78.233 + y * 37.719) * 43758.5453;
  return Math.floor(256 * (value - Math.floor(value)));
};

/** One scan: a spot that is round, or whose edge is jagged. */
function scan(seed: number, jagged: boolean): Promise<Buffer> {
  const [centreX, centreY, radius] = [12 + (seed % 5), 13 + (seed % 3), 6 + (seed % 3)];
  const data = Buffer.alloc(SCAN * SCAN);
  for (let y = 0; y < SCAN; y++)
    for (let x = 0; x < SCAN; x++) {
      const [dx, dy] = [x - centreX, y - centreY];
      const edge = jagged ? radius * (1 + 0.45 * Math.cos(5 * Math.atan2(dy, dx) + seed)) : radius;
      const ground = Math.hypot(dx, dy) < edge ? 40 : 130;
      data[y * SCAN + x] = Math.min(255, ground + (speckle(seed, x, y) >> 2));
    }
  return sharp(data, { raw: { width: SCAN, height: SCAN, channels: 1 } })
    .toColourspace('b-w')
    .png()
    .toBuffer();
}

/** A new folder of two classes, of which one has more than the other. */
export async function scanFolder(benign: number, malignant: number): Promise<string> {
  const folder = await newFolder('scans');
  for (const [label, count] of Object.entries({ benign, malignant })) {
    await mkdir(join(folder, label));
    for (let i = 0; i < count; i++)
      await sharp(await scan(i + 1, label === 'malignant')).toFile(join(folder, label, `${i + 1}.png`));
  }
  return folder;
}
