/** @file A run in shards as jobs of Slurm. */

import { PROJECT } from '../../lib/caller.ts';
import { quoted, stepsOf } from './steps.ts';
import type { Submission } from './options.ts';

/**
 * Job scripts, by their names.
 *
 * @param submission what the scheduler is asked for.
 */
export function slurmJobs(submission: Submission): ReadonlyMap<string, string> {
  const { shards, retries, to } = submission;
  const steps = stepsOf(submission);
  const head = (name: string, log: string, more: readonly string[] = []) =>
    script(submission, `offshoot-${name}`, `${to}/${log}`, more);
  const task = '$SLURM_ARRAY_TASK_ID';
  return new Map([
    ['plan.sbatch', `${head('plan', 'plan.log')}mkdir -p ${quoted(steps.folder)}\n${steps.plan}\n`],
    [
      'shards.sbatch',
      `${head('shards', 'shard-%a.log', [`--array=1-${shards}`, '--requeue', '--open-mode=append'])}\
${steps.shard(task)} && exit 0
code=$?
# A shard that failed is queued again, and goes on from what it had written; a wrong command line stays wrong.
if [ "$code" -ne 2 ] && [ "\${SLURM_RESTART_COUNT:-0}" -lt ${retries} ]; then
  scontrol requeue "\${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"
fi
exit "$code"
`,
    ],
    ['merge.sbatch', `${head('merge', 'merge.log')}${steps.merge}\n`],
    [
      'submit.sh',
      `#!/bin/bash
# Hands over all three jobs, each after the one before; prints their numbers.
set -eu
cd "$(dirname "$0")"
plan=$(sbatch --parsable plan.sbatch)
shards=$(sbatch --parsable --dependency="afterok:$plan" --kill-on-invalid-dep=yes shards.sbatch)
merge=$(sbatch --parsable --dependency="afterok:$shards" --kill-on-invalid-dep=yes merge.sbatch)
echo "$plan $shards $merge"
`,
    ],
  ]);
}

function script({ cpus, memory, hours, gpu }: Submission, name: string, log: string, more: readonly string[]): string {
  const asked = [
    `--job-name=${name}`,
    `--cpus-per-task=${cpus}`,
    `--mem=${memory}G`,
    `--time=${hours}:00:00`,
    ...(gpu ? ['--gres=gpu:1'] : []),
    `--output=${log}`,
    ...more,
  ];
  return `#!/bin/bash\n${asked.map((line) => `#SBATCH ${line}\n`).join('')}\ncd ${quoted(PROJECT)}\n`;
}
