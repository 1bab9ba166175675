import { describe, expect, it } from 'vitest';
import { runSeed } from '../brands.ts';
import { METHOD_IDS } from '../methods/table.ts';
import { checkRecipe, DEFAULT_RECIPE, partOf, type Recipe } from './recipe.ts';

const recipe: Recipe = { ...DEFAULT_RECIPE, runSeed: runSeed(0) };

describe('checkRecipe', () => {
  it('refuses a method that stands in a recipe twice, also with another share', () => {
    const again = { ...partOf('cutout'), share: 2 };
    const parts = [partOf('gif'), partOf('cutout'), partOf('copy'), again] as const;
    expect(() => {
      checkRecipe({ ...recipe, parts });
    }).toThrow('Expected each method once, got cutout twice; add its shares.');
    checkRecipe({ ...recipe, parts: parts.slice(0, 3) });
  });

  it('refuses a recipe without methods, and shares and counts that are none', () => {
    const refuses = (change: Partial<Recipe>, words: RegExp) => {
      expect(() => {
        checkRecipe({ ...recipe, ...change });
      }).toThrow(words);
    };
    refuses({ parts: [] }, /the number of methods to be a whole number from 1 to 8, got 0/u);
    refuses({ parts: [partOf('copy', 0)] }, /the share of copy to be a whole number from 1 to 100, got 0/u);
    refuses({ variants: 0.5 }, /variants of every seed to be a whole number/u);
    const dog = { label: 'dog', images: 9 };
    refuses({ topUps: [dog, dog] }, /each class to be topped up once, got dog twice/u);
    refuses({ topUps: [{ ...dog, images: 0 }] }, /the images that dog comes to to be a whole number/u);
    for (const method of METHOD_IDS) checkRecipe({ ...recipe, parts: [partOf(method)] });
  });
});
