/** @file What a file is, by its bytes: names lie. */

import { has, latin, u16be, u16le, type FileBytes } from './bytes.ts';

/** Kinds that are read. */
export type ReadKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'tiff' | 'bmp';

/** Kinds that are known and not read: people hear what they have, and what to do. */
export type RefusedKind =
  | 'heic'
  | 'svg'
  | 'jpeg-xl'
  | 'jpeg-2000'
  | 'photoshop'
  | 'icon'
  | 'raw'
  | 'dicom'
  | 'exr'
  | 'hdr'
  | 'netpbm'
  | 'pdf'
  | 'video'
  | 'html'
  | 'archive'
  | 'pointer'
  | 'zeros';

export type FileKind = ReadKind | RefusedKind;

/** How far texts are searched for what they are. */
const TEXT_HEAD = 2048;
const AVIF = /avi[fs]/u;
const HEIC = /hei[cmsx]|hev[cmsx]|mif1|msf1/u;

/**
 * What a file is.
 *
 * @param bytes the file, or at least its first {@link TEXT_HEAD} bytes.
 * @returns its kind; `null` where it is nothing that is known: no image.
 */
export function imageKind(bytes: FileBytes): FileKind | null {
  const head = latin(bytes, 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/u.test(head)) return 'gif';
  if (head.startsWith('RIFF'))
    return head.slice(8, 12) === 'WEBP' ? 'webp' : head.slice(8, 12) === 'AVI ' ? 'video' : null;
  if (head.slice(4, 8) === 'ftyp') return ofBoxes(bytes);
  if (/^(?:II[\x2a\x2b]\0|MM\0[\x2a\x2b])/u.test(head)) return head.slice(8, 10) === 'CR' ? 'raw' : 'tiff';
  if (isBmp(bytes)) return 'bmp';
  if (has(bytes, 128, 'DICM')) return 'dicom';
  if (/^\0{16,}$/u.test(latin(bytes, 0, TEXT_HEAD))) return 'zeros';
  return ofMagic(head) ?? ofText(bytes);
}

const READ: ReadonlySet<FileKind> = new Set<ReadKind>(['jpeg', 'png', 'webp', 'gif', 'avif', 'tiff', 'bmp']);

/** Whether a kind is one that is read. */
export function isReadKind(kind: FileKind | null): kind is ReadKind {
  return kind !== null && READ.has(kind);
}

/** Bytes that {@link beginsAsPicture} looks at. */
export const PICTURE_HEAD = 256;
/** Kinds that are kept in files without a suffix, beside those that are read. */
const PICTURES: ReadonlySet<FileKind | null> = new Set<FileKind>([
  'heic',
  'jpeg-xl',
  'jpeg-2000',
  'photoshop',
  'raw',
  'dicom',
  'exr',
]);

/**
 * Whether a file whose name says nothing begins as a picture does. What is a picture only by two printable letters is none here: many
 * a text begins so.
 *
 * @param head the first {@link PICTURE_HEAD} bytes, or all of a shorter file.
 */
export function beginsAsPicture(head: FileBytes): boolean {
  const kind = imageKind(head);
  return isReadKind(kind) || PICTURES.has(kind);
}

/** ISO base media: brands tell photographs from films. */
function ofBoxes(bytes: FileBytes): FileKind {
  const length = Math.min(256, Math.max(16, u16be(bytes, 0) === 0 ? u16be(bytes, 2) : 256));
  const major = latin(bytes, 8, 4);
  const brands = major + latin(bytes, 16, length - 16);
  // An AVIF file names mif1 too; some name it first.
  if (AVIF.test(brands)) return 'avif';
  if (HEIC.test(brands)) return 'heic';
  if (major === 'crx ') return 'raw';
  if (major === 'jp2 ' || major === 'jpx ') return 'jpeg-2000';
  return 'video';
}

/** "BM" alone begins many a text: the header's length is asked too. */
function isBmp(bytes: FileBytes): boolean {
  return has(bytes, 0, 'BM') && [12, 16, 40, 52, 56, 64, 108, 124].includes(u16le(bytes, 14)) && u16le(bytes, 16) === 0;
}

function ofMagic(head: string): FileKind | null {
  const found = MAGIC.find(([pattern]) => pattern.test(head));
  return found ? found[1] : null;
}

/* eslint-disable no-control-regex -- what files begin with is bytes, and not text */
const MAGIC: readonly (readonly [RegExp, RefusedKind])[] = [
  [/^(?:\xff\x0a|\0\0\0\x0cJXL )/u, 'jpeg-xl'],
  [/^(?:\0\0\0\x0cjP {2}|\xff\x4f\xff\x51)/u, 'jpeg-2000'],
  [/^8BPS/u, 'photoshop'],
  [/^\0\0[\x01\x02]\0[^\0]/u, 'icon'],
  [/^(?:FUJIFILMCCD-RAW|IIRO|IIRS|MMOR|IIU\0)/u, 'raw'],
  [/^v\/1\x01/u, 'exr'],
  [/^#\?R/u, 'hdr'],
  [/^P[1-7]\s/u, 'netpbm'],
  [/^%PDF-/u, 'pdf'],
  [/^(?:\x1aE\xdf\xa3|\0\0\x01[\xb3\xba])/u, 'video'],
  [/^version https:\/\//u, 'pointer'],
  [/^(?:PK\x03\x04|7z\xbc\xaf|Rar!|\x1f\x8b|BZh)/u, 'archive'],
];
/* eslint-enable no-control-regex */

/** Drawings and web pages are texts; what stands before their first element is of no account. */
function ofText(bytes: FileBytes): FileKind | null {
  const wide = has(bytes, 0, '\xff\xfe') || has(bytes, 0, '\xfe\xff');
  const text = latin(bytes, 0, TEXT_HEAD)
    .replaceAll(wide ? '\0' : '\ufeff', '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*/u, '');
  if (!text.startsWith('<')) return null;
  if (/^(?:<!--[^]*?-->\s*)*<(?:!doctype html|html)\b/iu.test(text)) return 'html';
  if (/<(?:svg|svg:svg)[\s>]|<!doctype svg/iu.test(text)) return 'svg';
  return /<(?:html|head|body|title|script)\b/iu.test(text) ? 'html' : null;
}
