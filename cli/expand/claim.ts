/** @file The place of a result, before any work is done. */

import { keepDecisions } from '../lib/output/decisions.ts';
import { removeLeftParts, sayLeftParts } from '../lib/output/leftParts.ts';
import { findTarget, type Target } from '../lib/output/target.ts';
import type { GivenOptions } from './options.ts';

/** The place of a result, cleared of what a killed run has left beside it; see `findTarget`. */
export async function claim(
  { out, input, overwrite }: Pick<GivenOptions, 'out' | 'input' | 'overwrite'>,
  print: (line: string) => void,
): Promise<Target> {
  const target = await findTarget(out, input, overwrite);
  if (target.replaces) await keepDecisions(target.path);
  for (const line of sayLeftParts(removeLeftParts(target.path))) print(`! ${line}`);
  return target;
}
