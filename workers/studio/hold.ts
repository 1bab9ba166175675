/** Takes a lock as long as this worker lives: nothing says when a worker dies, but its locks are given back. */
export const hold = (name: string): Promise<void> =>
  new Promise((resolve) => {
    void navigator.locks.request(name, () => {
      resolve();
      return new Promise(() => undefined);
    });
  });
