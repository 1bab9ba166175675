/** @file The news of a worker's death: an error is an event, being killed is none. */

/** What a worker must do to be missed. */
export interface Missed {
  /** Takes a lock that the worker holds as long as it lives: whoever gets it next knows that it is dead. */
  hold(lock: string): Promise<void>;
}

/**
 * Resolves when a worker is gone, whether it threw or was killed.
 *
 * @param worker at work.
 * @param remote the same, as it is spoken to.
 */
export const whenLost = (worker: Worker, remote: Missed): Promise<void> =>
  new Promise((resolve) => {
    const lost = () => {
      resolve();
    };
    worker.addEventListener('error', lost);
    const lock = `worker-${crypto.randomUUID()}`;
    void remote.hold(lock).then(() => navigator.locks.request(lock, lost));
  });
