/** @file The projects of this browser: their databases, who works on them, and what is known of them. */

import { openCatalogue, type Catalogue } from './catalogue.ts';
import { lastProject, rememberProject, type LastProject } from './lastProject.ts';
import {
  copyProjectDatabase,
  deleteProjectDatabase,
  openProjectDatabase,
  type ProjectDatabase,
} from './projectDatabase.ts';
import { holdProject, isHeld, takeProject, type LockHolder, type ProjectLock } from './projectLock.ts';
import { askToPersist, measureSpace, type Space } from './space.ts';

export interface Projects {
  readonly catalogue: Catalogue;
  open(id: string): ProjectDatabase;
  delete(id: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** @param wait a moment, for a page that is just being closed. */
  hold(id: string, holder: LockHolder, wait: boolean): Promise<ProjectLock | null>;
  take(id: string, holder: LockHolder): Promise<ProjectLock>;
  isHeld(id: string): Promise<boolean>;
  last(): LastProject | null;
  /** @param id `null` on the start screen. */
  remember(id: string | null): void;
  measureSpace(): Promise<Space | null>;
  askToPersist(): Promise<boolean>;
}

export const createProjects = (): Projects => ({
  catalogue: openCatalogue(),
  open: openProjectDatabase,
  delete: deleteProjectDatabase,
  copy: copyProjectDatabase,
  hold: holdProject,
  take: takeProject,
  isHeld,
  last: lastProject,
  remember: rememberProject,
  measureSpace,
  askToPersist,
});
