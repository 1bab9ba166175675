/** @file Words of runChip, in German. */

import type { runChip as english } from '../../en/page/runChip.ts';
import type { Translated } from '../../translated.ts';

export const runChip: Translated<typeof english> = {
  running: (share) => `Wächst, ${share}`,
  pausing: (share) => `Hält inne, ${share}`,
  paused: (share) => `Pausiert, ${share}`,
  stopping: (share) => `Hält an, ${share}`,
  stopped: (share) => `Angehalten, ${share}`,
  finished: 'Gewachsen',
  failed: (share) => `Konnte nicht weitergehen, ${share}`,
  name: (state) => `${state}. Zum Lauf`,
};
