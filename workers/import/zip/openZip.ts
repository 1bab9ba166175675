/** @file A zip as a list of entries that are inflated one at a time, when they are read. Any zip: it may have been made to do harm. */

import { configure, ZipReader, type FileEntry, type Reader } from '@zip.js/zip.js';
import type { ArchiveKind } from '../../../src/core/dataset/archiveFaults.ts';
import { withSlashes } from '../../../src/core/dataset/filePath.ts';
import type { LeftOut } from '../../../src/core/dataset/reasons.ts';
import { MAX_ENTRIES } from '../../../src/core/dataset/limits.ts';
import { FailureError } from '../../../src/core/failure.ts';
import { encodingNote, type ArchiveFile, type OpenArchive } from '../archive/contract.ts';
import { decodeBytes } from '../names/codePages.ts';
import { decodeNames, type NameHints, type RawName } from '../names/decodeNames.ts';
import { inflate } from './inflate.ts';
import { overlapping, refusalOf } from './refusal.ts';
import { readStored } from './stored.ts';

// This is a worker already; and in Node, zip.js's own workers would keep the process alive.
configure({ useWebWorkers: false });

/** Bytes from the end in which the end of a zip lies. */
const TAIL = 65_557;

/**
 * Opens a zip.
 *
 * @param source gives parts of it, so that it never has to fit into memory.
 * @param name of the file, for errors. Default: words for it.
 * @param hints how names are written, where the zip does not say it.
 * @param kind what its first bytes say.
 * @throws FailureError where it cannot be read as a zip, or has more than 250,000 entries.
 */
export async function openZip(
  source: Reader<unknown>,
  name = 'a file',
  hints: NameHints = {},
  kind: ArchiveKind = 'zip',
): Promise<OpenArchive> {
  // Names that leave the folder are refused one by one (see `partsOfPath`): they do not spoil the archive around them.
  const reader = new ZipReader(source, { filenameValidation: 'tolerant' });
  const listed = await listEntries(reader, source, name, kind);
  const { names, encoding } = await decodeNames(listed.map(rawName), hints);
  const paths = withSlashes(names);
  const entries = listed.filter((entry): entry is FileEntry => !entry.directory);
  const shared = overlapping(entries);
  const files: ArchiveFile[] = [];
  const folders: string[] = [];
  const leftOut: LeftOut[] = [];
  listed.forEach((entry, i) => {
    const path = paths[i]!;
    if (entry.directory || path.endsWith('/')) {
      folders.push(path.replace(/\/+$/u, ''));
      return;
    }
    const why = shared.has(entry) ? { code: 'shares-bytes' as const } : refusalOf(entry);
    if (why !== null) leftOut.push({ path, why });
    else
      files.push({
        path,
        bytes: entry.uncompressedSize,
        read: async () => (await readStored(entry, source)) ?? inflate(entry),
      });
  });
  return { kind: 'zip', files, folders, leftOut, notes: encodingNote(encoding, paths), close: () => reader.close() };
}

type Listed = Awaited<ReturnType<ZipReader<unknown>['getEntries']>>[number];

/** A name is known where it is flagged as UTF-8 and is, and where a field beside it says it. */
function rawName({ rawFilename, filename, bitFlag, extraFieldUnicodePath }: Listed): RawName {
  const flagged = bitFlag?.languageEncodingFlag === true ? decodeBytes(rawFilename, 'utf-8') : null;
  return { bytes: rawFilename, known: extraFieldUnicodePath?.valid === true ? filename : flagged };
}

async function listEntries(
  reader: ZipReader<unknown>,
  source: Reader<unknown>,
  name: string,
  kind: ArchiveKind,
): Promise<Listed[]> {
  const entries: Listed[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      entries.push(entry);
      if (entries.length > MAX_ENTRIES) break;
    }
  } catch (cause) {
    const code = await faultOf(source, kind);
    // What neither begins nor ends as a zip is one by its name at most.
    const isOther = kind === 'other' && code === 'zip-damaged' && !/\.zip$/iu.test(name);
    throw new FailureError({ code: 'archive', fault: isOther ? { code: 'kind', kind } : { code }, name }, { cause });
  }
  if (entries.length > MAX_ENTRIES)
    throw new FailureError({ code: 'archive', fault: { code: 'too-many-entries', entries: MAX_ENTRIES }, name });
  return entries;
}

async function endOf(source: Reader<unknown>, length: number): Promise<Uint8Array> {
  try {
    return await source.readUint8Array(source.size - length, length);
  } catch {
    return new Uint8Array();
  }
}

/** What is wrong with a file that cannot be read as a zip: its end says whether it is cut off, or a part of several. */
async function faultOf(source: Reader<unknown>, kind: ArchiveKind): Promise<'zip-cut' | 'zip-part' | 'zip-damaged'> {
  const length = Math.min(TAIL, source.size);
  const tail = await endOf(source, length);
  for (let i = tail.length - 22; i >= 0; i--) {
    if (tail[i] !== 0x50 || tail[i + 1] !== 0x4b || tail[i + 2] !== 5 || tail[i + 3] !== 6) continue;
    // Its number among the disks that the zip lies on.
    const disk = tail[i + 4]! + 256 * tail[i + 5]!;
    return disk > 0 && disk < 0xffff ? 'zip-part' : 'zip-damaged';
  }
  return kind === 'zip-part' ? 'zip-part' : kind === 'zip' ? 'zip-cut' : 'zip-damaged';
}
