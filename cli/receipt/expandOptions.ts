/** @file The options of a run of `npm run expand` that makes a receipt's variants in memory. */

import type { MethodId } from '../../src/core/methods/table.ts';
import { needsOfArms } from '../../src/core/receipt/arms.ts';
import { PICK_PRECISION } from '../../src/core/pick/sureness.ts';
import { DEFAULT_RECIPE, needsOf, partOf, type Recipe } from '../../src/core/run/recipe.ts';
import type { ExpandOptions } from '../expand/options.ts';
import { UsageError } from '../lib/usageError.ts';
import type { ReceiptOptions } from './options.ts';

/**
 * What is asked of models and recipe.
 *
 * @param options of the receipt.
 * @param methods whose variants are made; without any, pictures are only read and judged.
 * @param variants of each seed.
 * @param seen how an export read its pictures.
 * @throws UsageError where something needs a judge and there is none.
 */
export function expandOptionsOf(
  options: ReceiptOptions,
  methods: readonly MethodId[],
  variants: number,
  seen: Pick<Recipe, 'stretch'>,
): ExpandOptions {
  const parts = (methods.length === 0 ? (['copy'] as const) : methods).map((method) => partOf(method));
  const needs = needsOf({ parts, select: null });
  const recipe = {
    ...DEFAULT_RECIPE,
    // Where it makes nothing and picks nothing, it only looks for copies: for that, pictures are seen once.
    judgeViews: needs.prior || needs.judge || options.pick !== null ? DEFAULT_RECIPE.judgeViews : ('seed' as const),
    runSeed: options.seed,
    variants,
    softLabels: options.softLabels,
    parts,
    ...(seen.stretch !== undefined && { stretch: seen.stretch }),
  };
  if (options.judge === null && (needsOf(recipe).judge || needsOfArms(options.arms).judge)) {
    throw new UsageError(`Expected a judge for ${options.arms.map(({ id }) => id).join(', ')}, got --judge none.`);
  }
  const { input, hints, prior, mask, judge, names, runtime, threads } = options;
  return {
    ...{ input, hints, prior, mask, judge, names, runtime, threads, recipe },
    out: '',
    overwrite: false,
    resume: false,
    growLeaks: true,
    proposed: false,
    unguided: false,
    trial: false,
    prompt: null,
    adapt: null,
    backgrounds: null,
    safety: null,
    pick: null,
    pickPrecision: PICK_PRECISION,
    batch: Infinity,
  };
}
