/** @file One job at a time: the runtime may throw when a session is created or run while another is. */

export type Queue = <T>(job: () => Promise<T>) => Promise<T>;

/**
 * A queue that forgets failures: a rejected job reaches its own caller and does not stop the jobs behind it.
 */
export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve();
  return (job) => {
    const result = tail.then(job);
    tail = result.catch(() => undefined);
    return result;
  };
}
