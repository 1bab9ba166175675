/** @file Actions that change a project only while this page has it, and whose changes are written at once. */

import type { StudioActions } from '../actions.ts';
import type { StudioState } from '../state.ts';

/** Slices whose actions change what is stored. */
const GUARDED = ['seeds', 'recipe', 'picks', 'run', 'runs', 'review', 'receipt', 'adaptation'] as const;

export interface ActionGuard {
  readonly store: { getState(): StudioState };
  /** Writes at once what an action changed: a page that is reloaded within the journal's pause would lose it. */
  readonly onActed: () => void;
}

/**
 * The same actions; those that change a project do nothing while another page has it, as what they change would be lost. A new
 * project may always be begun.
 */
export function guardActions({ store, onActed }: ActionGuard, actions: StudioActions): StudioActions {
  const isOurs = () => store.getState().project.access.kind !== 'elsewhere';
  const guarded = GUARDED.map((slice) => [slice, guard(actions[slice], isOurs, onActed)] as const);
  return { ...actions, ...Object.fromEntries(guarded) };
}

/** Ways to begin another project. */
const BEGINNINGS: ReadonlySet<string> = new Set(['openFiles', 'openDrop', 'openSample']);

function guard<Group extends object>(group: Group, allowed: () => boolean, onActed: () => void): Group {
  const entries = Object.entries(group).map(([name, act]: [string, (...args: unknown[]) => void]) => [
    name,
    (...args: unknown[]) => {
      if (!allowed() && !BEGINNINGS.has(name)) return;
      act(...args);
      onActed();
    },
  ]);
  return Object.fromEntries(entries) as Group;
}
