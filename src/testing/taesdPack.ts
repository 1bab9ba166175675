/** @file Any two files as a pack with the manifest of TAESD, for tests of what happens to packs and not in them. */

import { describeFiles, type FileSource } from '../models/make/files.ts';
import type { MadePack } from '../models/make/finish.ts';
import { openPack } from '../models/pack.ts';
import { parseManifest } from '../packs/parse.ts';
import { presetOf } from '../packs/presets.ts';
import { taesd } from '../packs/testing/manifests.ts';

/** Makes the pack of the preset's files. */
export async function makesTaesd(source: FileSource): Promise<MadePack> {
  const [encoder, decoder] = presetOf('taesd')!.graphs;
  const { graphs, ...rest } = taesd;
  const manifest = parseManifest({
    ...rest,
    files: await describeFiles(source, source.paths),
    graphs: { encoder: { ...graphs.encoder, file: encoder }, decoder: { ...graphs.decoder, file: decoder } },
  });
  return { kind: 'made', family: null, pack: openPack(manifest, ({ path }) => source.read(path)), notes: [] };
}
