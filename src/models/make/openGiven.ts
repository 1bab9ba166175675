/** @file A pack that somebody made already: its files are checked against its manifest, and it is tried. */

import { textOf } from '../../core/bytes/utf8.ts';
import type { Lacking } from '../../packs/draft/lack.ts';
import { parseManifestText } from '../../packs/parse.ts';
import { encodingPack, judgePack, maskPack, openPack, safetyPack, type Pack } from '../pack.ts';
import { openMask } from '../ports/mask.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { FileSource } from './files.ts';
import { manifestLack, type MadePack } from './finish.ts';
import { trialOf, type Trial } from './trial.ts';
import { trialPictures } from './trialPictures.ts';
import { tryJudge } from './tryJudge.ts';
import { tryDenoising } from './makeDenoising.ts';
import { tryPrior } from './tryPrior.ts';
import { trySafety } from './trySafety.ts';

/** Side of the made pictures, in pixels. */
const SIDE = 128;

/**
 * Opens a pack with its manifest.
 *
 * @param source of the files; paths are beside `manifest`.
 * @param manifest path of `pack.json`.
 * @param runtime where it is tried.
 * @returns the pack, or what is wrong with it.
 */
export async function openGiven(source: FileSource, manifest: string, runtime: Runtime): Promise<MadePack | Lacking> {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  try {
    const pack = openPack(parseManifestText(textOf(await source.read(manifest))), ({ path }) => {
      if (source.paths.includes(folder + path)) return source.read(folder + path);
      throw new Error(`${path}: is listed in pack.json and is not there.`);
    });
    for (const { path } of pack.manifest.files) await pack.read(path);
    const { missing, notes } = await attempt(pack, runtime);
    return missing.length > 0
      ? { kind: 'lacking', family: null, missing }
      : { kind: 'made', family: null, pack, notes };
  } catch (error) {
    return { kind: 'lacking', family: null, missing: [manifestLack(error)] };
  }
}

function attempt(pack: Pack, runtime: Runtime): Promise<Trial> {
  const { role } = pack.manifest;
  switch (role) {
    case 'judge':
      return tryJudge(judgePack(pack), runtime);
    case 'prior':
      return pack.manifest.kind === 'diffusion' || pack.manifest.kind === 'unclip'
        ? tryDenoising(pack, runtime)
        : tryPrior(encodingPack(pack), runtime, trialPictures(2, SIDE));
    case 'mask':
      return trialOf(async (say) => {
        const open = await openMask(maskPack(pack), runtime);
        try {
          await open.mask(trialPictures(1, SIDE));
          say({ code: 'masked', side: SIDE });
        } finally {
          await open.close();
        }
      });
    case 'safety':
      return trySafety(safetyPack(pack), runtime);
    default:
      return role satisfies never;
  }
}
