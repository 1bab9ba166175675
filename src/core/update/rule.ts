/** @file Update rules, by kind; all of them ascend. */

import { adamUpdate } from './adam.ts';
import { normalisedUpdate } from './normalised.ts';
import { signUpdate } from './sign.ts';
import type { Update } from './update.ts';

/** How the noise follows its gradient. Sizes are in units of the noise. */
export type UpdateRule =
  /** Every value moves by `size` in the direction of its gradient; the released code takes one such step of 0.1. */
  | { readonly kind: 'sign'; readonly size: number }
  /** A step of a fixed length along the gradient: where the gradient's own length says nothing. */
  | { readonly kind: 'normalised'; readonly size: number }
  /** Adam (Kingma and Ba 2015), for many smaller steps. */
  | { readonly kind: 'adam'; readonly size: number; readonly beta1?: number; readonly beta2?: number };

/** The released code's rule: one sign step of 0.1. */
export const RELEASED_UPDATE: UpdateRule = { kind: 'sign', size: 0.1 };

/**
 * The pure update of a rule.
 *
 * @throws RangeError for a step size that is not positive and finite.
 */
export function updateOf(rule: UpdateRule): Update {
  if (!(rule.size > 0 && Number.isFinite(rule.size))) {
    throw new RangeError(`Expected a positive step size, got ${rule.size}; use 0 steps for an unguided run.`);
  }
  switch (rule.kind) {
    case 'sign':
      return signUpdate(rule.size);
    case 'normalised':
      return normalisedUpdate(rule.size);
    case 'adam':
      return adamUpdate(rule.size, rule.beta1, rule.beta2);
    default:
      return rule satisfies never;
  }
}
