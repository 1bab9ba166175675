/** @file A folder as it comes from years of use: files that are no pictures, pictures that are odd, names of all kinds. */

import sharp, { type Sharp } from 'sharp';

export interface Problem {
  readonly content: Uint8Array;
  /** Words of the reason for which it is skipped; `null` where it is read all the same. */
  readonly skipped: string | null;
}

/** Forty files by their paths; those that are read are 17. */
export async function problems(): Promise<Record<string, Problem>> {
  const picture = sharp({ create: { ...SIZE, noise: { type: 'gaussian', mean: 90, sigma: 50 } } });
  const png = await picture.clone().png().toBuffer();
  const jpeg = await picture.clone().jpeg().toBuffer();
  const skip = (skipped: string, content: Uint8Array | string): Problem => ({ content: Buffer.from(content), skipped });
  const read = async (image: Sharp): Promise<Problem> => ({ content: await image.toBuffer(), skipped: null });
  const noise = () => sharp({ create: { ...SIZE, noise: { type: 'gaussian', mean: 120, sigma: 40 } } }).png();

  return {
    // No pictures, whatever they are called.
    'cat/empty.png': skip('it is empty', ''),
    'cat/empty.jpg': skip('it is empty', ''),
    'cat/text.png': skip('it is not an image', 'once upon a time'),
    'cat/page.jpg': skip('it is a web page', '<!doctype html><title>404</title>'),
    'cat/archive.webp': skip('it is an archive', 'PK\u0003\u0004 and so on'),
    'cat/notes.txt': skip('not an image file', 'a note'),
    'cat/labels.csv': skip('not an image file', 'a,b'),
    'cat/clip.mp4': skip('not an image file', 'ftyp'),
    'cat/paper.pdf': skip('not an image file', '%PDF-1.7'),
    'cat/drawing.svg': skip('not an image file', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'cat/photo.heic': skip('it is not an image', 'ftypheic'),
    'cat/photo.bmp': skip('it is not an image', 'BM'),
    // Pictures that are damaged, or that no page can open.
    'cat/half.png': skip('it is cut off', png.subarray(0, 60)),
    'cat/header.jpg': skip('it is cut off', jpeg.subarray(0, 20)),
    'cat/garbage.png': skip('it is cut off', Buffer.concat([png.subarray(0, 33), Buffer.alloc(500, 7)])),
    'cat/scan.tiff': skip(
      'it is cut off',
      (await picture.clone().tiff({ compression: 'none' }).toBuffer()).subarray(0, 900),
    ),
    'cat/gigapixel.png': skip('100000 x 100000 pixels', pngHeader(100_000, 100_000)),
    'cat/wide.png': skip('4000000 x 20 pixels', pngHeader(4_000_000, 20)),
    'cat/nothing.png': skip('it is damaged', pngHeader(0, 0)),
    // Places and names.
    'loose.png': skip('no class folder', png),
    'cat/🐈 שלום.png': skip('it is not an image', 'neither'),
    'cat/line\nbreak.png': skip('control characters', png),
    'cat/🐱 ネコ قطة.png': await read(noise()),
    'cat/older/2019/deep.png': await read(noise()),
    'cat/100% #1 & <b>?.png': await read(noise()),
    [`cat/${'long '.repeat(48)}.png`]: await read(noise()),
    'cat/LOUD.JPG': await read(noise().jpeg()),
    'cat/twin.png': await read(noise()),
    'cat/twin.jpg': await read(noise().jpeg()),
    'dog/twin.png': await read(noise()),
    'כלב/ראשון.png': await read(noise()),
    // Pictures that are odd.
    'dog/copy.png': { content: png, skipped: null },
    'dog/copy (1).png': { content: png, skipped: null },
    'dog/dot.png': await read(sharp({ create: { ...SIZE, width: 1, height: 1 } }).png()),
    'dog/night.png': await read(sharp({ create: { ...SIZE, background: '#020202' } }).png()),
    'dog/jpeg in disguise.png': { content: jpeg, skipped: null },
    'dog/deep.png': await read(noise().toColourspace('rgb16')),
    'dog/grey.jpg': await read(noise().greyscale().jpeg()),
    'dog/print.jpg': await read(noise().toColourspace('cmyk').jpeg()),
    'dog/glass.webp': await read(sharp({ create: { ...SIZE, channels: 4, background: '#3a78' } }).webp()),
  };
}

const SIZE = { width: 96, height: 80, channels: 3, background: '#808080' } as const;

/** The beginning of a PNG that declares a size. */
function pngHeader(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(57);
  bytes.write('\u0089PNG\r\n\u001a\n', 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.set([8, 2, 0, 0, 0], 24);
  return bytes;
}
