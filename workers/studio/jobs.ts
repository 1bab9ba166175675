/** @file Cooperative cancelling: a job asks between its steps whether it is still wanted. */

import type { JobId } from '../../src/protocol/job.ts';

export interface Jobs {
  /** Runs a job; `cancelled` tells it whether to end. */
  run<Value>(job: JobId, work: (cancelled: () => boolean) => Promise<Value>): Promise<Value>;
  cancel(job: JobId): void;
}

export function createJobs(): Jobs {
  const running = new Set<JobId>();
  const unwanted = new Set<JobId>();
  return {
    async run(job, work) {
      running.add(job);
      try {
        return await work(() => unwanted.has(job));
      } finally {
        running.delete(job);
        unwanted.delete(job);
      }
    },
    cancel(job) {
      if (running.has(job)) unwanted.add(job);
    },
  };
}
