/** @file Files that a person chose or dropped, with their paths inside the folder. */

import { archiveKind, ARCHIVE_HEAD, type ArchiveKind } from '../core/dataset/archiveFaults.ts';
import { isArchivePath, isClutter } from '../core/dataset/filePath.ts';
import type { LeftOut } from '../core/dataset/reasons.ts';
import { FailureError } from '../core/failure.ts';
import type { ImportSource } from '../protocol/import.ts';
import { walkDropped, type PathFile } from './dropped.ts';

export interface Chosen {
  /** `zip`: an archive of any kind that is read. */
  readonly kind: 'folder' | 'zip';
  /** Of the folder or the archive. */
  readonly name: string;
  readonly source: ImportSource;
  /** The files by path; empty for an archive. */
  readonly files: ReadonlyMap<string, File>;
}

/** Kinds of files that are opened as archives, or refused as what they are; anything else may be a picture. */
const ARCHIVES: ReadonlySet<ArchiveKind> = new Set<ArchiveKind>([
  'zip',
  'zip-part',
  'tar',
  'gzip',
  '7z',
  'rar',
  'bzip2',
  'xz',
  'zstd',
]);

/**
 * What `<input type="file">` gave: a folder's files, an archive, or single images.
 *
 * @throws FailureError for several archives at once.
 */
export function fromInput(files: readonly File[]): Promise<Chosen> {
  return chosen(
    files.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
    [],
    [],
  );
}

/**
 * What was dropped. Call it inside the event: the list is empty afterwards.
 *
 * @throws FailureError for several archives at once.
 */
export function fromDrop(transfer: DataTransfer): Promise<Chosen> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return walkDropped(entries).then(({ files, refused, folders }) => chosen(files, refused, folders));
}

async function chosen(
  files: readonly PathFile[],
  refused: readonly LeftOut[],
  folders: readonly string[],
): Promise<Chosen> {
  const archives = await archivesAmong(files);
  const [first, ...others] = archives;
  if (first && others.length > 0) {
    throw new FailureError({
      code: 'archive',
      fault: { code: 'several', names: archives.map(({ file }) => file.name) },
      name: first.file.name,
    });
  }
  if (first) {
    const { file } = first;
    return { kind: 'zip', name: file.name, source: { kind: 'zip', file, name: file.name }, files: new Map() };
  }
  const { name, inside, below } = withoutTop(files, folders);
  return {
    kind: 'folder',
    name,
    source: { kind: 'files', files: inside, refused, folders: below },
    files: new Map(inside.map(({ path, file }) => [path, file])),
  };
}

/** The archives, where nothing else was chosen: in a folder of pictures, one is left out like any other file. */
async function archivesAmong(files: readonly PathFile[]): Promise<readonly PathFile[]> {
  const own = files.filter(({ path }) => !isClutter(path));
  // Only what was chosen by itself is opened; a folder is one, whatever lies in it.
  if (own.length === 0 || own.length > 100 || own.some(({ path }) => path.includes('/'))) return [];
  for (const { path, file } of own) if (!isArchivePath(path) && !(await beginsAsArchive(file))) return [];
  return own;
}

/** Whether a file begins as an archive does: its name may say nothing. */
async function beginsAsArchive(file: File): Promise<boolean> {
  const head = await file
    .slice(0, ARCHIVE_HEAD)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  return ARCHIVES.has(archiveKind(new Uint8Array(head)));
}

/** Paths inside the folder that was chosen: its own name is not part of the data set, and may change. */
function withoutTop(
  files: readonly PathFile[],
  folders: readonly string[],
): { name: string; inside: readonly PathFile[]; below: readonly string[] } {
  const top = files[0]?.path.split('/')[0] ?? '';
  const common = files.every(({ path }) => path.startsWith(`${top}/`));
  if (!common || top === '') return { name: 'files', inside: files, below: folders };
  return {
    name: top,
    inside: files.map(({ path, file }) => ({ path: path.slice(top.length + 1), file })),
    below: folders.flatMap((folder) => (folder.startsWith(`${top}/`) ? [folder.slice(top.length + 1)] : [])),
  };
}
