import sharp, { type Create } from 'sharp';
import { describe, expect, it } from 'vitest';
import { READ, REFUSED } from '../../src/testing/pictures/cases.ts';
import { drawn } from '../../src/testing/pictures/drawn.ts';
import { filesOf, REFUSED_FILES } from '../../src/testing/pictures/files.ts';
import { decodeImage, decodePicture } from './decode.ts';
import { saying } from '../../src/testing/saying.ts';

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
    await expect(saying(decodeImage(Buffer.from('hello'), 'notes.jpg'))).rejects.toThrow(
      /^notes\.jpg was skipped: it is not an image$/u,
    );
  });
});

describe('decodePicture', () => {
  it.each(Object.keys(READ).filter((name) => /^TIFF(?!.*(?:P3|CMYK|12 of 16))/u.test(name)))(
    'gives the pixels of libvips for %s',
    async (name) => {
      const file = await READ[name]!();
      const { image } = await decodePicture(file);
      const expected = await sharp(file)
        .autoOrient()
        .toColourspace('srgb')
        .ensureAlpha()
        .raw({ depth: 'uchar' })
        .toBuffer({ resolveWithObject: true });
      expect([image.width, image.height]).toEqual([expected.info.width, expected.info.height]);
      expect(mostApart(image.data, expected.data)).toBeLessThanOrEqual(1);
    },
  );

  it.each(Object.keys(READ).filter((name) => /^BMP (?:24|32 bits$)/u.test(name)))(
    'gives what was drawn for %s',
    async (name) => {
      const { image } = await decodePicture(await READ[name]!());
      expect(mostApart(image.data, await drawn().ensureAlpha().raw().toBuffer())).toBe(0);
    },
  );

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turns orientation %i upright as libvips does', async (orientation) => {
    const file = await drawn().withMetadata({ orientation }).jpeg().toBuffer();
    const { image } = await decodePicture(file);
    const expected = await sharp(file).autoOrient().ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    expect([image.width, image.height]).toEqual([expected.info.width, expected.info.height]);
    expect(mostApart(image.data, expected.data)).toBe(0);
  });

  it.each(Object.entries(REFUSED))('refuses %s', async (_, { make, says }) => {
    await expect(saying(decodePicture(await make()))).rejects.toThrow(says);
  });

  it.each(REFUSED_FILES)('refuses %s: %s', async (archive, path, says) => {
    await expect(saying(decodePicture((await filesOf(archive)).get(path)!))).rejects.toThrow(says);
  });

  it.each(Object.keys(READ).filter((name) => name.includes('12 of 16')))('stretches %s', async (name) => {
    const file = await READ[name]!();
    const dark = await decodePicture(file);
    expect(dark.usedBits).toBe(12);
    expect(Math.max(...dark.image.data.filter((_, i) => i % 4 < 3))).toBe(16);
    const bright = await decodePicture(file, { stretch: 12 });
    expect(mostApart(bright.image.data, await drawn().ensureAlpha().raw().toBuffer())).toBeLessThanOrEqual(1);
    // One that uses more bits than are stretched would be white.
    expect((await decodePicture(file, { stretch: 10 })).image).toEqual(dark.image);
  });

  it('reads red, green and blue of a TIFF with a band of infrared, and leaves the band', async () => {
    const tiff = await drawn(true).tiff({ compression: 'none' }).toBuffer();
    const { image } = await decodePicture(retagged(tiff, 338, 0));
    expect(mostApart(image.data, await drawn().ensureAlpha().raw().toBuffer())).toBe(0);
  });

  it('refuses a TIFF of several bands that says not which is which', async () => {
    const tiff = await drawn(true).tiff({ compression: 'none' }).toBuffer();
    await expect(saying(decodePicture(retagged(retagged(tiff, 338, 0), 262, 1)))).rejects.toThrow(
      /^it has 4 bands and does not say/u,
    );
  });
});

/** A TIFF of libvips (little-endian) with another value of a tag. */
function retagged(tiff: Buffer, tag: number, value: number): Buffer {
  const copy = Buffer.from(tiff);
  const directory = copy.readUInt32LE(4);
  for (let i = 0; i < copy.readUInt16LE(directory); i++) {
    const entry = directory + 2 + 12 * i;
    if (copy.readUInt16LE(entry) === tag) copy.writeUInt16LE(value, entry + 8);
  }
  return copy;
}

function mostApart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!));
  return most;
}
