/** @file Weights of a graph that lie in files beside it. */

import type { Graph } from '../../packs/manifest.ts';
import type { Pack } from '../pack.ts';
import type { SessionNeeds } from './session.ts';

/** The files of a graph, under the names by which the graph knows them: from its own folder. */
export async function externalOf(
  pack: Pack,
  { file, external = [] }: Graph,
): Promise<NonNullable<SessionNeeds['external']>> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const files: { readonly path: string; readonly data: Uint8Array }[] = [];
  for (const path of external) {
    files.push({ path: path.startsWith(folder) ? path.slice(folder.length) : path, data: await pack.read(path) });
  }
  return files;
}
