/** @file The worker that keeps packs: what is on the shelf, and the ways onto it. Everything crosses as data. */

import './blob.ts';
import type { Lacking, MakeNote } from '../packs/draft/lack.ts';
import type { Adaptable } from '../packs/adaptable.ts';
import type { AdaptedFrom } from '../packs/manifest.ts';
import type { PackPlaces, PackRole } from '../packs/place.ts';
import type { Result } from './failure.ts';
import type { Callback } from './job.ts';

/** A pack that may be chosen. */
export interface ShelvedPack {
  /** Its name on the shelf; `null` for one that comes with the page. */
  readonly key: string | null;
  readonly role: PackRole;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
  readonly source: string;
  /** Digest of the file list, as runs and exports name it. */
  readonly sha256: string;
  /** Of all files, in bytes. */
  readonly bytes: number;
  /** Of the weights in memory while a run is guided, and of what a picture of the preferred side takes besides where that is known; in bytes, about. */
  readonly memory: number;
  readonly preset: string | null;
  readonly commit: string | null;
  readonly notes: readonly MakeNote[];
  /** What was done to another pack to make it; `null` for one that is as it came. */
  readonly adapted: AdaptedFrom | null;
  /** Where a prior can be adapted to pictures, as far as its manifest tells; `null` for other roles. */
  readonly adaptable: Adaptable | null;
}

export type PackProgress =
  | { readonly kind: 'asking' }
  | { readonly kind: 'downloading'; readonly done: number; readonly total: number | null }
  /** Its graphs are run. */
  | { readonly kind: 'trying' };

/** Files of the person's own. */
export type GivenFiles =
  | { readonly kind: 'files'; readonly files: readonly { readonly path: string; readonly file: Blob }[] }
  | { readonly kind: 'zip'; readonly file: Blob; readonly name: string };

/** What only a person knows of them. */
export interface ToldOfPack {
  readonly title: string;
  /** SPDX expression. */
  readonly licence: string;
  readonly source: string;
  /** Default: as the files say. */
  readonly logitScale?: number;
}

export interface AddedPack {
  readonly kind: 'added';
  readonly key: string;
  readonly notes: readonly MakeNote[];
  /** The commit that this download pinned it to; `null` where it was pinned before, or is the person's own. */
  readonly pinned: string | null;
}

export type AddAnswer = AddedPack | Lacking;

export interface PackWorker {
  hold(lock: string): Promise<void>;
  /** What there is to choose: those that come with the page first. */
  listPacks(own: PackPlaces): Promise<Result<readonly ShelvedPack[]>>;
  addPack(preset: string, hub: string, onProgress: Callback<[progress: PackProgress]>): Promise<Result<AddAnswer>>;
  makePack(
    given: GivenFiles,
    told: ToldOfPack,
    onProgress: Callback<[progress: PackProgress]>,
  ): Promise<Result<AddAnswer>>;
  removePack(key: string): Promise<Result<null>>;
}
