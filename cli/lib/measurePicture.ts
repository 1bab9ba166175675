/** @file What deserves a look in a picture, measured as the page does. */

import sharp from 'sharp';
import { measure, measuredSize, type Measures } from '../../src/core/image/measure.ts';
import type { RgbaImage } from '../../src/core/image/pixels.ts';

/** Measures a decoded picture of any size. */
export async function measurePicture({ width, height, data }: RgbaImage): Promise<Measures> {
  const [narrow, low] = measuredSize(width, height);
  if (narrow === width && low === height) return measure({ width, height, data });
  const { data: small, info } = await sharp(data, { raw: { width, height, channels: 4 } })
    .resize(narrow, low, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return measure({ width: info.width, height: info.height, data: small });
}
