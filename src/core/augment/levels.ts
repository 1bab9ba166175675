/** @file The four operations of Pillow's `ImageOps`: each channel's 256 levels through a table. */

import { mapBytes, type Picture } from './picture.ts';

/** Keeps the upper bits of every level. @param bits 0 to 8; a fraction is dropped. */
export function posterize(picture: Picture, bits: number): Picture {
  const mask = 0x100 - 2 ** (8 - Math.trunc(bits));
  return mapBytes(picture, (byte) => byte & mask);
}

/** Inverts the levels from a threshold on. @param threshold 0 to 256; 256 changes nothing. */
export const solarize = (picture: Picture, threshold: number): Picture =>
  mapBytes(picture, (byte) => (byte >= threshold ? 255 - byte : byte));

/** Stretches every channel to 0 to 255; one that has a single level stays. */
export function autoContrast(picture: Picture): Picture {
  return throughTables(picture, (histogram) => {
    const low = histogram.findIndex((count) => count > 0);
    const high = histogram.findLastIndex((count) => count > 0);
    if (high <= low) return IDENTITY;
    const scale = 255 / (high - low);
    const offset = -low * scale;
    return IDENTITY.map((level) => Math.min(255, Math.max(0, Math.trunc(level * scale + offset))));
  });
}

/** Makes the levels of every channel equally frequent, as far as whole levels allow. */
export function equalize(picture: Picture): Picture {
  return throughTables(picture, (histogram) => {
    const last = histogram.findLast((count) => count > 0)!;
    const step = Math.floor((histogram.reduce((sum, count) => sum + count, 0) - last) / 255);
    if (step === 0) return IDENTITY;
    let below = Math.floor(step / 2);
    return histogram.map((count) => {
      const level = Math.min(255, Math.floor(below / step));
      below += count;
      return level;
    });
  });
}

const IDENTITY: readonly number[] = Array.from({ length: 256 }, (_, level) => level);

/** Each channel through the table that its histogram gives. */
function throughTables(picture: Picture, tableOf: (histogram: readonly number[]) => readonly number[]): Picture {
  const histograms = [0, 1, 2].map(() => new Array<number>(256).fill(0));
  for (let i = 0; i < picture.data.length; i++) histograms[i % 3]![picture.data[i]!]! += 1;
  const tables = histograms.map(tableOf);
  return mapBytes(picture, (byte, at) => tables[at % 3]![byte]!);
}
