/** @file Names of jobs: a result whose job is no longer wanted is dropped, and a job is cancelled by its name. */

import type { Brand } from '../core/brands.ts';

export type JobId = Brand<number, 'job id'>;

/** A source of job ids, never the same twice. */
export function jobIds(): () => JobId {
  let last = 0;
  return () => ++last as JobId;
}
