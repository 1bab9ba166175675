/** @file A recipe in documents: what a person asks for. */

import * as z from 'zod/mini';
import type { RunSeed } from '../../core/brands.ts';
import { LIMITS } from '../../core/limits.ts';
import { JUDGE_MODES, JUDGE_VIEWS, type TopUp } from '../../core/run/recipe.ts';
import { partSchema } from './methodSchema.ts';

const topUps = z.array(z.object({ label: z.string(), images: z.int().check(z.gte(1)) })) as unknown as z.ZodMiniType<
  readonly TopUp[]
>;

/** What a person asks for; see `Recipe`. */
export const recipeSchema = z.object({
  runSeed: z.int().check(z.gte(0)) as unknown as z.ZodMiniType<RunSeed>,
  variants: z.int().check(z.gte(1)),
  /** Images that every class should come to; `null` where every seed gets as many variants. */
  perClass: z.nullable(z.int().check(z.gte(1))),
  /** Classes that come to more than the others do, by the names of their folders; absent where there are none. */
  topUps: z.optional(topUps),
  /** Of the pictures, in pixels; `null` is what suits the models. */
  side: z.nullable(z.int().check(z.gte(1))),
  anchor: z.enum(['label', 'judge']),
  /** What the judge knows the classes by; absent where it was the names, before there was a choice. */
  judgeMode: z._default(z.enum(JUDGE_MODES), 'names'),
  /** Which views of the seeds it learns from; absent where it was the seeds as they are, before there was a choice. */
  judgeViews: z.optional(z.enum(JUDGE_VIEWS)),
  /** Weight of the class prototypes against the text. */
  prototypes: z.number().check(z.gte(0), z.lte(1)),
  /** Share of a label that is the judge's reading; absent where labels were hard, before there was a choice. */
  softLabels: z.optional(z.number().check(z.gte(0), z.lte(1))),
  /** How many of 16 bits pictures use; absent where they are read as they are. */
  stretch: z.optional(z.int().check(z.gte(LIMITS.stretch.least), z.lte(LIMITS.stretch.most))),
  /** Whether variants have no colour; absent where they are as they are made. */
  grey: z.optional(z.boolean()),
  /** Safety score from which a variant starts as rejected; absent where it is the pack's, or nobody checks. */
  safety: z.optional(z.number().check(z.gte(0), z.lte(1))),
  select: z.nullable(z.object({ tries: z.int().check(z.gte(1)) })),
  parts: z.array(partSchema).check(z.minLength(1)),
});
