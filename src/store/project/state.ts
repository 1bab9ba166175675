/** @file The project that is open, the projects of this browser, and how safe they are. */

import type { Brand } from '../../core/brands.ts';
import type { CatalogueEntry } from '../../storage/catalogue.ts';
import type { Space } from '../../storage/space.ts';
import type { Failure } from '../../core/failure.ts';

/** Names a project on this machine and in its zip. */
export type ProjectId = Brand<string, 'project id'>;

export interface ProjectInfo {
  readonly id: ProjectId;
  /** As the person calls it; starts as the name of its folder or zip. */
  readonly name: string;
  /** ISO 8601 in UTC. */
  readonly created: string;
}

/** A project on the start screen. */
export type ProjectSummary = CatalogueEntry & { readonly id: ProjectId };

export interface ProjectState {
  /** `null` on the start screen. */
  readonly info: ProjectInfo | null;
  readonly access: Access;
  readonly saving: Saving;
  /** Projects of this browser, last changed first; `null` until they are known. */
  readonly list: readonly ProjectSummary[] | null;
  /** The project deleted last, as long as that can be undone. */
  readonly removed: ProjectSummary | null;
  /** A project that is being copied. */
  readonly copying: ProjectId | null;
  /** Why what is done is kept until the page is left only; `null` where the browser keeps it. */
  readonly unkept: Unkept | null;
  /** Why something on the start screen did not work. */
  readonly failure: Failure | null;
  /** `null` until it is measured, and where the browser does not say. */
  readonly space: Space | null;
}

/** `blocked`: the browser keeps nothing of this site. `full`: it has no room for the project that is open. */
export type Unkept = 'blocked' | 'full';

/** Who has the project. */
export type Access =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening'; readonly name: string | null }
  | { readonly kind: 'open' }
  /** Another tab has it: what is on screen here, if anything, is only looked at. */
  | { readonly kind: 'elsewhere'; readonly id: ProjectId; readonly name: string };

/** Whether what is on screen is stored. */
export type Saving =
  { readonly kind: 'saved' } | { readonly kind: 'saving' } | { readonly kind: 'failed'; readonly failure: Failure };

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

export const NO_PROJECT: ProjectState = {
  info: null,
  access: { kind: 'none' },
  saving: { kind: 'saved' },
  list: null,
  removed: null,
  copying: null,
  unkept: null,
  failure: null,
  space: null,
};
