/** @file What a person does with packs. */

import type { PackRole } from '../../packs/place.ts';
import type { ToldOfPack } from '../../protocol/packs.ts';
import type { Chosen } from '../../storage/chosenFiles.ts';

export type ModelsStep =
  | { readonly kind: 'list' }
  /** Fetches a preset. */
  | { readonly kind: 'add'; readonly preset: string }
  /** Makes a pack of the person's files. */
  | { readonly kind: 'make'; readonly chosen: Promise<Chosen>; readonly told: Partial<ToldOfPack> }
  /** `null`: the one that comes with the page. */
  | { readonly kind: 'choose'; readonly role: PackRole; readonly key: string | null }
  | { readonly kind: 'remove'; readonly key: string }
  /** Ends what is being added; what has arrived is kept. */
  | { readonly kind: 'stop' }
  /** What was said has been read. */
  | { readonly kind: 'dismiss' };
