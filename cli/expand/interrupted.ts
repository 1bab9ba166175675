/** @file What a run says that ends before its end. */

import { writeSync } from 'node:fs';
import { counted } from '../../src/core/counted.ts';
import { KEPT_DAYS } from '../lib/output/keptWork.ts';

/** How far a run has come. */
export interface RunProgress {
  /** Seeds that are done and kept. */
  readonly kept: number;
  readonly seeds: number;
}

/** How to go on, as a sentence without its end. */
export const howToGoOn = ({ kept, seeds }: RunProgress): string =>
  `${kept} of ${counted(seeds, 'seed')} ${kept === 1 ? 'is' : 'are'} kept for ${KEPT_DAYS} days: the same command with --resume goes on from there`;

/** Says it when a signal ends the process: at once, since nothing is waited for any more. */
export function tellInterrupted(out: string, progress: RunProgress): void {
  const next = progress.kept > 0 ? `; ${howToGoOn(progress)}` : '';
  try {
    writeSync(process.stderr.fd, `\nInterrupted: ${out} is as it was${next}.\n`);
  } catch {
    // The terminal is gone as well.
  }
}
