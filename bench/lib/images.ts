import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pixelTensor, type PixelTensor } from '../../src/core/brands.ts';
import type { Tensor } from '../../src/core/tensor.ts';
import { openDataset, type DatasetImage } from '../../cli/lib/dataset.ts';
import { decodeImage } from '../../cli/lib/decode.ts';
import { EN } from '../../src/ui/words/en.ts';
import { reasonOf } from '../../src/core/failure.ts';

/**
 * All images of a folder, a zip or a tar, whatever their classes, in the order of their paths; a folder that holds archives and
 * no images stands for what is in them.
 * @param path on this machine.
 * @throws Error when there is no image.
 */
export async function listImages(path: string): Promise<DatasetImage[]> {
  const images: DatasetImage[] = [];
  for (const part of await partsOf(path)) images.push(...(await openDataset(part)).images);
  if (images.length === 0)
    throw new Error(
      `Expected images in ${path}, got none; give a folder, a zip or a tar with JPEG, PNG or WebP files.`,
    );
  return images.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function partsOf(path: string): Promise<string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const archives = (await readdir(path)).filter((name) => /\.(?:zip|tar)$/iu.test(name)).sort();
  const { images } = await openDataset(path);
  return images.length === 0 && archives.length > 0 ? archives.map((name) => join(path, name)) : [path];
}

/**
 * Decodes images one after the other; one that cannot be decoded is reported and left out.
 * @param images to read.
 * @param skipped called with a sentence for each image left out.
 */
export async function* decodeAll(
  images: Iterable<DatasetImage>,
  skipped: (reason: string) => void,
): AsyncGenerator<{ readonly image: DatasetImage; readonly pixels: Tensor }> {
  for (const image of images) {
    try {
      yield { image, pixels: await decodeImage(await image.read(), image.path) };
    } catch (error) {
      skipped(EN.reason(reasonOf(error)));
    }
  }
}

/** The square in the middle of a picture [3, height, width], as a batch of one: what the judge looks at. */
export function centreSquare({ dims, data }: Tensor): PixelTensor {
  const [height, width] = [dims[1]!, dims[2]!];
  const side = Math.min(height, width);
  const [top, left] = [Math.floor((height - side) / 2), Math.floor((width - side) / 2)];
  const square = new Float32Array(3 * side * side);
  for (let row = 0; row < 3 * side; row++) {
    const from = (Math.floor(row / side) * height + top + (row % side)) * width + left;
    square.set(data.subarray(from, from + side), row * side);
  }
  return pixelTensor({ dims: [1, 3, side, side], data: square });
}
