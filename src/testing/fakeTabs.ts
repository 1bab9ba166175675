/** @file Tabs of one browser: each has its projects, and a project is one tab's at a time. */

import type { LockHolder } from '../storage/projectLock.ts';
import type { Projects } from '../storage/projects.ts';
import { fakeProjects } from './fakeProjects.ts';

export interface FakeTabs {
  /** The projects as another tab sees them. */
  readonly tab: () => Projects;
  /** Tabs do not answer from now on: what they have is taken without asking, and they learn of it when they wake. */
  readonly freeze: () => void;
  readonly wake: () => void;
}

export function fakeTabs(): FakeTabs {
  const held = new Map<string, LockHolder>();
  const robbed: LockHolder[] = [];
  let isFrozen = false;
  const give = (id: string, holder: LockHolder) => {
    held.set(id, holder);
    return {
      release: () => {
        if (held.get(id) === holder) held.delete(id);
      },
    };
  };
  return {
    tab: () => ({
      ...fakeProjects(),
      hold: (id, holder) => Promise.resolve(held.has(id) ? null : give(id, holder)),
      async takeOver(id, holder) {
        const before = held.get(id);
        if (before && isFrozen) robbed.push(before);
        else if (before) {
          await before.onAsked();
          before.onLost();
        }
        return give(id, holder);
      },
      isHeld: (id) => Promise.resolve(held.has(id)),
    }),
    freeze: () => {
      isFrozen = true;
    },
    wake: () => {
      isFrozen = false;
      for (const holder of robbed.splice(0)) holder.onLost();
    },
  };
}
