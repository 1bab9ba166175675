/**
 * @file One seed of a run: its slots are shared out among the recipe's methods, each makes its variants, and where the recipe
 * selects, only what passes is kept. Page and command line both come through here, so the same recipe gives the same bits and figures.
 */

import type { Seed, SeedReading } from '../expansion/seed.ts';
import { readSeed } from '../expansion/seed.ts';
import { inBatches } from '../expansion/batches.ts';
import type { ClassMatrix } from '../judge/classMatrix.ts';
import type { Judgement, Made, MethodEvent, Partner, Ports } from '../methods/method.ts';
import type { How } from '../methods/table.ts';
import type { Evaluation } from '../objective/objective.ts';
import { expandPart, type PartResult } from './expandPart.ts';
import type { ResolvedRecipe } from './recipe.ts';
import { selectPart } from './selectPart.ts';
import { slotsByPart, type Slot } from './slots.ts';

/** One seed's work. */
export interface SeedJob {
  readonly seed: Seed;
  /** What the judge decides between for this seed; `null` where nobody judges. */
  readonly classes: ClassMatrix | null;
  readonly slots: readonly Slot[];
  /** Where a method needs partners: another seed for a stream number; asked for before it is needed. */
  readonly partner?: (number: number, part: number) => Promise<Partner | null>;
  /**
   * Whether the slots' streams are to be taken as they are, though the recipe selects: to make again what was selected before.
   * Default: false.
   */
  readonly exactly?: boolean;
  /** Most variants in memory at a time; the result does not depend on it. Default: all. */
  readonly batch?: number;
}

/** A variant in its slot. */
export interface RunVariant extends Omit<Made, 'how'> {
  readonly k: number;
  readonly how: How;
  /** Streams that it was made together with, itself included, in their order. */
  readonly siblings: readonly number[];
}

export type RunEvent =
  | { readonly kind: 'seed'; readonly reading: SeedReading }
  | Extract<MethodEvent, { kind: 'step' }>
  /** A variant that will stay; its siblings may not be made yet. */
  | { readonly kind: 'variant'; readonly variant: RunVariant }
  | { readonly kind: 'drawn'; readonly drawn: number; readonly kept: number };

/** A seed with its variants. */
export interface ExpandedSeed {
  /** `null` where nobody judges. */
  readonly reading: SeedReading | null;
  /** In the order of k; fewer than there are slots where too few passed the selection. */
  readonly variants: readonly RunVariant[];
  /** The objective before each step and at the end, of the first part that has one. */
  readonly path: readonly Evaluation[];
  /** Images that were made, those that were not kept included. */
  readonly drawn: number;
}

/**
 * Expands one seed. A generator: the caller draws the events as they come, and cancels by not asking for the next.
 *
 * @param job the seed and its slots.
 * @param recipe with nothing left open.
 * @param ports the models that the recipe needs.
 * @throws RangeError for a missing port or partner, or a model that gives NaN.
 */
export async function* expandSeed(
  job: SeedJob,
  recipe: ResolvedRecipe,
  ports: Ports,
): AsyncGenerator<RunEvent, ExpandedSeed, void> {
  const judgement = await judge(job, recipe, ports);
  if (judgement) yield { kind: 'seed', reading: judgement.reading };
  const results: PartResult[] = [];
  const shared = encodingOnce(ports);
  for (const group of slotsByPart(recipe, job.slots)) {
    const work = { job, group, judgement, recipe, ports: shared };
    results.push(yield* recipe.select && !job.exactly ? selectPart(work, recipe.select) : expandPart(work));
  }
  return {
    reading: judgement?.reading ?? null,
    variants: results.flatMap(({ variants }) => variants).toSorted((a, b) => a.k - b.k),
    path: results.find(({ path }) => path.length > 0)?.path ?? [],
    drawn: results.reduce((sum, { drawn }) => sum + drawn, 0),
  };
}

/** What the judge reads in the seed; `null` where nobody judges. */
async function judge(
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
