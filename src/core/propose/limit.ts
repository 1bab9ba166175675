/** @file How far beyond a proposed recipe its trials say that classes are lost. */

import { RADII, type Proposal } from './proposal.ts';

/** Where a recipe goes farther than anybody vouches for, as a multiple of what is proposed. */
export type Limit =
  /** A style moved so far was tried, and lost too many classes; `kept` is the share that it kept. */
  | { readonly kind: 'tried'; readonly times: number; readonly kept: number }
  /** Nothing farther was tried. */
  | { readonly kind: 'untried'; readonly times: number };

/** Where the trials of a proposal end. */
export function limitOf({ reasons }: Proposal): Limit {
  for (const reason of reasons) {
    if (reason.code === 'style-limited')
      return { kind: 'tried', times: reason.beyond / reason.radius, kept: reason.keptBeyond };
    if (reason.code === 'style-free') return { kind: 'untried', times: RADII.at(-1)! / reason.radius };
  }
  return { kind: 'untried', times: 1 };
}
