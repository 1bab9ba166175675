/** @file How much a pack is to fetch and to hold. */

import type { PackManifest } from './manifest.ts';

/** Bytes of all of its files. */
export const downloadSize = ({ files }: Pick<PackManifest, 'files'>): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** How often a graph is held that is differentiated: as it is, with its gradient, and joined to the other model. */
export const DIFFERENTIATED = 3;

/** The rest is held once. */
const HELD: Readonly<Record<string, number>> = { image: DIFFERENTIATED, decoder: DIFFERENTIATED };

/** Bytes of weights that are in memory while a run is guided, about. */
export function memorySize({ graphs, files }: Pick<PackManifest, 'graphs' | 'files'>): number {
  const sizeOf = (path: string) => files.find((file) => file.path === path)?.bytes ?? 0;
  return Object.entries(graphs).reduce((sum, [name, { file }]) => sum + sizeOf(file) * (HELD[name] ?? 1), 0);
}
