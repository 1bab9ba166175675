/** @file Update rules: pure pairs of an initial state and a step, like a function of the past gradients. All of them ascend. */

import { adamUpdate } from './adam.ts';
import { normalisedUpdate } from './normalised.ts';
import { signUpdate } from './sign.ts';

/** How the noise follows its gradient. Sizes are in units of the noise. */
export type UpdateRule =
  /** Every value moves by `size` in the direction of its gradient; the released code takes one such step of 0.1. */
  | { readonly kind: 'sign'; readonly size: number }
  /** A step of a fixed length along the gradient: where the gradient's own length says nothing. */
  | { readonly kind: 'normalised'; readonly size: number }
  /** Adam (Kingma and Ba 2015), for many smaller steps. */
  | { readonly kind: 'adam'; readonly size: number; readonly beta1?: number; readonly beta2?: number };

/** Running moments of the gradient; a rule without memory leaves them empty. */
export interface Moments {
  readonly steps: number;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export interface Update {
  /** The state before the first step for `count` values. */
  readonly init: (count: number) => Moments;
  /** The change to add to the values for this gradient (of the objective, to be increased), and the next state. */
  readonly step: (gradient: Float64Array, state: Moments) => readonly [change: Float64Array, state: Moments];
}

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
