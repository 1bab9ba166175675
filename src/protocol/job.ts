/** @file Names of jobs: a result whose job is no longer wanted is dropped, and a job is cancelled by its name. */

import type { Brand } from '../core/brands.ts';

export type JobId = Brand<number, 'job id'>;

/**
 * A function of the page that a worker calls. It answers when the page has taken the message: messages of different channels may
 * overtake each other, so a worker awaits its last call before it says that it is done.
 */
export type Callback<Args extends readonly unknown[]> = (...args: Args) => unknown;

/** A source of job ids, never the same twice. */
export function jobIds(): () => JobId {
  let last = 0;
  return () => ++last as JobId;
}
