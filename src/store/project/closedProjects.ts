/** @file Projects that are closed: listed, named, copied, deleted and brought back without opening them. */

import { FailureError, failureOf } from '../../core/failure.ts';
import type { ProjectLock } from '../../storage/projectLock.ts';
import { patch, type Context } from '../context.ts';
import { newProject, type ProjectId, type ProjectInfo, type ProjectState, type ProjectSummary } from './state.ts';

/** None of them throws: failures are put into the state. */
export interface ClosedProjects {
  /** Brings the list in the state up to date. */
  list(): Promise<void>;
  /** Deletes for good what was deleted before, and what is left of copies that were interrupted. */
  purge(): Promise<void>;
  rename(id: ProjectId, name: string): Promise<void>;
  duplicate(id: ProjectId): Promise<void>;
  /** Takes a project off the list; it is deleted for good at the next `purge`. */
  remove(id: ProjectId): Promise<void>;
  /** Brings the project back that was removed last. */
  restore(): Promise<void>;
}

export function createClosedProjects(context: Context): ClosedProjects {
  const { store, projects, now } = context;
  const { catalogue } = projects;

  const set = (change: Partial<ProjectState>) => {
    patch(context, 'project', change);
  };

  async function list(): Promise<void> {
    const all = (await catalogue.list()) as readonly ProjectSummary[];
    set({ list: all.filter(({ deleted, incomplete }) => deleted === null && incomplete !== true) });
    set({ space: await projects.measureSpace().catch(() => null) });
  }

  /** Does something with a project that no page has open; the list and the failure are shown afterwards. */
  async function withClosed(id: ProjectId, work: (entry: ProjectSummary) => Promise<void>): Promise<void> {
    set({ failure: null });
    let lock: ProjectLock | null = null;
    try {
      const entry = (await catalogue.get(id)) as ProjectSummary | null;
      if (!entry) throw new FailureError({ code: 'project-gone' });
      lock = await projects.hold(id, NOBODY, false);
      if (!lock) {
        throw new FailureError({ code: 'project-open', name: entry.name });
      }
      await work(entry);
    } catch (error) {
      set({ failure: failureOf(error) });
    } finally {
      lock?.release();
      await list();
    }
  }

  async function writeInfo(id: ProjectId, info: Partial<ProjectInfo>): Promise<void> {
    const database = projects.open(id);
    await database.own();
    const before = (await database.get(['part', 'info'])) as ProjectInfo;
    await database.commit({ forget: [], remove: [], put: [[['part', 'info'], { ...before, ...info }]] });
    await database.close();
  }

  async function purge(): Promise<void> {
    set({ removed: null });
    for (const { id, deleted, incomplete } of await catalogue.list()) {
      if ((deleted === null && incomplete !== true) || (await projects.isHeld(id))) continue;
      await projects.delete(id);
      await catalogue.remove(id);
    }
    await projects.deleteStrays();
  }

  return {
    list,
    purge,
    rename: (id, name) =>
      withClosed(id, async (entry) => {
        await writeInfo(id, { name });
        await catalogue.put({ ...entry, name });
      }),
    duplicate: (id) =>
      withClosed(id, async (entry) => {
        set({ copying: id });
        try {
          const twin = newProject(`${entry.name} copy`, now());
          if (projects.isInMemory(id)) projects.keepInMemory(twin.id);
          const covers = Array.from({ length: entry.covers }, (_, i) => catalogue.cover(id, i));
          const blobs = (await Promise.all(covers)).map((cover) => cover ?? new Blob());
          await catalogue.put({ ...entry, ...twin, incomplete: true }, blobs);
          await projects.copy(id, twin.id);
          await writeInfo(twin.id, twin);
          await catalogue.put({ ...entry, ...twin, changed: now() });
        } finally {
          set({ copying: null });
        }
      }),
    async remove(id) {
      await purge();
      await withClosed(id, async (entry) => {
        await catalogue.put({ ...entry, deleted: now() });
        set({ removed: entry });
      });
    },
    async restore() {
      const { removed } = store.getState().project;
      if (!removed) return;
      set({ removed: null });
      await catalogue.put({ ...removed, deleted: null });
      await list();
    },
  };
}

/** Nobody is asked for a project that is held for a moment only. */
const NOBODY = { onAsked: () => Promise.resolve(), onLost: () => undefined };
