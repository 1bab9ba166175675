/** @file Why a picture's file is not read, as data. */

import type { RefusedKind } from './kind.ts';

export type PictureFault =
  | { readonly code: 'empty-file' | 'not-an-image' | 'cut-off' | 'damaged' }
  | { readonly code: 'kind-not-read'; readonly kind: RefusedKind }
  | { readonly code: 'too-many-pixels'; readonly width: number; readonly height: number; readonly most: number }
  | { readonly code: 'bmp-form' | 'jpeg-coding' | 'apple-png' }
  | { readonly code: 'jpeg-bits'; readonly bits: number }
  | { readonly code: 'tiff-floats' | 'tiff-signs' | 'tiff-predictor' | 'tiff-jpeg' | 'big-tiff' }
  | { readonly code: 'tiff-bits'; readonly bits: number }
  | { readonly code: 'tiff-compression' | 'tiff-photometric'; readonly number: number }
  | { readonly code: 'tiff-bands'; readonly bands: number };

export const CUT_OFF: PictureFault = { code: 'cut-off' };
export const DAMAGED: PictureFault = { code: 'damaged' };

/** Whether what was looked at is not read. */
export const isFault = (looked: unknown): looked is PictureFault =>
  typeof looked === 'object' && looked !== null && 'code' in looked;
