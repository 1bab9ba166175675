/** @file Decodes files in a real browser and compares the pixels with those that the command gave. */

import { decodePicture, look, pixelsOf } from '../../workers/images/decode.ts';
import { toPlanes } from '../../src/core/image/pixels.ts';
import type { Compared, CompareRequest, DecodeWindow, Difference } from './decodeWire.ts';
import { EN } from '../../src/ui/words/en.ts';
import { reasonOf } from '../../src/core/failure.ts';

async function compare({ file, pixels, stretch }: CompareRequest): Promise<Compared> {
  const blob = await (await fetch(file)).blob();
  try {
    const { image, usedBits } = await decodePicture(blob, { stretch });
    const { width, height } = image;
    const content = new Uint8Array(await blob.arrayBuffer());
    const { looked, view } = await look(
      blob,
      content,
      ({ bitmap }) => ({
        looked: width <= MAX_CANVAS && height <= MAX_CANVAS ? pixelsOf(bitmap, width, height) : image,
        view: [bitmap.width, bitmap.height] as const,
      }),
      { stretch },
    );
    const browser = await shown(blob);
    const given = pixels === null ? null : new Uint8Array(await (await fetch(pixels.address)).arrayBuffer());
    const other = given && pixels && { width: pixels.width, height: pixels.height, data: given };
    return {
      ok: true,
      width,
      height,
      usedBits,
      view,
      command: other && difference(image, other),
      look: difference(image, looked),
      browser: browser && difference(image, browser),
    };
  } catch (error) {
    return { ok: false, reason: EN.reason(reasonOf(error)) };
  }
}

const MAX_CANVAS = 16384;

/** What the browser makes of a file by itself. */
async function shown(blob: Blob) {
  const bitmap = await createImageBitmap(blob).catch(() => null);
  if (!bitmap || bitmap.width > MAX_CANVAS || bitmap.height > MAX_CANVAS) return null;
  return pixelsOf(bitmap, bitmap.width, bitmap.height);
}

/** Levels between two pictures on white. */
function difference(a: Rgba, b: Rgba): Difference | null {
  if (a.width !== b.width || a.height !== b.height) return null;
  let most = 0;
  let sum = 0;
  const band = Math.max(1, Math.floor(2 ** 20 / a.width));
  for (let top = 0; top < a.height; top += band) {
    const rows = Math.min(band, a.height - top);
    const [x, y] = [toPlanes(a, top, rows).data, toPlanes(b, top, rows).data];
    for (let i = 0; i < x.length; i++) {
      const levels = 255 * Math.abs(x[i]! - y[i]!);
      sum += levels;
      most = Math.max(most, levels);
    }
  }
  return { most: Math.round(100 * most) / 100, mean: sum / (3 * a.width * a.height) };
}

type Rgba = Parameters<typeof toPlanes>[0];

const harness: DecodeWindow = { compareDecoded: compare };
Object.assign(window, harness);
