/** @file A document of version 1 in the shape of today; what is wrong with it stays wrong, and the schema says so. */

import { recipeFrom, variantFrom, type OldRecipe, type OldVariant } from './version1.ts';
import { DOCUMENT_VERSION } from '../../core/dataset/projectDocument.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @returns the document, or what came where it is not one. */
export function fromVersion1(json: unknown): unknown {
  try {
    const { recipe, run, ...document } = json as Fields;
    return {
      ...document,
      version: DOCUMENT_VERSION,
      recipe: recipeFrom(recipe as OldRecipe),
      run: run === null ? null : runFrom(run as Fields),
    };
  } catch {
    return json;
  }
}

function runFrom({ settings, variants, ...run }: Fields): Fields {
  const old = settings as OldRecipe;
  const seeds = run.seeds as readonly string[];
  const counts = run.counts as readonly number[] | undefined;
  const countOf = (seed: string) => counts?.[seeds.indexOf(seed)] ?? old.variants;
  return {
    ...run,
    settings: recipeFrom(old),
    variants: (variants as readonly (OldVariant & { readonly seed: string })[]).map((variant) =>
      variantFrom(variant, old.method, countOf(variant.seed)),
    ),
  };
}
