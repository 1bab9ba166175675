/** @file What stands on the browser's tab: the run, for who looks elsewhere meanwhile, and the project. */

import type { RunPhase } from '../../store/run/state.ts';
import { say } from '../words/say.ts';

const STATES: Readonly<Record<RunPhase['kind'], string>> = {
  idle: '',
  running: 'growing',
  pausing: 'pausing',
  paused: 'paused',
  stopping: 'stopping',
  finished: 'grown',
  get failed() {
    return say.frame.couldNotGoOn;
  },
};

/**
 * The title of the tab: "42 % growing · pets · Offshoot". Tabs are narrow: what changes comes first.
 *
 * @param run its phase, and the variants that are made and that are asked for.
 * @param project its name; `null` where none is open.
 */
export function tabTitle(
  { phase, done, total }: { readonly phase: RunPhase; readonly done: number; readonly total: number },
  project: string | null,
): string {
  const share = total > 0 ? `${Math.floor((100 * done) / total)} % ` : '';
  const stopped = phase.kind === 'finished' && phase.stopped;
  const state = stopped ? 'stopped' : STATES[phase.kind];
  const run = phase.kind === 'idle' || project === null ? '' : phase.kind === 'finished' ? state : `${share}${state}`;
  return [run, project ?? '', say.frame.offshoot].filter((part) => part !== '').join(' · ');
}
