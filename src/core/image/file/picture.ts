/** @file What a picture's header says, and how its pixels are to be read: the contract of every decoder. */

import { MAX_PIXELS } from '../../dataset/limits.ts';
import type { Chromaticities } from '../colour/primaries.ts';
import type { Orientation } from '../orient.ts';
import type { FileBytes } from './bytes.ts';
import type { PictureFault } from './fault.ts';
import type { Rectangle } from '../rectangle.ts';
import type { ReadKind } from './kind.ts';

/** What a file says of its colours; where it says several things, what its format lets win. */
export type ColourFacts =
  | { readonly kind: 'srgb' }
  /** An ICC profile; `deflated` as PNG holds it. */
  | { readonly kind: 'icc'; readonly profile: FileBytes; readonly deflated: boolean }
  /** PNG's gAMA and cHRM: light is the value to the power of 1 / gamma. */
  | { readonly kind: 'gamma'; readonly gamma: number; readonly primaries: Chromaticities | null }
  /** Code points of ITU-T H.273, as PNG's cICP and AVIF's nclx hold them. */
  | { readonly kind: 'code-points'; readonly primaries: number; readonly transfer: number };

/** Which decoder reads a picture; all but `native` are the same code on the page and in the command. */
export type DecoderName =
  /** The platform's: it gets a still frame without profile, gamma and orientation, and gives the stored values. */
  | 'native'
  /** The same, of four inks: a profile stays in the file. */
  | 'native-cmyk'
  /** PNG of 16 bits, or with opacity and colours that are not sRGB. */
  | 'png'
  | 'tiff'
  | 'bmp'
  | 'avif';

export interface Picture {
  readonly kind: ReadKind;
  /** In pixels, as stored: before it is turned upright. */
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Bits of a sample. */
  readonly bits: number;
  /** Whether it has one channel beside opacity. */
  readonly grey: boolean;
  readonly decoder: DecoderName;
  /** The bytes that a decoder gets, in parts; a whole file is one part. */
  readonly parts: readonly FileBytes[];
  readonly colour: ColourFacts;
  /** Where the decoded frame lies; `null` where it is the whole picture. What lies around it is transparent. */
  readonly frame: Rectangle | null;
}

/** Why a picture of a size is refused; `null` where it is not. */
export const tooLarge = (width: number, height: number): PictureFault | null =>
  width * height > MAX_PIXELS ? { code: 'too-many-pixels', width, height, most: MAX_PIXELS } : null;
