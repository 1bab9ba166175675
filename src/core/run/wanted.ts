/** @file Partners that a seed's variants ask for. */

import type { PartnerKind } from '../methods/method.ts';

/** Which other pictures one variant wants. */
export interface Wanted {
  /** Number of the variant's stream. */
  readonly number: number;
  readonly kind: PartnerKind;
  /** How many, at most. */
  readonly count: number;
}
