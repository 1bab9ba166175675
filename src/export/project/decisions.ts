/** @file What was decided of the variants of a document, with what a person did by hand to the files beside it. */

import { variantName, type Reconciled } from './reconcile.ts';
import type { ProjectDocument } from './schema.ts';

export type DocumentDecision = ProjectDocument['decisions'][number];

/**
 * The decision on every variant that has one, by `variantName`: who takes a picture out of the set rejects it, who moves it into
 * another class's folder gives it that class.
 *
 * @param now when that is taken to have been done, ISO 8601 in UTC; `null` where nobody knows.
 */
export function decisionsOf(
  { decisions, run, images: originals }: ProjectDocument,
  { images, placed, relabelled, removed }: Pick<Reconciled, 'images' | 'placed' | 'relabelled' | 'removed'>,
  now: string | null,
): ReadonlyMap<string, DocumentDecision> {
  const made = new Map(decisions.map((decision) => [variantName(decision), decision]));
  const own = new Map(originals.map(({ id, label }) => [id, placed.get(id)?.label ?? label]));
  return new Map(
    (run?.variants ?? [])
      .filter(({ seed }) => images.has(seed))
      .flatMap(({ seed, k }): [string, DocumentDecision][] => {
        const name = variantName({ seed, k });
        const known = made.get(name);
        const before = known ?? { seed, k, verdict: 'unreviewed', relabel: null, reason: '', at: null };
        const label = relabelled.get(name);
        if (removed.has(name)) {
          return [[name, { ...before, verdict: 'rejected', reason: 'removed from the zip', at: now }]];
        }
        if (label !== undefined)
          return [[name, { ...before, relabel: label === own.get(seed) ? null : label, at: now }]];
        return known ? [[name, known]] : [];
      }),
  );
}
