/** @file Paths as the caller means them. npm runs a script in the project's folder, wherever it was called. */

import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Folder of the project. */
export const PROJECT = resolve(import.meta.dirname, '../..');

/**
 * The folder that relative paths are relative to: where npm was called, or else where the process is.
 *
 * @param env of the process: npm puts the caller's folder into `INIT_CWD`.
 * @param cwd of the process; only where npm has put it into the project's folder is it not the caller's.
 */
export function callerFolder(env: NodeJS.ProcessEnv = process.env, cwd: string = process.cwd()): string {
  return env.INIT_CWD !== undefined && env.INIT_CWD !== '' && resolve(cwd) === PROJECT ? env.INIT_CWD : cwd;
}

/**
 * The folder of a model pack: as a path of the caller, as a path in the project, or by the name of a pack that comes with it.
 *
 * @param given a path or a name.
 * @param from the caller's folder.
 * @returns the first that holds a `pack.json`; the caller's where none does, for the message that says so.
 */
export async function findPack(given: string, from: string): Promise<string> {
  const places = [resolve(from, given), resolve(PROJECT, given), join(PROJECT, 'public/models', given)];
  for (const place of places) {
    const found = await stat(join(place, 'pack.json')).catch(() => null);
    if (found?.isFile()) return place;
  }
  return places[0]!;
}
