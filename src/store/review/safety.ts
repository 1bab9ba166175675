/** @file Variants that start as rejected, for their safety score. */

import { unsafeOf } from '../../core/safety/unsafe.ts';
import type { SlotId } from '../ids.ts';
import type { VariantRecord } from '../run/state.ts';
import type { Decision } from './state.ts';

/**
 * What is decided of a variant before anybody has looked at it.
 *
 * @param threshold of the run; absent where nobody checks.
 * @param at when, ISO 8601 in UTC.
 * @returns `null` where nothing is.
 */
export function safetyDecision(
  { safety }: Pick<VariantRecord, 'safety'>,
  threshold: number | undefined,
  at: string,
): Decision | null {
  const unsafe = unsafeOf(safety, threshold);
  return unsafe && { verdict: 'rejected', relabel: null, reason: { code: 'safety', ...unsafe }, at };
}

/** The same of many, by slot. */
export const safetyDecisions = (
  variants: readonly VariantRecord[],
  threshold: number | undefined,
  at: string,
): readonly (readonly [SlotId, Decision])[] =>
  variants.flatMap((variant) => {
    const decision = safetyDecision(variant, threshold, at);
    return decision ? [[variant.slot, decision] as const] : [];
  });
