/** @file Files that a person chose or dropped, with their paths inside the folder. */

import type { Refused } from '../core/dataset/placement.ts';
import type { ImportSource } from '../protocol/import.ts';
import { walkDropped, type PathFile } from './dropped.ts';

export interface Chosen {
  readonly kind: 'folder' | 'zip';
  /** Of the folder or the archive. */
  readonly name: string;
  readonly source: ImportSource;
  /** The files by path; empty for a zip. */
  readonly files: ReadonlyMap<string, File>;
}

/** What `<input type="file">` gave: a folder's files, a zip, or single images. */
export function fromInput(files: readonly File[]): Promise<Chosen> {
  return chosen(
    files.map((file) => ({ path: file.webkitRelativePath || file.name, file })),
    [],
  );
}

/** What was dropped. Call it inside the event: the list is empty afterwards. */
export function fromDrop(transfer: DataTransfer): Promise<Chosen> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return walkDropped(entries).then(({ files, refused }) => chosen(files, refused));
}

async function chosen(files: readonly PathFile[], refused: readonly Refused[]): Promise<Chosen> {
  const [first] = files;
  if (files.length === 1 && first && (/\.zip$/iu.test(first.path) || (await beginsAsZip(first.file)))) {
    return { kind: 'zip', name: first.file.name, source: { kind: 'zip', file: first.file }, files: new Map() };
  }
  const { name, inside } = withoutTop(files);
  return {
    kind: 'folder',
    name,
    source: { kind: 'files', files: inside, refused },
    files: new Map(inside.map(({ path, file }) => [path, file])),
  };
}

/** Whether a file begins with a record of a zip: its name may say nothing. */
async function beginsAsZip(file: File): Promise<boolean> {
  const head = await file
    .slice(0, 4)
    .text()
    .catch(() => '');
  return head === 'PK\u0003\u0004' || head === 'PK\u0005\u0006';
}

/** Paths inside the folder that was chosen: its own name is not part of the data set, and may change. */
function withoutTop(files: readonly PathFile[]): { name: string; inside: readonly PathFile[] } {
  const top = files[0]?.path.split('/')[0] ?? '';
  const common = files.every(({ path }) => path.startsWith(`${top}/`));
  if (!common || top === '') return { name: 'files', inside: files };
  return { name: top, inside: files.map(({ path, file }) => ({ path: path.slice(top.length + 1), file })) };
}
