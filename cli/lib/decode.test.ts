import sharp, { type Create } from 'sharp';
import { describe, expect, it } from 'vitest';
import { decodeImage } from './decode.ts';

/** The first pixel of each plane. */
function firstPixel({ dims, data }: { dims: readonly number[]; data: Float32Array }): number[] {
  const area = dims[1]! * dims[2]!;
  return [data[0]!, data[area]!, data[2 * area]!];
}

const solid = (channels: 3 | 4, background: Create['background'], width = 2, height = 2) =>
  sharp({ create: { width, height, channels, background } });

describe('decodeImage', () => {
  it('gives planes in [0, 1]', async () => {
    const png = await solid(3, { r: 255, g: 128, b: 0 }, 5, 3).png().toBuffer();
    const image = await decodeImage(png, 'orange.png');
    expect(image.dims).toEqual([3, 3, 5]);
    expect(firstPixel(image)).toEqual([1, Math.fround(128 / 255), 0]);
  });

  it('puts transparency on white', async () => {
    const png = await solid(4, { r: 0, g: 0, b: 0, alpha: 0 }).png().toBuffer();
    expect(firstPixel(await decodeImage(png, 'clear.png'))).toEqual([1, 1, 1]);
  });

  it('turns an image upright as its EXIF says', async () => {
    // Left half black, right half white, marked as turned by 90 degrees: upright, the top is black.
    const raw = Buffer.from([0, 0, 0, 255, 255, 255]);
    const jpeg = await sharp(raw, { raw: { width: 2, height: 1, channels: 3 } })
      .resize(32, 16, { kernel: 'nearest' })
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 100 })
      .toBuffer();
    const image = await decodeImage(jpeg, 'turned.jpg');
    expect(image.dims).toEqual([3, 32, 16]);
    expect(image.data[0]).toBeLessThan(0.05);
    expect(image.data[31 * 16]).toBeGreaterThan(0.95);
  });

  it.each([
    ['grey', () => solid(3, '#808080').greyscale().png()],
    ['grey with transparency', () => solid(4, '#808080').greyscale().png()],
    ['16-bit', () => solid(3, '#808080').toColourspace('rgb16').png()],
    ['palette', () => solid(3, '#808080').png({ palette: true })],
    ['WebP', () => solid(3, '#808080').webp({ lossless: true })],
    ['GIF', () => solid(3, '#808080').gif()],
    ['TIFF', () => solid(3, '#808080').tiff()],
  ])('reads %s images as RGB', async (_, make) => {
    const image = await decodeImage(await make().toBuffer(), 'image');
    expect(image.dims).toEqual([3, 2, 2]);
    for (const value of firstPixel(image)) expect(value).toBeCloseTo(128 / 255, 2);
  });

  it('names a file that is no image', async () => {
    await expect(decodeImage(Buffer.from('hello'), 'notes.jpg')).rejects.toThrow(
      /^Expected an image, got notes.jpg, which cannot/,
    );
  });

  it('names a damaged image', async () => {
    const jpeg = await solid(3, '#336699', 64, 64).jpeg().toBuffer();
    await expect(decodeImage(jpeg.subarray(0, jpeg.length - 200), 'cut.jpg')).rejects.toThrow(
      /cut\.jpg, which (is|cannot)/,
    );
  });

  it('refuses 10,000 x 10,000 pixels without decoding them', async () => {
    const png = await solid(3, '#ffffff', 10_000, 10_000).png({ compressionLevel: 1 }).toBuffer();
    await expect(decodeImage(png, 'huge.png')).rejects.toThrow('64 million pixels, got huge.png with 10000 x 10000');
  });
});
