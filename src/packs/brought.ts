/** @file Packs that are made of files which a person brings: they are worth having, and no hub has them as graphs. */

import type { PackRole } from './place.ts';

export const BROUGHT_IDS = ['taef2', 'open-nsfw'] as const;
export type BroughtId = (typeof BROUGHT_IDS)[number];

export interface Brought {
  readonly id: BroughtId;
  readonly role: PackRole;
  /** As `make` calls it, or the person: a pack of that name is here already. */
  readonly title: string;
  /** SPDX expression. */
  readonly licence: string;
  /** Of what is downloaded, in bytes, about. */
  readonly bytes: number;
  /** Of weights in memory, in bytes, about; a prior's decoder is held three times. */
  readonly memory: number;
}

export const BROUGHT: readonly Brought[] = [
  { id: 'taef2', role: 'prior', title: 'TAEF2', licence: 'MIT', bytes: 10.7e6, memory: 21.5e6 },
  { id: 'open-nsfw', role: 'safety', title: 'Open NSFW', licence: 'BSD-2-Clause', bytes: 22e6, memory: 24e6 },
];
