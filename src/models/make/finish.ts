/** @file From a draft to a pack that was tried. */

import type { Draft } from '../../packs/draft/draft.ts';
import type { Family } from '../../packs/draft/family.ts';
import type { Lack, Lacking, MakeNote } from '../../packs/draft/lack.ts';
import { readBorder } from '../../onnx/proto/read.ts';
import { PackError } from '../../packs/error.ts';
import type { Graph, PackManifest } from '../../packs/manifest.ts';
import { parseManifest } from '../../packs/parse.ts';
import { openPack, type Pack } from '../pack.ts';
import { describeFiles, type FileSource } from './files.ts';
import { lackOf, type Trial } from './trial.ts';

/** A pack that ran. */
export interface MadePack {
  readonly kind: 'made';
  /** `null` where a manifest came along. */
  readonly family: Family | null;
  readonly pack: Pack;
  /** What was concluded and measured. */
  readonly notes: readonly MakeNote[];
}

/** Files that belong to any pack: what people read, and folders of licences. */
const READ_BY_PEOPLE = /(^|\/)(readme|licen[cs]e|notice)[^/]*(\/|$)/iu;

/**
 * Lists the files of a draft, reads the manifest back as strictly as any other, and tries the pack.
 *
 * @param source of the files.
 * @param draft of the manifest.
 * @param used paths that the manifest names.
 * @param attempt the trial.
 */
export async function finished(
  source: FileSource,
  draft: Draft,
  used: readonly (string | undefined)[],
  attempt: (pack: Pack) => Promise<Trial>,
): Promise<MadePack | Lacking> {
  if (draft.kind === 'lacking') return draft;
  const lacking = (missing: readonly Lack[]): Lacking => ({ kind: 'lacking', family: draft.family, missing });
  const listed = source.paths.filter((path) => used.includes(path) || READ_BY_PEOPLE.test(path)).toSorted();
  let pack: Pack;
  try {
    const drafted = parseManifest({ ...draft.manifest, files: await describeFiles(source, listed) });
    const manifest = { ...drafted, graphs: await withHalves(drafted, source) } as PackManifest;
    pack = openPack(manifest, ({ path }) => source.read(path));
  } catch (error) {
    return lacking([manifestLack(error)]);
  }
  const { missing, notes } = await attempt(pack);
  return missing.length > 0
    ? lacking(missing)
    : { kind: 'made', family: draft.family, pack, notes: [...draft.notes, ...notes] };
}

/** Graphs with what they store in half precision. */
async function withHalves({ graphs }: PackManifest, source: FileSource): Promise<Readonly<Record<string, Graph>>> {
  const told: Record<string, Graph> = {};
  for (const [name, graph] of Object.entries<Graph>(graphs)) {
    const { halves } = readBorder(await source.read(graph.file));
    told[name] = halves > 0 ? { ...graph, halves } : graph;
  }
  return told;
}

/** What is wrong with a manifest, or with a file that it lists. */
export const manifestLack = (error: unknown): Lack =>
  error instanceof PackError
    ? { code: 'manifest', field: error.path, expected: error.expected, got: error.got }
    : lackOf(error);
