/** @file A diffusion pack of a megabyte with the layout of published ones, whose weights are random. */

import { join } from 'node:path';
import { folderSource } from '../../cli/lib/folderSource.ts';
import { makePack } from '../models/make/makePack.ts';
import { isDiffusionPack, type DiffusionPack } from '../models/adaptation/openDenoiser.ts';
import { priorPack } from '../models/pack.ts';
import type { Runtime } from '../models/runtime/runtime.ts';

const CASE = join(import.meta.dirname, '../../cli/reference/cases/diffusion/sd1-tiny');

/** Makes it from the files of a reference case. */
export async function tinyDiffusion(runtime: Runtime, id = 'tiny'): Promise<DiffusionPack> {
  const told = { id, title: 'Tiny', licence: 'MIT', source: 'random weights' };
  const made = await makePack(await folderSource(CASE), told, runtime);
  if (made.kind === 'lacking') throw new Error(JSON.stringify(made.missing));
  const prior = priorPack(made.pack);
  if (!isDiffusionPack(prior)) throw new Error('Expected a diffusion pack.');
  return prior;
}
