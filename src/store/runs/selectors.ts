/** @file What is computed from the runs of a project. */

import type { StudioState } from '../state.ts';

/** Whether pictures were added to the seeds, by any run or from a folder: how the seeds are read can be corrected no more. */
export const hasGrown = ({ run, runs, picks }: Pick<StudioState, 'run' | 'runs' | 'picks'>): boolean =>
  run.variants.size + runs.earlier.length + picks.all.size > 0;

/** Whether another run may take the place of the present one: nothing works on it. */
export const isAtRest = ({ phase, regrowing }: StudioState['run']): boolean =>
  phase.kind !== 'running' && phase.kind !== 'pausing' && phase.kind !== 'stopping' && regrowing.size === 0;
