/** @file A check for pictures that should not be shown is tried: pictures in, scores out. */

import { openSafety } from '../ports/safety.ts';
import type { SafetyPack } from '../pack.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { trialOf, type Trial } from './trial.ts';
import { trialPictures } from './trialPictures.ts';

/** Side of the made pictures, in pixels. */
const SIDE = 128;

/**
 * Tries a safety pack.
 *
 * @param pack of the role "safety".
 * @param runtime where it runs.
 */
export const trySafety = (pack: SafetyPack, runtime: Runtime): Promise<Trial> =>
  trialOf(async (say) => {
    const open = await openSafety(pack, runtime);
    try {
      say({ code: 'scored', scores: [...(await open.safety(trialPictures(2, SIDE)))] });
    } finally {
      await open.close();
    }
  });
