/** @file `npm run expand -- submit`: a run in shards for a scheduler that is there. */

import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError, sentenceOf } from '../../lib/output/systemError.ts';
import { kubernetesJobs, MOUNT } from './kubernetes.ts';
import { parseSubmission, SUBMIT_USAGE } from './options.ts';
import { slurmJobs } from './slurm.ts';

/**
 * Writes the jobs into a new folder.
 *
 * @param args what follows `submit`.
 * @param print takes a line of what it says.
 */
export async function writeSubmission(args: readonly string[], print: (line: string) => void): Promise<void> {
  const submission = await parseSubmission(args);
  if (!submission) {
    print(SUBMIT_USAGE);
    return;
  }
  const { scheduler, to, shards, run } = submission;
  const outside = Object.values({ ...run.places, out: run.out }).find((path) => !path.startsWith(`${MOUNT}/`));
  if (scheduler === 'kubernetes' && outside !== undefined) {
    print(`! ${outside} is not below ${MOUNT}, where the volume is: only what is in the image is there`);
  }
  const files = scheduler === 'slurm' ? slurmJobs(submission) : kubernetesJobs(submission);
  await mkdir(to).catch((error: unknown) => {
    if (isSystemError(error) && error.code === 'EEXIST')
      throw new Error(`Expected nothing at --to, got ${to}; choose another name.`, { cause: error });
    throw new Error(sentenceOf(error, `make the folder of --to, ${to}`), { cause: error });
  });
  for (const [name, text] of files) await writeFile(join(to, name), text);
  await chmod(join(to, 'submit.sh'), 0o755);
  print(`${to}: ${[...files.keys()].join(', ')}, for ${shards} shards; read them, and run submit.sh`);
}
