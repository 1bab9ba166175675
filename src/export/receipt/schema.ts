/** @file A receipt in documents: `offshoot.json` holds some, `npm run receipt -- --json` writes one. */

import * as z from 'zod/mini';
import type { RunSeed } from '../../core/brands.ts';
import { CLASSIFIER_KINDS } from '../../core/classifiers/kinds.ts';
import { CORRUPTIONS } from '../../core/corruptions/corruption.ts';
import { RECEIPT_VERSION, type Receipt } from '../../core/receipt/receipt.ts';
import type { Recipe } from '../../core/run/recipe.ts';
import { recipeSchema } from '../project/recipeSchema.ts';

const text = z.string();
const count = z.int().check(z.gte(0));
const some = z.int().check(z.gte(1));
const share = z.number().check(z.gte(0), z.lte(1));
const counts = z.array(count);

/** Mean and sample standard deviation; no spread of one run. */
const figures = { mean: share, spread: z.nullable(z.number().check(z.gte(0))) };
/** Earlier versions did not write the runs of what is asked besides. */
const overRuns = { ...figures, runs: z.optional(z.array(share)) };
const figure = z.object(overRuns);

const rates = z.object({ learningRate: z.number(), weightDecay: z.number() });

const protocol = z.object({
  seed: count as unknown as z.ZodMiniType<RunSeed>,
  repeats: some,
  test: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('split'), split: z.enum(['test', 'val']) }),
    z.object({ kind: z.literal('folds'), folds: some }),
  ]),
  length: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('updates'), updates: some, found: z.boolean() }),
    z.object({ kind: z.literal('epochs'), epochs: some }),
  ]),
  net: z.object({ kind: z.enum(CLASSIFIER_KINDS), width: some, side: some }),
  batch: some,
  tuned: z.boolean(),
  variants: some,
});

const run = z.object({
  seed: count,
  accuracy: share,
  confusion: z.array(counts),
  curve: z.array(z.object({ update: count, loss: z.number(), accuracy: share })),
});

/** Earlier versions wrote what it is called beside its name. */
const arm = z.object({
  arm: text,
  pictures: count,
  updates: count,
  rates: z.nullable(rates),
  ...figures,
  runs: z.array(run),
});

const tail = z.object({
  arm: text,
  loss: z.enum(['plain', 'balanced']),
  ...{ all: figure, many: z.nullable(figure), medium: z.nullable(figure), few: z.nullable(figure) },
});

/** Earlier versions wrote sentences. */
const note = z.union([
  text,
  z.discriminatedUnion('code', [
    z.object({ code: z.literal('not-looked-for') }),
    z.object({ code: z.literal('copies'), seeds: some, leftOut: z.boolean() }),
    z.object({ code: z.literal('together'), seeds: some }),
    z.object({ code: z.literal('guided-by-all') }),
    z.object({ code: z.literal('picked-by-all') }),
  ]),
]);

export const receiptSchema = z.object({
  version: z.literal(RECEIPT_VERSION),
  source: text,
  classes: z.array(text),
  seeds: counts,
  tests: counts,
  protocol,
  recipe: z.nullable(recipeSchema) as unknown as z.ZodMiniType<Recipe | null>,
  grown: z.optional(z.object({ made: some, name: z.optional(text) })),
  packs: z.array(
    z.object({ role: z.enum(['prior', 'judge', 'mask', 'safety']), id: text, version: text, sha256: text }),
  ),
  device: text,
  arms: z.array(arm),
  ratios: z.array(z.object({ arm: text, points: z.array(z.object({ k: count, ...overRuns })) })),
  robustness: z.array(
    z.object({ arm: text, corruption: z.enum(CORRUPTIONS), severity: z.literal([1, 2, 3, 4, 5]), ...overRuns }),
  ),
  longTail: z.nullable(z.object({ counts, results: z.array(tail) })),
  notes: z.array(note),
  appVersion: text,
});

/**
 * Reads a receipt as it was written.
 *
 * @param json what the text says.
 * @throws Error that says where it is no receipt.
 */
export function parseReceipt(json: unknown): Receipt {
  const parsed = receiptSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path ?? [];
  throw new Error(
    `Expected a receipt of version ${RECEIPT_VERSION}, got another value at ${path.length === 0 ? 'its top' : path.join('.')}; make the receipt again.`,
  );
}
