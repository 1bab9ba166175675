/**
 * @file Recipes against each other on the set's own seeds: small classifiers are trained with what each makes, and read the seeds that
 * were held out with all that was made of them. A judge says whether a variant still shows its class; only a training says whether it teaches.
 */

import { partOf, type RecipePart } from '../run/recipe.ts';
import type { Findings, Proposal } from './proposal.ts';
import type { Tried } from './tried.ts';

/** Share of the seeds that must have an object for scenes to be worth a trial, though the judge reads too few of them in new scenes. */
const SOME_OBJECTS = 0.3;

/**
 * What is worth a trial: RandAugment as the yardstick, what the judge's reading proposes, and strong changes of style and new scenes that
 * it would not, since it reads pictures otherwise than the classifier that learns from them.
 *
 * @param proposal of the findings, tried as it is.
 * @param findings what was measured with the judge.
 * @returns mixtures, each once; RandAugment alone comes first.
 */
export function candidatesOf({ recipe }: Proposal, { scene }: Findings): readonly (readonly RecipePart[])[] {
  const objects = scene ? (scene.seeds - scene.declined) / Math.max(1, scene.seeds) : 0;
  const candidates: readonly (readonly RecipePart[])[] = [
    [partOf('randaugment')],
    recipe.parts,
    [partOf('unguided')],
    [partOf('unguided', 3), partOf('randaugment', 2)],
    [partOf('gif', 3), partOf('randaugment', 2)],
    ...(objects >= SOME_OBJECTS ? [[partOf('scene', 3), partOf('randaugment', 2)]] : []),
  ];
  const known = new Set<string>();
  return candidates.filter((parts) => {
    const key = JSON.stringify(parts);
    if (known.has(key)) return false;
    known.add(key);
    return true;
  });
}

/**
 * Decides by the trial: another recipe takes the place of the proposed one where it taught more than chance among so few seeds explains.
 *
 * @param proposal what was proposed before it.
 * @param tried every candidate's result, at least one; of equal ones the first is taken.
 * @param seeds how many were held out, each once in a repeat.
 * @returns the recipe, and what all of them came to.
 */
export function decideByTrial(proposal: Proposal, tried: readonly Tried[], seeds: number): Proposal {
  const sorted = tried.toSorted((a, b) => b.mean - a.mean);
  const [best] = sorted;
  if (!best) throw new RangeError('Expected a candidate that was tried, got none.');
  const proposed = sorted.find(({ parts }) => JSON.stringify(parts) === JSON.stringify(proposal.recipe.parts));
  const chance = proposed ? differenceByChance(best.mean, proposed.mean, seeds) : 0;
  const chosen = proposed && best.mean - proposed.mean <= chance ? proposed : best;
  const others = sorted.filter((one) => one !== chosen);
  return {
    recipe: { parts: chosen.parts, select: null },
    reasons: [
      { code: 'tried', chosen, others },
      ...(chosen.mean < best.mean ? [{ code: 'tried-alike', seeds, chance } as const] : []),
      // Why the judge proposed something else explains nothing that is chosen now.
      ...(chosen === proposed ? proposal.reasons : []),
    ],
  };
}

/**
 * How far two shares of the same pictures differ by chance: the standard error of their difference, as if each had pictures of its own.
 *
 * @param one in [0, 1]; the other too.
 * @param count of pictures.
 */
const differenceByChance = (one: number, other: number, count: number): number =>
  Math.sqrt((one * (1 - one) + other * (1 - other)) / count);
