/** @file The project that is open: what it is called, and since when it exists. */

import type { Brand } from '../../core/brands.ts';

/** Names a project on this machine and in its zip. */
export type ProjectId = Brand<string, 'project id'>;

export interface ProjectInfo {
  readonly id: ProjectId;
  /** As the person calls it; starts as the name of its folder or zip. */
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly created: string;
}

export interface ProjectState {
  /** `null` on the start screen. */
  readonly info: ProjectInfo | null;
}

/**
 * A project with an id of its own.
 *
 * @param source name of what it is made from; the ending of a zip is left out.
 * @param now ISO 8601 in UTC.
 */
export const newProject = (source: string, now: string): ProjectInfo => ({
  id: crypto.randomUUID() as ProjectId,
  name: source.replace(/\.zip$/iu, ''),
  created: now,
});

export const NO_PROJECT: ProjectState = { info: null };
