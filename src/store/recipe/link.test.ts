import { describe, expect, it } from 'vitest';
import { runSeed } from '../../core/brands.ts';
import { DEFAULT_RECIPE, partOf, type Recipe } from '../../core/run/recipe.ts';
import { readRecipeLink, recipeLink } from './link.ts';

const RECIPE: Recipe = {
  ...DEFAULT_RECIPE,
  runSeed: runSeed(7),
  variants: 3,
  parts: [partOf('gif'), partOf('cutout', 2)],
};

describe('recipeLink', () => {
  it('comes back as it was sent', () => {
    expect(readRecipeLink(recipeLink('recipe', RECIPE))).toEqual({ step: 'recipe', recipe: RECIPE });
  });

  it('carries no class of anybody’s set', () => {
    const parts = [{ ...partOf('gif'), lessFor: [{ label: 'patient 12', times: 0.5 }] }];
    const topUps = [{ label: 'patient 12', images: 40 }];
    expect(decodeURIComponent(recipeLink('grow', { ...RECIPE, parts, topUps }))).not.toContain('patient');
  });

  it.each(['', '#lesson/1', '#open/recipe', '#open/export?recipe={}', '#open/recipe?recipe=%7B'])(
    'is none where it asks for nothing that can be: %s',
    (hash) => {
      expect(readRecipeLink(hash)).toBeNull();
    },
  );

  it('refuses settings out of their range', () => {
    expect(readRecipeLink(recipeLink('recipe', { ...RECIPE, variants: 1_000_000 }))).toBeNull();
  });
});
