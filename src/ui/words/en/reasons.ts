/** @file Why a file is not used, in English: the end of the sentence "... was skipped: ". */

import type { Reason } from '../../../core/dataset/reasons.ts';
import type { RefusedKind } from '../../../core/image/file/kind.ts';

/** The words for a reason: without a stop, what to do after a semicolon. */
export function reason(why: Reason): string {
  switch (why.code) {
    case 'absolute':
      return 'its path is absolute';
    case 'leaves':
      return 'its path leaves the data set';
    case 'control':
      return 'its name has control characters';
    case 'surrogates':
      return 'its name is not valid Unicode';
    case 'nameless':
      return 'it has no name';
    case 'path-too-long':
      return `its path is longer than ${why.bytes} bytes`;
    case 'name-too-long':
      return `its name is longer than ${why.bytes} bytes`;
    case 'not-a-picture':
      return 'it is not an image file (JPEG, PNG, WebP, GIF, AVIF, TIFF or BMP)';
    case 'table-read':
      return 'it is a table, which was read for the classes';
    case 'record-read':
      return 'it says what is in the set, and was read';
    case 'archive-inside':
      return 'it is an archive inside the data set; unpack it first';
    case 'same-path':
      return 'another file has the same path';
    case 'no-class':
      return 'it lies in no class folder';
    case 'no-class-in-split':
      return `it lies in no class folder of "${why.folder}"`;
    case 'says-no-class':
      return `it lies in no class folder: "${why.folder}" says of no picture what it shows`;
    case 'outside-splits':
      return 'it lies outside the folders of the splits';
    case 'masks':
      return `"${why.folder}" looks like masks or annotations beside the pictures`;
    case 'other-fold':
      return `it belongs to another fold, "${why.folder}": its pictures are tested in "${why.kept}"`;
    case 'no-class-by-person':
      return `"${why.folder}" is no class, as you said`;
    case 'not-in-table':
      return `${why.table} does not name it`;
    case 'several-in-table':
      return `${why.table} gives it several classes`;
    case 'no-label-in-table':
      return `${why.table} gives it no class`;
    case 'variant':
      return why.seed === null
        ? 'it is a variant that was made by this program'
        : `it is a variant that was made by this program, from ${why.seed}`;
    case 'link':
      return 'it is a link';
    case 'hard-link':
      return 'it is a link to another file of the tar';
    case 'not-regular':
      return 'it is not a regular file';
    case 'cannot-open':
      return 'it cannot be opened';
    case 'name-not-utf8':
      return 'its name is not valid UTF-8; rename it';
    case 'folder-not-listed':
      return 'the folder cannot be read to its end';
    case 'too-deep':
      return `it lies in more than ${why.folders} folders`;
    case 'too-many':
      return `more than ${why.entries} files and folders came before it; the rest is not looked at`;
    case 'too-large':
      return `it is longer than ${why.mebibytes} MiB`;
    case 'unpacks-too-large':
      return `it unpacks to more than ${why.mebibytes} MiB`;
    case 'bomb':
      return 'it unpacks to far more than any picture would';
    case 'password':
      return 'it is encrypted with a password; unpack the archive with it first';
    case 'method':
      return `it is packed by ${why.method}, a compression that is not supported; pack it again by Deflate, the usual method of zips`;
    case 'shares-bytes':
      return 'it shares its bytes with another entry of the zip';
    case 'damaged-in-archive':
      return 'it is damaged inside the zip';
    case 'longer-than-declared':
      return 'it is longer than the zip declares';
    case 'shorter-than-declared':
      return 'it is shorter than the zip declares';
    case 'empty-file':
      return 'it is empty';
    case 'not-an-image':
      return 'it is not an image';
    case 'cut-off':
      return 'it is cut off: the end of the file is missing; copy or download it again';
    case 'damaged':
      return 'it is damaged and cannot be decoded';
    case 'kind-not-read':
      return KINDS[why.kind];
    case 'too-many-pixels':
      return `it has ${why.width} x ${why.height} pixels, more than ${why.most / 1e6} million`;
    case 'apple-png':
      return "it is Apple's own form of PNG, which is not read; save it as PNG";
    case 'bmp-form':
      return 'its form of BMP is not read; save it as PNG';
    case 'jpeg-coding':
      return 'its JPEG coding (arithmetic or lossless) is not read; save it as common JPEG';
    case 'jpeg-bits':
      return `it is a JPEG of ${why.bits} bits, which is not read; save it as common JPEG or as PNG`;
    case 'tiff-floats':
      return 'its values are floating-point numbers; save it with 8 or 16 bits a channel';
    case 'tiff-signs':
      return 'its values have signs; save it with 8 or 16 bits a channel without signs';
    case 'tiff-bits':
      return `it has ${why.bits} bits a channel; save it with 8 or 16`;
    case 'tiff-compression':
      return `its TIFF compression (${why.number}) is not read; save it as PNG`;
    case 'tiff-jpeg':
      return 'its TIFF compression (JPEG, of such samples) is not read; save it as PNG';
    case 'tiff-photometric':
      return `its colours (TIFF photometric ${why.number}) are not read; save it as PNG`;
    case 'tiff-bands':
      return `it has ${why.bands} bands and does not say which are red, green and blue; save it as RGB or as one band`;
    case 'tiff-predictor':
      return 'its TIFF predictor is not read; save it as PNG';
    case 'big-tiff':
      return 'it is a BigTIFF, which is not read; save it as TIFF or PNG';
    case 'text':
      return why.text;
    default:
      return why satisfies never;
  }
}

/** What a kind that is not read is called, and what to do. */
const KINDS = {
  heic: 'it is a HEIC photograph, which is not read; save it as JPEG (iPhone: Settings, Camera, Formats, Most Compatible)',
  svg: 'it is an SVG drawing, which has no pixels; save it as PNG',
  'jpeg-xl': 'it is JPEG XL, which is not read; save it as JPEG or PNG',
  'jpeg-2000': 'it is JPEG 2000, which is not read; save it as JPEG or PNG',
  photoshop: 'it is a Photoshop document, which is not read; save it as PNG',
  icon: 'it is an icon file, which is not read; save it as PNG',
  raw: "it is a camera's raw file, which is not read; save it as JPEG",
  dicom: 'it is DICOM, which is not read; save it as PNG with 16 bits',
  exr: 'it is OpenEXR, which is not read; save it as PNG',
  hdr: 'it is a Radiance HDR image, which is not read; save it as PNG',
  netpbm: 'it is a Netpbm image, which is not read; save it as PNG',
  pdf: 'it is a PDF, which is not read; save its pictures as PNG',
  video: 'it is a video, which is not read; save frames of it as JPEG',
  html: 'it is a web page and not an image; download the image itself',
  archive: 'it is an archive and not an image; unpack it',
  pointer: 'it only says where Git LFS keeps the image; get the image itself by "git lfs pull"',
  zeros: 'it holds nothing but zeros: copying it went wrong; copy or download it again',
} as const satisfies Record<RefusedKind, string>;
