/** @file The pictures of a document that were picked, with what a person did by hand to the files beside it. */

import type { PickedFacts } from '../picked.ts';
import type { DocumentPick } from './document.ts';
import type { Reconciled } from './reconcile.ts';
import type { ProjectDocument } from './schema.ts';

/** A picture that was picked, where it lies now. */
export interface FoundPick {
  readonly path: string;
  /** Key of the class that it was picked for. */
  readonly label: string;
  readonly facts: PickedFacts;
  /** `null` where nobody has decided. */
  readonly decision: NonNullable<DocumentPick['decision']> | null;
}

/**
 * Those that are there: who moves one into another class's folder gives it that class.
 *
 * @param now when that is taken to have been done, ISO 8601 in UTC; `null` where nobody knows.
 */
export function picksOf(
  { picked = [] }: Pick<ProjectDocument, 'picked'>,
  { picked: found }: Pick<Reconciled, 'picked'>,
  now: string | null,
): readonly FoundPick[] {
  return picked.flatMap(({ file: _, label, decision: before, ...facts }): FoundPick[] => {
    const at = found.get(facts.sha256);
    if (!at) return [];
    const relabel = at.label === label ? null : at.label;
    const same = relabel === (before?.relabel ?? null);
    const decided = { verdict: 'unreviewed' as const, reason: '', ...before, relabel, at: now };
    return [{ path: at.path, label, facts, decision: same ? before : decided }];
  });
}
