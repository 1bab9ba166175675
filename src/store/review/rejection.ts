/** @file What rules would reject: which variants, and what is left of each class. */

import type { ClassKey, SlotId } from '../ids.ts';
import type { VariantRecord } from '../run/state.ts';
import type { StudioState } from '../state.ts';
import { meets, type SeedScore } from './rules.ts';
import { decisionOf } from './selectors.ts';
import type { Rule } from './state.ts';

export type RejectionSource = Pick<StudioState, 'seeds' | 'run' | 'review'>;

export interface Rejection {
  /** What is rejected, with the first rule that it meets. */
  readonly hit: ReadonlyMap<SlotId, Rule>;
  /** Variants that meet a rule and stay, so that their class is not emptied. */
  readonly spared: readonly SlotId[];
  /** Classes that lose variants, in the order of the set: how many are not rejected, before and after. */
  readonly classes: readonly { readonly key: ClassKey; readonly before: number; readonly after: number }[];
}

/**
 * What rules would reject of what is not rejected yet.
 *
 * @param rules one that is met is enough.
 * @param keep how many variants stay in every class at least, those with the largest class score first; a class that has fewer keeps
 *   all. Default: 0.
 */
export function planRejection(source: RejectionSource, rules: readonly Rule[], keep = 0): Rejection {
  const { seeds, run, review } = source;
  const seedScore = seedScores(source);
  const hit = new Map<SlotId, Rule>();
  const spared: SlotId[] = [];
  const open = new Map<ClassKey, VariantRecord[]>(seeds.classes.map(({ key }) => [key, []]));
  for (const variant of run.variants.values()) {
    const { verdict, relabel } = decisionOf(review.decisions, variant.slot);
    const label = relabel ?? seeds.images.get(variant.seed)?.label;
    if (verdict !== 'rejected' && label !== undefined) open.get(label)?.push(variant);
  }
  const classes = [...open].flatMap(([key, variants]) => {
    const met = variants.flatMap((variant) => {
      const rule = rules.find((candidate) => meets(candidate, variant, seedScore));
      return rule ? [{ variant, rule }] : [];
    });
    const wanted = Math.max(0, Math.min(keep, variants.length) - (variants.length - met.length));
    const best = met.toSorted((a, b) => b.variant.classScore - a.variant.classScore);
    for (const { variant } of best.slice(0, wanted)) spared.push(variant.slot);
    for (const { variant, rule } of best.slice(wanted)) hit.set(variant.slot, rule);
    const lost = met.length - wanted;
    return lost === 0 ? [] : [{ key, before: variants.length, after: variants.length - lost }];
  });
  return { hit, spared, classes };
}

/** How the seeds of variants are read as the class that they had when the run began. */
function seedScores({ seeds, run }: Pick<RejectionSource, 'seeds' | 'run'>): SeedScore {
  const indices = new Map(seeds.classes.map(({ key }, index) => [key, index]));
  return ({ seed }) => {
    const label = run.labelsThen?.[seed] ?? seeds.images.get(seed)?.label;
    const index = label === undefined ? undefined : indices.get(label);
    return index === undefined ? null : (run.seedReadings.get(seed)?.probabilities[index] ?? null);
  };
}
