/** @file Packs of reference cases that denoise: plain files of one folder, or of several that share what they have in common. */

import { makePack } from '../../../src/models/make/makePack.ts';
import type { FileSource } from '../../../src/models/make/files.ts';
import { priorPack, type PriorPack } from '../../../src/models/pack.ts';
import type { Runtime } from '../../../src/models/runtime/runtime.ts';
import { lackWords } from '../../../src/ui/words/en/packs.ts';
import { folderSource } from '../../lib/folderSource.ts';

/** The files of some folders; of one that several have, the first folder's. */
export async function sourceOfFolders(folders: readonly string[]): Promise<FileSource> {
  const sources = await Promise.all(folders.map(folderSource));
  const holders = new Map<string, FileSource>();
  for (const source of sources.toReversed()) for (const path of source.paths) holders.set(path, source);
  return { paths: [...holders.keys()], read: (path) => holders.get(path)!.read(path) };
}

/** The pack that plain files make. @throws Error that says what is missing. */
export async function priorOfFiles(source: FileSource, runtime: Runtime): Promise<PriorPack> {
  const told = { id: 'reference', title: 'Reference', licence: 'MIT', source: 'random weights' };
  const made = await makePack(source, told, runtime);
  if (made.kind === 'lacking') throw new Error(made.missing.map(lackWords).join(' '));
  return priorPack(made.pack);
}
