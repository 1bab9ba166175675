/** @file How a command ends: what went wrong is its last line, and its exit code tells a wrong command line from a failure. */

import { sentenceOf } from './output/systemError.ts';
import { UsageError } from './usageError.ts';

/** A mistake on the command line, as against one that came up while it ran. */
const USAGE_EXIT = 2;

/**
 * Runs a command.
 *
 * @param work what it does.
 * @param print takes a line of what it says.
 * @returns the exit code: 0 done, 1 failed, 2 for a command line that is wrong.
 */
export async function runCommand(work: () => Promise<void>, print: (line: string) => void): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    const isUsage = error instanceof UsageError;
    print(sentenceOf(error) + (isUsage ? ' See --help.' : ''));
    return isUsage ? USAGE_EXIT : 1;
  }
}
