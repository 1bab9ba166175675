/** @file Names of variants: the seed's name, the method and the slot, never the name of something that is there already. */

import { fitBytes, pathKey, partsOfPath } from '../dataset/filePath.ts';
import { MAX_NAME_BYTES } from '../dataset/limits.ts';
import type { MethodId } from '../methods/table.ts';
import { FailureError } from '../failure.ts';

/** What a variant's name says besides its seed's. */
export interface NamedSlot {
  /** From 1. */
  readonly k: number;
  readonly method: MethodId;
}

/**
 * Paths of the variants of every seed, beside the seed: `<seed stem>__gif-k03.png`.
 *
 * A stem that two seeds of a folder share (`a.jpg`, `a.png`) gets the extension too; a name that is still taken gets a number; a
 * stem that would make a name longer than file systems take is cut.
 *
 * @param seeds paths and slots of the seeds, in the order of the run.
 * @param existing paths of all files of the data set: none of them is overwritten.
 * @returns a path for every slot of every seed, all different, also where upper and lower case are one.
 */
export function variantPaths(
  seeds: readonly { readonly path: string; readonly slots: readonly NamedSlot[] }[],
  existing: readonly string[],
): string[][] {
  const taken = new Set(existing.map(pathKey));
  const most = seeds.reduce((largest, { slots }) => Math.max(largest, slots.at(-1)?.k ?? 0), 0);
  const digits = Math.max(2, String(most).length);
  return seeds.map(({ path, slots }) => {
    const { folder, stem, extension } = partsOf(path);
    const endings = slots.map(({ k, method }) => `__${method}-k${String(k).padStart(digits, '0')}.png`);
    for (let attempt = 0; ; attempt++) {
      const more = ['', `_${extension}`][attempt] ?? `_${extension}-${attempt}`;
      const paths = endings.map((ending) => folder + fitting(stem, more + ending));
      if (paths.some((one) => taken.has(pathKey(one)))) continue;
      for (const one of paths) taken.add(pathKey(one));
      return paths;
    }
  });
}

/** A stem, cut where need be, and its ending, which is ASCII. */
const fitting = (stem: string, ending: string): string => fitBytes(stem, MAX_NAME_BYTES - ending.length) + ending;

function partsOf(path: string): { folder: string; stem: string; extension: string } {
  const parts = partsOfPath(path);
  if ('code' in parts) throw new FailureError({ code: 'path-outside', path, why: parts });
  const dot = parts.name.lastIndexOf('.');
  return {
    folder: parts.folders.map((folder) => `${folder}/`).join(''),
    stem: dot > 0 ? parts.name.slice(0, dot) : parts.name,
    extension: dot > 0 ? parts.name.slice(dot + 1) : '',
  };
}
