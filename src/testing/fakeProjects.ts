/** @file The projects of a browser that is not there: databases in memory, locks that are always free. */

import 'fake-indexeddb/auto';
import { openCatalogue } from '../storage/catalogue.ts';
import { copyProjectDatabase, deleteProjectDatabase, openProjectDatabase } from '../storage/projectDatabase.ts';
import type { Projects } from '../storage/projects.ts';

export const fakeProjects = (): Projects => ({
  keepsAnything: () => Promise.resolve(true),
  keepInMemory: () => undefined,
  isInMemory: () => false,
  catalogue: openCatalogue(),
  open: openProjectDatabase,
  delete: deleteProjectDatabase,
  deleteStrays: () => Promise.resolve(),
  copy: copyProjectDatabase,
  hold: () => Promise.resolve({ release: () => undefined }),
  takeOver: () => Promise.resolve({ release: () => undefined }),
  isHeld: () => Promise.resolve(false),
  last: () => null,
  remember: () => undefined,
  measureSpace: () => Promise.resolve({ used: 900_000_000, quota: 1_000_000_000, persistent: false }),
  askToPersist: () => Promise.resolve(true),
});
