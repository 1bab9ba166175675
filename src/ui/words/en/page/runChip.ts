/** @file Words of the run's state in the head of every screen, in English. */

export const runChip = {
  running: (share: string) => `Growing, ${share}`,
  pausing: (share: string) => `Pausing, ${share}`,
  paused: (share: string) => `Paused, ${share}`,
  stopping: (share: string) => `Stopping, ${share}`,
  stopped: (share: string) => `Stopped, ${share}`,
  finished: 'Grown',
  failed: (share: string) => `Could not go on, ${share}`,
  /** Its name: what it says, and where it leads. */
  name: (state: string) => `${state}. To the run`,
};
