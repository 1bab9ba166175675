/** @file Why a method makes nothing of a seed, as data; the words for it are in `src/ui/words/`. */

import type { Objection } from '../scene/objection.ts';
import type { PartnerKind } from './method.ts';

export type DeclineReason =
  /** Its object cannot be moved. */
  | Objection
  /** The method needs another picture, and there is none of this kind. */
  | { readonly code: 'alone'; readonly among: PartnerKind }
  /** What earlier versions and documents hold, in words. */
  | { readonly code: 'text'; readonly text: string };
