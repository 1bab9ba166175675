/** @file A run in shards as Jobs of Kubernetes, over one volume. */

import { stringify } from 'yaml';
import type { IJob } from 'kubernetes-models/batch/v1/Job';
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim';
import { quoted, stepsOf } from './steps.ts';
import type { Submission } from './options.ts';

/** Where the volume is in a container. */
export const MOUNT = '/data';
/** The user of the image, see `Containerfile`. */
const USER = 1000;

/**
 * Manifests, by their names.
 *
 * @param submission what the scheduler is asked for.
 */
export function kubernetesJobs(submission: Submission): ReadonlyMap<string, string> {
  const { claim, storage, shards, retries } = submission;
  const steps = stepsOf(submission);
  const volume: IPersistentVolumeClaim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: claim },
    // Shards run on many machines at a time.
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: `${storage}Gi` } } },
  };
  const array: Partial<IJob['spec']> = {
    completionMode: 'Indexed',
    completions: shards,
    parallelism: shards,
    // A shard that failed is run again, and goes on from what it had written; a wrong command line stays wrong.
    backoffLimitPerIndex: retries,
    maxFailedIndexes: 0,
    podFailurePolicy: {
      rules: [
        // A machine that was taken away is no failure of the shard.
        { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
        { action: 'FailJob', onExitCodes: { operator: 'In', values: [2] } },
      ],
    },
  };
  const files: readonly (readonly [name: string, text: string])[] = [
    [
      'volume.yaml',
      manifest('The volume, unless there is one: it must be one that many machines mount at a time.', volume),
    ],
    [
      'plan.yaml',
      manifest(
        'Finds out what every shard needs to know.',
        job(submission, 'plan', `mkdir -p ${quoted(steps.folder)} && ${steps.plan}`, { backoffLimit: retries }),
      ),
    ],
    [
      'shards.yaml',
      manifest(
        'Makes the shards: one pod each.',
        job(submission, 'shards', steps.shard('$((JOB_COMPLETION_INDEX + 1))'), array),
      ),
    ],
    ['merge.yaml', manifest('Joins them.', job(submission, 'merge', steps.merge, { backoffLimit: 0 }))],
    [
      'submit.sh',
      `#!/bin/bash
# Hands over all three jobs, each after the one before. The volume is made before, and the data set copied to it.
set -eu
cd "$(dirname "$0")"
for step in plan shards merge; do
  job="job/offshoot-$step"
  kubectl apply -f "$step.yaml"
  until kubectl wait --for=condition=complete --timeout=30s "$job" 2> /dev/null; do
    if kubectl wait --for=condition=failed --timeout=0 "$job" 2> /dev/null; then
      echo "$job failed: kubectl logs $job says why" >&2
      exit 1
    fi
  done
done
`,
    ],
  ];
  return new Map(files);
}

const manifest = (comment: string, content: IJob | IPersistentVolumeClaim): string =>
  `# ${comment}\n${stringify(content, { lineWidth: 0 })}`;

function job(
  { image, claim, cpus, memory, hours, gpu }: Submission,
  name: string,
  command: string,
  spec: Partial<IJob['spec']>,
): IJob {
  const resources = { cpu: String(cpus), memory: `${memory}Gi`, ...(gpu && { 'nvidia.com/gpu': '1' }) };
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: `offshoot-${name}` },
    spec: {
      ...spec,
      template: {
        spec: {
          restartPolicy: 'Never',
          activeDeadlineSeconds: hours * 3600,
          securityContext: { runAsNonRoot: true, runAsUser: USER, fsGroup: USER },
          containers: [
            {
              name,
              image,
              command: ['/bin/sh', '-c', command],
              resources: { requests: resources, limits: resources },
              volumeMounts: [{ name: 'data', mountPath: MOUNT }],
            },
          ],
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: claim } }],
        },
      },
    },
  };
}
