/** @file An archive as a list of files that are read when they are needed: a zip, a tar, or a tar.gz, whatever its name says. */

import type { Reader } from '@zip.js/zip.js';
import { archiveKind, ARCHIVE_HEAD } from '../../../src/core/dataset/archiveFaults.ts';
import { withSlashes } from '../../../src/core/dataset/filePath.ts';
import type { LeftOut } from '../../../src/core/dataset/reasons.ts';
import { decodeNames, type NameHints } from '../names/decodeNames.ts';
import { openZip } from '../zip/openZip.ts';
import { MAX_ENTRIES, MAX_FILE_BYTES } from '../../../src/core/dataset/limits.ts';
import { FailureError } from '../../../src/core/failure.ts';
import { BlockReader } from './blockReader.ts';
import { encodingNote, type ArchiveFile, type OpenArchive } from './contract.ts';
import { indexTar } from './tarIndex.ts';

/** The most that a tar.gz may unpack to, in bytes: it has no index, so all of it is unpacked at once. */
const MAX_UNPACKED = 4 * 1024 * 1024 * 1024;

/**
 * Opens an archive.
 *
 * @param given gives parts of it, so that a zip or a tar never has to fit into memory.
 * @param name of the file, for errors.
 * @param hints how names are written, where the archive does not say it.
 * @throws FailureError where it is none of the three, damaged or cut off.
 */
export async function openArchive(given: Reader<unknown>, name: string, hints: NameHints = {}): Promise<OpenArchive> {
  const source = await initialised(given);
  const head = await source.readUint8Array(0, Math.min(ARCHIVE_HEAD, source.size));
  const kind = archiveKind(head);
  switch (kind) {
    case 'tar':
      return openTar(source, name, hints);
    case 'gzip':
      return openTar(await inflated(source, name), name, hints, true);
    // What stands before a zip may be anything: a program that unpacks it, or a part that was cut off.
    case 'zip':
    case 'zip-part':
    case 'other':
      return openZip(source, name, hints, kind);
    case '7z':
    case 'rar':
    case 'bzip2':
    case 'xz':
    case 'zstd':
    case 'web-page':
    case 'pdf':
    case 'picture':
    case 'empty':
      throw new FailureError({ code: 'archive', fault: { code: 'kind', kind }, name });
    default:
      return kind satisfies never;
  }
}

async function openTar(
  source: Reader<unknown>,
  name: string,
  hints: NameHints,
  unpacked = false,
): Promise<OpenArchive> {
  if (unpacked) {
    const kind = archiveKind(await source.readUint8Array(0, Math.min(ARCHIVE_HEAD, source.size)));
    if (kind !== 'tar') throw new FailureError({ code: 'archive', fault: { code: 'gzip-no-tar' }, name });
  }
  const { entries, ended } = await indexTar(source, name, MAX_ENTRIES);
  const { names, encoding } = await decodeNames(
    entries.map((entry) => ({ bytes: entry.name, known: entry.known })),
    hints,
  );
  const paths = withSlashes(names).map((path) => path.replace(/^(?:\.\/)+/u, ''));
  const files: ArchiveFile[] = [];
  const folders: string[] = [];
  const leftOut: LeftOut[] = [];
  entries.forEach(({ kind, at, bytes }, i) => {
    const path = paths[i]!;
    if (kind === 'folder') folders.push(path.replace(/\/+$/u, ''));
    else if (kind !== 'file') leftOut.push({ path, why: { code: kind === 'other' ? 'not-regular' : kind } });
    else if (bytes > MAX_FILE_BYTES)
      leftOut.push({ path, why: { code: 'too-large', mebibytes: MAX_FILE_BYTES / 1024 / 1024 } });
    else files.push({ path, bytes, read: async () => new Uint8Array(await source.readUint8Array(at, bytes)) });
  });
  return {
    kind: 'tar',
    files,
    folders: folders.filter((folder) => folder !== '' && folder !== '.'),
    leftOut,
    notes: [...(ended ? [] : [{ code: 'no-end' as const }]), ...encodingNote(encoding, paths)],
    close: () => Promise.resolve(),
  };
}

/** All of a gzip, unpacked. */
async function inflated(source: Reader<unknown>, name: string): Promise<BlockReader> {
  const chunk = 1024 * 1024;
  let at = 0;
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      if (at >= source.size) controller.close();
      else {
        const bytes = new Uint8Array(await source.readUint8Array(at, Math.min(chunk, source.size - at)));
        at += bytes.length;
        controller.enqueue(bytes);
      }
    },
  });
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  try {
    const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(new Uint8Array(value));
      total += value.length;
      if (total > MAX_UNPACKED) {
        await reader.cancel();
        break;
      }
    }
  } catch (cause) {
    throw new FailureError({ code: 'archive', fault: { code: 'gzip-cut' }, name }, { cause });
  }
  if (total > MAX_UNPACKED) throw new FailureError({ code: 'archive', fault: { code: 'too-large' }, name });
  return initialised(new BlockReader(new Blob(parts)));
}

/** A reader that knows its size. */
async function initialised<Given extends Reader<unknown>>(reader: Given): Promise<Given> {
  await reader.init?.();
  return reader;
}
