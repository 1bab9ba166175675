/** @file What a file that should be an archive is instead, by its first bytes. */

import { beginsAsPicture } from '../image/file/kind.ts';

/** What the first bytes say. */
export type ArchiveKind =
  | 'zip'
  /** A part of a zip that was cut into several. */
  | 'zip-part'
  | 'tar'
  | 'gzip'
  | '7z'
  | 'rar'
  | 'bzip2'
  | 'xz'
  | 'zstd'
  | 'web-page'
  | 'pdf'
  | 'picture'
  | 'empty'
  | 'other';

/** Bytes from the beginning that {@link archiveKind} looks at. */
export const ARCHIVE_HEAD = 512;

/** Why an archive is not opened. */
export type ArchiveFault =
  | { readonly code: 'kind'; readonly kind: Exclude<ArchiveKind, 'zip' | 'tar' | 'gzip'> }
  | {
      readonly code:
        'zip-cut' | 'zip-part' | 'zip-damaged' | 'tar-cut' | 'tar-damaged' | 'gzip-cut' | 'gzip-no-tar' | 'too-large';
    }
  | { readonly code: 'too-many-entries'; readonly entries: number }
  | { readonly code: 'several'; readonly names: readonly string[] };

const BEGINNINGS: readonly (readonly [bytes: string, kind: ArchiveKind])[] = [
  ['PK\u0003\u0004', 'zip'],
  ['PK\u0005\u0006', 'zip'],
  ['PK\u0007\u0008', 'zip-part'],
  ["7z\u00bc\u00af'\u001c", '7z'],
  ['Rar!\u001a\u0007', 'rar'],
  ['\u001f\u008b', 'gzip'],
  ['BZh', 'bzip2'],
  ['\u00fd7zXZ\u0000', 'xz'],
  ['\u0028\u00b5\u002f\u00fd', 'zstd'],
  ['%PDF', 'pdf'],
];

/** @param head the first {@link ARCHIVE_HEAD} bytes, or all of a shorter file. */
export function archiveKind(head: Uint8Array): ArchiveKind {
  if (head.length === 0) return 'empty';
  const text = Array.from(head, (byte) => String.fromCharCode(byte)).join('');
  const found = BEGINNINGS.find(([bytes]) => text.startsWith(bytes));
  if (found) return found[1];
  if (/^(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype html|html|head|body|\?xml)/iu.test(text)) return 'web-page';
  if (text.startsWith('ustar', 257) || hasTarSum(head)) return 'tar';
  return beginsAsPicture(head) ? 'picture' : 'other';
}

/** Tars of the first Unix have no mark, only the sum of their first record. */
function hasTarSum(head: Uint8Array): boolean {
  if (head.length < 512) return false;
  const sum = head.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 0x20 : byte), 0);
  const said = Array.from(head.subarray(148, 156), (byte) => String.fromCharCode(byte)).join('');
  return /^ *[0-7]+[ \0]/u.test(said) && parseInt(said.trim(), 8) === sum && sum > 256;
}
