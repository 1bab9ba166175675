import { orientationOf, UPRIGHT, type Orientation } from '../orient.ts';
import { has, u16be, u16le, u32be, u32le, type FileBytes } from './bytes.ts';

/** Tag of the orientation. */
const ORIENTATION = 0x0112;

/**
 * The orientation that EXIF data gives.
 * @param exif a TIFF header with its first directory; `Exif\0\0` in front is passed over.
 * @returns upright where nothing (or nonsense) is said.
 */
export function exifOrientation(exif: FileBytes): Orientation {
  const tiff = has(exif, 0, 'Exif\0') ? exif.subarray(6) : exif;
  const little = has(tiff, 0, 'II');
  if (!little && !has(tiff, 0, 'MM')) return UPRIGHT;
  const u16 = little ? u16le : u16be;
  const directory = (little ? u32le : u32be)(tiff, 4);
  for (let i = 0; i < u16(tiff, directory); i++) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 > tiff.length) break;
    if (u16(tiff, entry) === ORIENTATION) return orientationOf(u16(tiff, entry + 8));
  }
  return UPRIGHT;
}
