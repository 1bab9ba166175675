/**
 * @file Selective expansion around any method (Zhang et al. 2023, Section 3.2): sample, keep what the judge reads as the same class
 * with more entropy than the seed's, until every slot is filled or the tries are used up.
 */

import type { Made } from '../methods/method.ts';
import { diversityAmong } from './diversityAmong.ts';
import { eventsOf, inSlot, type PartResult, type PartWork } from './expandPart.ts';
import type { RunEvent, RunVariant } from './seedJob.ts';
import type { Selection } from './recipe.ts';

/**
 * The variants that pass.
 *
 * @param work as many images are drawn at a time as there are slots; the part's streams are its first slot's and every later one
 *   that has the same distance, so that no two parts share a stream.
 * @param selection most tries a slot.
 * @returns those that passed first, in the slots' order; their diversity is that among them.
 * @throws RangeError where nobody judges.
 */
export async function* selectPart(work: PartWork, { tries }: Selection): AsyncGenerator<RunEvent, PartResult, void> {
  const { judgement, group, recipe } = work;
  if (!judgement)
    throw new RangeError('Expected a judge to select by, got none; leave the selection out, or open a judge.');
  const { slots, index } = group;
  const parts = recipe.parts.length;
  const before = drawnBefore({ index, parts }, work.job.unusedFrom ?? 0);
  const most = tries * slots.length;
  const kept: RunVariant[] = [];
  let path: PartResult['path'] = [];
  let drawn = 0;
  while (kept.length < slots.length && drawn < most) {
    const count = Math.min(slots.length, most - drawn);
    const numbers = numbersDrawn({ index, parts }, before + drawn, count);
    const family = yield* eventsOf(work, numbers, () => null);
    if (path.length === 0) path = family.path;
    for (const made of family.variants) {
      if (kept.length === slots.length || !passes(made, judgement.reading.anchor)) continue;
      const variant = inSlot(work, made, slots[kept.length]!.k, numbers);
      kept.push(variant);
      yield { kind: 'variant', variant };
    }
    drawn += count;
    yield { kind: 'drawn', drawn, kept: kept.length };
  }
  return { variants: diversityAmong(kept), path, drawn };
}

/** Which of how many parts draws. */
interface Drawing {
  readonly index: number;
  readonly parts: number;
}

/** How many images a part has drawn where streams below a number are used up. */
export const drawnBefore = ({ index, parts }: Drawing, unusedFrom: number): number =>
  Math.max(0, Math.ceil((unusedFrom - index) / parts));

/**
 * Streams of the images that a part draws.
 *
 * @param of which of how many parts.
 * @param from how many were drawn before.
 * @param count how many are drawn.
 */
export const numbersDrawn = ({ index, parts }: Drawing, from: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => index + (from + i) * parts);

/** The paper's two criteria: the judge's first class is the one to keep, and the entropy has grown. */
const passes = ({ judged }: Made, anchor: number): boolean => judged?.top1 === anchor && judged.deltaEntropy > 0;
