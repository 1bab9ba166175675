/** @file How much a pack is to fetch and to hold. */

import type { Graph, PackManifest } from './manifest.ts';

/** Bytes of all of its files. */
export const downloadSize = ({ files }: Pick<PackManifest, 'files'>): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

/** How often a graph is held that is differentiated: as it is, with its gradient, and joined to the other model. */
export const DIFFERENTIATED = 3;

/** The rest is held once. */
const HELD: Readonly<Record<string, number>> = { image: DIFFERENTIATED, decoder: DIFFERENTIATED };

/** Graphs that take turns where memory asks for it. */
const IN_TURN: readonly string[] = ['text', 'denoiser'];

/** How a device holds weights: as they are stored, or in float32, which processors widen half precision to. */
export type Held = 'as-stored' | 'in-single';

/** Bytes of weights that are in memory while a run is guided, about, where all graphs stay. */
export const memorySize = (manifest: Sized, as: Held = 'as-stored'): number =>
  sum(heldBytes(manifest, as).map(([, bytes]) => bytes));

/** The same where a text encoder and a denoiser take turns: the least that a run can do with. */
export function leastMemory(manifest: Sized, as: Held = 'as-stored'): number {
  if (manifest.role !== 'prior') return memorySize(manifest, as);
  const held = heldBytes(manifest, as);
  const [turns, others] = [
    held.filter(([name]) => IN_TURN.includes(name)),
    held.filter(([name]) => !IN_TURN.includes(name)),
  ];
  return Math.max(0, ...turns.map(([, bytes]) => bytes)) + sum(others.map(([, bytes]) => bytes));
}

/**
 * Bytes that passes hold besides weights at the pack's preferred side, about, where that is known: the largest of them. It grows with the
 * square of the side and, where all positions look at all others, with its fourth power, so nothing is refused by it: a smaller side may do.
 */
export const passMemory = ({ graphs }: Pick<Sized, 'graphs'>): number =>
  Math.max(0, ...Object.values<Graph>(graphs).map(({ activations = 0 }) => activations));

/** The heap of WebAssembly, less what else lies in it, in bytes. */
const HEAP = 3.5e9;

/** Of what the machine has, the rest is the page's and other programs'. */
const SHARE = 0.5;

/** GB of a machine whose browser does not say what it has. */
const USUAL = 8;

/**
 * What models may take in a browser: the heap, or half of what the machine has.
 *
 * @param deviceMemory GB, where the browser says it.
 * @returns bytes.
 */
export const memoryOffered = (deviceMemory: number = USUAL): number => Math.min(HEAP, deviceMemory * SHARE * 1e9);

type Sized = Pick<PackManifest, 'graphs' | 'files' | 'role'>;

/**
 * Bytes of a graph's weights, its further files included. Where the manifest does not say how many of them are in half precision, all are taken
 * to be where the graph takes half precision, and none where it takes float32.
 */
export function weightBytes(
  { files }: Pick<Sized, 'files'>,
  { file, external = [], inputs, halves }: Pick<Graph, 'file' | 'external' | 'inputs' | 'halves'>,
  as: Held,
): number {
  const named = new Set([file, ...external]);
  const stored = sum(files.flatMap(({ path, bytes }) => (named.has(path) ? bytes : [])));
  if (as === 'as-stored') return stored;
  return stored + (halves ?? (inputs.some(({ type }) => type === 'float16') ? stored : 0));
}

/** What each graph holds in memory. */
const heldBytes = (manifest: Sized, as: Held): readonly (readonly [graph: string, bytes: number])[] =>
  Object.entries<Graph>(manifest.graphs).map(
    ([name, graph]) => [name, weightBytes(manifest, graph, as) * (HELD[name] ?? 1)] as const,
  );

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
