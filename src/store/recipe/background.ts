import type { ImageId } from '../../core/brands.ts';
import type { ImageKey } from '../ids.ts';

/** A picture of no class, whose scene objects are put into. */
export interface Background {
  /** Its path in the folder it came from, composed (NFC): what random streams go by, as in the command. */
  readonly id: ImageId;
  /** Of the file, hexadecimal. */
  readonly sha256: string;
  /** The file's bytes. */
  readonly picture: ImageKey;
  /** Small, as the recipe reads it; absent in what earlier versions and documents hold. */
  readonly look?: ImageKey;
  /** How many of 16 bits it uses; absent where that is nothing to speak of. */
  readonly usedBits?: number;
}

/** Where the picture of a background is kept: the same file has the same place, so that it is found again when it is chosen again. */
export const backgroundKey = (sha256: string): ImageKey => `background:${sha256}` as ImageKey;

/** Where the small picture of a background is kept that is read with so many bits. */
export const backgroundLook = (sha256: string, stretch: number): ImageKey =>
  `background:${sha256}#${stretch}` as ImageKey;
