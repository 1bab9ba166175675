/** @file Names of variants: the seed's name, the method and the slot, never the name of something that is there already. */

import { fitBytes, pathKey, splitPath } from './filePath.ts';
import { MAX_NAME_BYTES } from './limits.ts';

/** How the variants of a run were made; part of their names. */
export type Method = 'gif' | 'unguided' | 'selective';

/**
 * Paths of the variants of every seed, beside the seed: `<seed stem>__gif-k03.png`.
 *
 * A stem that two seeds of a folder share (`a.jpg`, `a.png`) gets the extension too; a name that is still taken gets a number; a
 * stem that would make a name longer than file systems take is cut.
 *
 * @param seeds paths of the seeds, in the order of the run.
 * @param existing paths of all files of the data set: none of them is overwritten.
 * @param method part of the name.
 * @param variants K, or how many each seed gets; slots are counted from 1.
 * @returns K paths for every seed, all different, also where upper and lower case are one.
 */
export function variantPaths(
  seeds: readonly string[],
  existing: readonly string[],
  method: Method,
  variants: number | readonly number[],
): string[][] {
  const taken = new Set(existing.map(pathKey));
  const counts = typeof variants === 'number' ? seeds.map(() => variants) : variants;
  const digits = counts.reduce((most, count) => Math.max(most, String(count).length), 2);
  return seeds.map((seed, at) => {
    const { folder, stem, extension } = partsOf(seed);
    const slots = Array.from(
      { length: counts[at]! },
      (_, i) => `__${method}-k${String(i + 1).padStart(digits, '0')}.png`,
    );
    for (let attempt = 0; ; attempt++) {
      const more = ['', `_${extension}`][attempt] ?? `_${extension}-${attempt}`;
      const paths = slots.map((slot) => folder + fitting(stem, more + slot));
      if (paths.some((path) => taken.has(pathKey(path)))) continue;
      for (const path of paths) taken.add(pathKey(path));
      return paths;
    }
  });
}

/** A stem, cut where need be, and its ending, which is ASCII. */
const fitting = (stem: string, ending: string): string => fitBytes(stem, MAX_NAME_BYTES - ending.length) + ending;

function partsOf(path: string): { folder: string; stem: string; extension: string } {
  const parts = splitPath(path);
  if (typeof parts === 'string') throw new RangeError(`Expected a path inside the data set, got "${path}": ${parts}.`);
  const dot = parts.name.lastIndexOf('.');
  return {
    folder: parts.folders.map((folder) => `${folder}/`).join(''),
    stem: dot > 0 ? parts.name.slice(0, dot) : parts.name,
    extension: dot > 0 ? parts.name.slice(dot + 1) : '',
  };
}
