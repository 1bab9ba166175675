/** @file The projects of this browser: their databases, who works on them, and what is known of them. */

import { openCatalogue, type Catalogue } from './catalogue.ts';
import { keepsWhatIsStored } from './keeping.ts';
import { lastProject, rememberProject, type LastProject } from './lastProject.ts';
import { memoryProjects } from './memoryProjects.ts';
import {
  copyProjectDatabase,
  deleteProjectDatabase,
  openProjectDatabase,
  type ProjectDatabase,
} from './projectDatabase.ts';
import { holdProject, isHeld, takeProject, type LockHolder, type ProjectLock } from './projectLock.ts';
import { openReceiptWorks } from './receiptWork.ts';
import { askToPersist, measureSpace, type Space } from './space.ts';

export interface Projects {
  /** Whether this browser keeps anything; asked once. */
  keepsAnything(): Promise<boolean>;
  /** Has a project in memory, and nowhere else, until the page is left: one that the browser has no room for. */
  keepInMemory(id: string): void;
  isInMemory(id: string): boolean;
  readonly catalogue: Catalogue;
  open(id: string): ProjectDatabase;
  /** Deletes what is stored of a project, its receipts' unfinished work too. */
  delete(id: string): Promise<void>;
  /** Deletes what is stored of projects that nothing is known of any more. */
  deleteStrays(): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** @param wait a moment, for a page that is just being closed. */
  hold(id: string, holder: LockHolder, wait: boolean): Promise<ProjectLock | null>;
  takeOver(id: string, holder: LockHolder): Promise<ProjectLock>;
  isHeld(id: string): Promise<boolean>;
  last(): LastProject | null;
  /** @param id `null` on the start screen. */
  remember(id: string | null): void;
  measureSpace(): Promise<Space | null>;
  askToPersist(): Promise<boolean>;
}

/**
 * The projects of this browser. Where it keeps nothing, and for a project that it has no room for, they are in memory until the page
 * is left.
 *
 * @param keeps default: found out once, at the first use.
 */
export function createProjects(keeps: () => Promise<boolean> = keepsWhatIsStored): Projects {
  const memory = memoryProjects();
  const kept = openCatalogue();
  const receiptWorks = openReceiptWorks();
  let answer: Promise<boolean> | null = null;
  const keepsAnything = () => (answer ??= keeps());
  const isKept = async (id: string) => !memory.has(id) && (await keepsAnything());
  const catalogueOf = async (id: string) => ((await isKept(id)) ? kept : memory.catalogue);

  return {
    keepsAnything,
    keepInMemory: (id) => void memory.open(id),
    isInMemory: (id) => memory.has(id),
    catalogue: {
      async list() {
        const here = await memory.catalogue.list();
        const stored = (await keepsAnything()) ? await kept.list() : [];
        return [...here, ...stored].sort((a, b) => (a.changed < b.changed ? 1 : -1));
      },
      get: async (id) => (await catalogueOf(id)).get(id),
      put: async (entry, covers) => (await catalogueOf(entry.id)).put(entry, covers),
      remove: async (id) => (await catalogueOf(id)).remove(id),
      cover: async (id, index) => (await catalogueOf(id)).cover(id, index),
    },
    open: (id) => whenKnown(isKept(id).then((stored) => (stored ? openProjectDatabase(id) : memory.open(id)))),
    async delete(id) {
      if (await isKept(id)) await deleteProjectDatabase(id);
      else memory.delete(id);
      if (await keepsAnything()) await receiptWorks.delete(id);
    },
    async deleteStrays() {
      if (!(await keepsAnything())) return;
      const known = [...(await kept.list()), ...(await memory.catalogue.list())];
      await receiptWorks.keepOnly(known.map(({ id }) => id));
    },
    async copy(from, to) {
      if (await isKept(from)) await copyProjectDatabase(from, to);
      else memory.copy(from, to);
    },
    // Nobody else can have what is in this page's memory.
    hold: async (id, holder, wait) => ((await isKept(id)) ? holdProject(id, holder, wait) : FREE),
    takeOver: async (id, holder) => ((await isKept(id)) ? takeProject(id, holder) : FREE),
    isHeld: async (id) => (await isKept(id)) && isHeld(id),
    last: lastProject,
    remember: rememberProject,
    measureSpace: async () => ((await keepsAnything()) ? measureSpace() : null),
    askToPersist: async () => (await keepsAnything()) && askToPersist(),
  };
}

const FREE: ProjectLock = { release: () => undefined };

/** A database that is known a moment later. */
const whenKnown = (database: Promise<ProjectDatabase>): ProjectDatabase => ({
  own: async () => (await database).own(),
  commit: async (batch) => (await database).commit(batch),
  get: async (key) => (await database).get(key),
  all: async (...range) => (await database).all(...range),
  names: async (kind) => (await database).names(kind),
  close: async () => (await database).close(),
});
