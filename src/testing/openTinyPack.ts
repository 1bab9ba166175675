/** @file A tiny pack as one that can be read. */

import { describeFiles, type FileSource } from '../models/make/files.ts';
import { openPack, type Pack } from '../models/pack.ts';
import { parseManifest } from '../packs/parse.ts';
import type { TinyPack } from './tinyPacks.ts';

export async function openTinyPack({ manifest, files }: TinyPack): Promise<Pack> {
  const source: FileSource = {
    paths: Object.keys(files),
    read: (path) => Promise.resolve(Uint8Array.from(files[path]!)),
  };
  const listed = await describeFiles(source, source.paths);
  return openPack(parseManifest({ ...manifest, files: listed }), ({ path }) => source.read(path));
}
