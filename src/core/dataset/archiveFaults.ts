/** @file What a file that should be an archive is instead, by its first bytes, and the sentence that says so. */

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

const NAMES: Readonly<Record<Exclude<ArchiveKind, 'zip' | 'tar' | 'gzip'>, readonly [what: string, toDo: string]>> = {
  empty: ['which is empty', 'download or copy it again'],
  '7z': ['which is a 7-Zip archive (7z)', 'unpack it and choose the folder'],
  rar: ['which is a RAR archive', 'unpack it and choose the folder'],
  bzip2: ['which is packed by bzip2', 'unpack it and choose the folder'],
  xz: ['which is packed by xz', 'unpack it and choose the folder'],
  zstd: ['which is packed by Zstandard', 'unpack it and choose the folder'],
  'zip-part': ['which is one part of several', 'join the parts or unpack them, and choose the folder'],
  'web-page': [
    'which is a web page: the download failed or asked to sign in',
    'download it again in a browser where you are signed in',
  ],
  pdf: ['which is a PDF', 'choose a folder, a zip or a tar of pictures'],
  picture: ['which is a single picture', 'choose a folder with a folder for each class'],
  other: ['which cannot be read as one', 'make it anew'],
};

/**
 * A fault as a sentence, with what to do after a semicolon.
 *
 * @param name of the file.
 */
export function sayArchiveFault(fault: ArchiveFault, name: string): string {
  switch (fault.code) {
    case 'kind': {
      const [what, toDo] = NAMES[fault.kind];
      return `Expected a zip, a tar or a tar.gz, got ${name}, ${what}; ${toDo}.`;
    }
    case 'zip-cut':
      return `Expected a zip that is whole, got ${name}, which is cut off: its end is missing; download or copy it again.`;
    case 'zip-part':
      return `Expected a zip in one file, got ${name}, which is one part of several; join the parts or unpack them, and choose the folder.`;
    case 'zip-damaged':
      return `Expected a zip, got ${name}, which cannot be read as one; make it anew.`;
    case 'tar-cut':
      return `Expected a tar that is whole, got ${name}, which is cut off: files are missing; download or copy it again.`;
    case 'tar-damaged':
      return `Expected a tar, got ${name}, which is damaged: its records do not add up; download or pack it again.`;
    case 'gzip-cut':
      return `Expected a tar.gz that is whole, got ${name}, which is cut off or damaged; download or copy it again.`;
    case 'gzip-no-tar':
      return `Expected a tar inside ${name}, got something else; unpack it and choose the folder.`;
    case 'too-large':
      return `Expected a tar.gz that unpacks to at most 4 GiB, got ${name}, which holds more; unpack it and choose the folder.`;
    case 'too-many-entries':
      return `Expected a zip or tar of at most ${fault.entries} entries, got more in ${name}; split it.`;
    case 'several':
      return `Expected one archive, got ${fault.names.length} (${fault.names.slice(0, 4).join(', ')}); unpack each into a folder named after its class, and choose the folder around them.`;
    default:
      return fault satisfies never;
  }
}

/** An archive that is not opened. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  constructor(
    readonly fault: ArchiveFault,
    file: string,
    options?: ErrorOptions,
  ) {
    super(sayArchiveFault(fault, file), options);
  }
}
