/**
 * @file One seed of a run: its slots are shared out among the recipe's methods, each makes its variants, and where the recipe
 * selects, only what passes is kept. Page and command line both come through here, so the same recipe gives the same bits and figures.
 */

import { pixelTensor } from '../brands.ts';
import { readSeed } from '../expansion/seed.ts';
import { inBatches } from '../expansion/batches.ts';
import type { DeclineReason } from '../methods/declined.ts';
import type { Judgement, Ports } from '../methods/method.ts';
import { methodOf } from '../methods/table.ts';
import { expandPart, type PartResult } from './expandPart.ts';
import { needsOfPart, type RecipePart, type ResolvedRecipe } from './recipe.ts';
import { selectPart } from './selectPart.ts';
import type { ExpandedSeed, RunEvent, RunVariant, SeedJob } from './seedJob.ts';
import { slotsAmong, slotsByPart } from './slots.ts';
import { withoutColour } from './withoutColour.ts';

/**
 * Expands one seed. A generator: the caller draws the events as they come, and cancels by not asking for the next.
 *
 * @param job the seed and its slots.
 * @param recipe with nothing left open.
 * @param models those that the recipe needs.
 * @throws RangeError for a missing port or partner, or a model that gives NaN.
 */
export async function* expandSeed(
  job: SeedJob,
  recipe: ResolvedRecipe,
  models: Ports,
): AsyncGenerator<RunEvent, ExpandedSeed, void> {
  const ports = recipe.grey === true ? withoutColour(models) : models;
  const judgement = await judgementOf(job, recipe, ports);
  if (judgement) yield { kind: 'seed', reading: judgement.reading };
  const results: PartResult[] = [];
  const shared = encodingOnce(ports);
  const declined = await declinedBy(job, recipe, ports);
  const left = [...recipe.parts.keys()].filter((part) => !declined.has(part));
  for (const group of slotsByPart(recipe, slotsAmong(recipe, left, job.slots))) {
    const work = { job, group, judgement, recipe, ports: shared };
    results.push(yield* recipe.select && !job.exactly ? selectPart(work, recipe.select) : expandPart(work));
  }
  const variants = results.flatMap(({ variants }) => variants).toSorted((a, b) => a.k - b.k);
  return {
    reading: judgement?.reading ?? null,
    variants: await checked(variants, ports),
    path: results.find(({ path }) => path.length > 0)?.path ?? [],
    drawn: results.reduce((sum, { drawn }) => sum + drawn, 0),
    declined: [...declined].map(([part, reason]) => ({ method: recipe.parts[part]!.method, reason })),
  };
}

/** Variants with their safety scores. One at a time: a score may not depend on who came along. */
async function checked(variants: readonly RunVariant[], { safety }: Ports): Promise<readonly RunVariant[]> {
  if (!safety) return variants;
  const scored: RunVariant[] = [];
  for (const variant of variants) {
    const { dims, data } = variant.image;
    const [score] = await safety(pixelTensor({ dims: [1, ...dims], data }));
    scored.push({ ...variant, safety: score! });
  }
  return scored;
}

/** The parts that make nothing of the seed, each with its reason; who is asked for nothing, and is nobody's stand-in, says nothing. */
async function declinedBy(
  job: SeedJob,
  { parts }: ResolvedRecipe,
  ports: Ports,
): Promise<ReadonlyMap<number, DeclineReason>> {
  const declined = new Map<number, DeclineReason>();
  const ask = async (index: number): Promise<void> => {
    const reason = await reasonOf(job, parts[index]!, ports);
    if (reason !== null) declined.set(index, reason);
  };
  const wanted = new Set(job.slots.map(({ part }) => part));
  for (const index of wanted) await ask(index);
  if (declined.size > 0) for (const index of parts.keys()) if (!wanted.has(index)) await ask(index);
  return declined;
}

/** Why a part makes nothing of the seed. */
async function reasonOf({ seed, hasPartner }: SeedJob, part: RecipePart, ports: Ports): Promise<DeclineReason | null> {
  const method = methodOf(part.method);
  if (!method.declines) return null;
  const { partner: kind } = needsOfPart(part);
  const found = kind === 'none' || hasPartner?.(kind) === true;
  return found ? method.declines(seed, part.settings, ports) : { code: 'alone', among: kind };
}

/** What the judge reads in the seed; `null` where nobody judges. */
async function judgementOf(
  { seed, classes }: SeedJob,
  { anchor }: ResolvedRecipe,
  { judge: model }: Ports,
): Promise<Judgement | null> {
  if (!classes || !model) return null;
  const embedding = seed.embedding ?? (await inBatches(1, 1, () => model.embed(seed.pixels))).rows[0]!;
  return { classes, reading: readSeed(embedding, seed.label, classes, anchor) };
}

/** The same ports; a seed that several parts or tries need is encoded once. */
function encodingOnce(ports: Ports): Ports {
  const { prior } = ports;
  if (prior?.kind !== 'reconstruction') return ports;
  let known: ReturnType<typeof prior.encode> | null = null;
  let of: unknown = null;
  return {
    ...ports,
    prior: {
      ...prior,
      encode: (pixels) => {
        if (of !== pixels || !known) [of, known] = [pixels, prior.encode(pixels)];
        return known;
      },
    },
  };
}
