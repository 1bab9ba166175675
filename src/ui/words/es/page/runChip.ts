/** @file Words of runChip, in Spanish. */

import type { runChip as english } from '../../en/page/runChip.ts';
import type { Translated } from '../../translated.ts';

export const runChip: Translated<typeof english> = {
  running: (share) => `Cultivando, ${share}`,
  pausing: (share) => `Pausando, ${share}`,
  paused: (share) => `En pausa, ${share}`,
  stopping: (share) => `Deteniéndose, ${share}`,
  stopped: (share) => `Detenido, ${share}`,
  finished: 'Cultivado',
  failed: (share) => `No pudo seguir, ${share}`,
  name: (state) => `${state}. Ir a la ejecución`,
};
