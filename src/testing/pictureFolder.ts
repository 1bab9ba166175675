/** @file Folders of small pictures, for commands. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Pictures of a colour with a pattern of its own each, the same bytes every time: `<folder>/<class>/<i>.png`. */
export async function writePictures(folder: string, counts: Readonly<Record<string, number>>): Promise<void> {
  for (const [at, [label, count]] of Object.entries(counts).entries()) {
    await mkdir(join(folder, label), { recursive: true });
    for (let i = 0; i < count; i++) await writeFile(join(folder, label, `${i}.png`), await picture(at, i));
  }
}

const SIDE = 20;

function picture(at: number, i: number): Promise<Buffer> {
  const data = Uint8Array.from({ length: SIDE * SIDE * 3 }, (_, byte) => {
    const channel = byte % 3;
    return ((byte * (7 + i)) % 97) + (channel === at % 3 ? 150 : 20);
  });
  return sharp(data, { raw: { width: SIDE, height: SIDE, channels: 3 } })
    .png()
    .toBuffer();
}
