/** @file The options of the command with paths that hold wherever the process is, and places that can be written. */

import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { callerFolder, findPack } from '../lib/caller.ts';
import type { ReceiptOptions } from './options.ts';

/** Paths are the caller's; packs are also found in the project. */
export async function located(options: ReceiptOptions, from: string = callerFolder()): Promise<ReceiptOptions> {
  const { input, json, csv, exportModel, names, prior, mask, judge, pick } = options;
  const at = (path: string | null): string | null => (path === null ? null : resolve(from, path));
  const found = {
    ...options,
    input: resolve(from, input),
    ...{ json: at(json), csv: at(csv), exportModel: at(exportModel), names: at(names), pick: at(pick) },
    prior: await findPack(prior, from),
    mask: await findPack(mask, from),
    judge: judge === null ? null : await findPack(judge, from),
  };
  await demandPlace('json', found.json, options.overwrite);
  await demandPlace('csv', found.csv, options.overwrite);
  await demandPlace('export-model', found.exportModel, options.overwrite);
  return found;
}

/** Said now, and not after an hour of training. */
async function demandPlace(option: string, path: string | null, overwrite: boolean): Promise<void> {
  if (path === null) return;
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory()) {
    throw new Error(`Expected the folder ${dirname(path)} for --${option}, got none; make it first.`);
  }
  if (overwrite || (await stat(path).catch(() => null)) === null) return;
  throw new Error(`Expected nothing at --${option}, got ${path}; choose another name, or add --overwrite.`);
}
