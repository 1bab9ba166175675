/** @file Why an archive is not opened, in English. */

import type { ArchiveFault, ArchiveKind } from '../../../core/dataset/archiveFaults.ts';
import type { Sentence } from '../words.ts';

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

/** @param name of the file. */
export function archive(fault: ArchiveFault, name: string): Sentence {
  switch (fault.code) {
    case 'kind': {
      const [what, toDo] = NAMES[fault.kind];
      return {
        message: `Expected a zip, a tar or a tar.gz, got ${name}, ${what}`,
        hint: `${toDo}.`,
      };
    }
    case 'zip-cut':
      return {
        message: `Expected a zip that is whole, got ${name}, which is cut off: its end is missing`,
        hint: 'download or copy it again.',
      };
    case 'zip-part':
      return {
        message: `Expected a zip in one file, got ${name}, which is one part of several`,
        hint: 'join the parts or unpack them, and choose the folder.',
      };
    case 'zip-damaged':
      return {
        message: `Expected a zip, got ${name}, which cannot be read as one`,
        hint: 'make it anew.',
      };
    case 'tar-cut':
      return {
        message: `Expected a tar that is whole, got ${name}, which is cut off: files are missing`,
        hint: 'download or copy it again.',
      };
    case 'tar-damaged':
      return {
        message: `Expected a tar, got ${name}, which is damaged: its records do not add up`,
        hint: 'download or pack it again.',
      };
    case 'gzip-cut':
      return {
        message: `Expected a tar.gz that is whole, got ${name}, which is cut off or damaged`,
        hint: 'download or copy it again.',
      };
    case 'gzip-no-tar':
      return {
        message: `Expected a tar inside ${name}, got something else`,
        hint: 'unpack it and choose the folder.',
      };
    case 'too-large':
      return {
        message: `Expected a tar.gz that unpacks to at most 4 GiB, got ${name}, which holds more`,
        hint: 'unpack it and choose the folder.',
      };
    case 'too-many-entries':
      return {
        message: `Expected a zip or tar of at most ${fault.entries} entries, got more in ${name}`,
        hint: 'split it.',
      };
    case 'several':
      return {
        message: `Expected one archive, got ${fault.names.length} (${fault.names.slice(0, 4).join(', ')})`,
        hint: 'unpack each into a folder named after its class, and choose the folder around them.',
      };
    default:
      return fault satisfies never;
  }
}
