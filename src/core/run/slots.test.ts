import { describe, expect, it } from 'vitest';
import { partOf, type RecipePart } from './recipe.ts';
import { recipeFor, slotsOf } from './slots.ts';

const sparing = (times: number, share = 3): RecipePart => ({
  ...partOf('scene', share),
  lessFor: [{ label: 'crab', times }],
});
const methodsOf = (parts: readonly RecipePart[], label: string, count: number) =>
  slotsOf(recipeFor({ parts }, label), count).map(({ part }) => parts[part]!.method);
const countOf = (methods: readonly string[], method: string) => methods.filter((one) => one === method).length;

describe('recipeFor', () => {
  const parts = [sparing(1 / 3), partOf('randaugment', 2)];

  it('leaves the recipe as it is for classes of which nothing is said', () => {
    const recipe = { parts };
    expect(recipeFor(recipe, 'cup')).toBe(recipe);
    expect(countOf(methodsOf(parts, 'cup', 5), 'scene')).toBe(3);
  });

  it('gives a class what is left of the share, and the rest to the other methods', () => {
    // 1 of 3 instead of 3 of 5.
    expect(countOf(methodsOf(parts, 'crab', 6), 'scene')).toBe(2);
    expect(countOf(methodsOf(parts, 'crab', 6), 'randaugment')).toBe(4);
    expect(methodsOf(parts, 'crab', 6)).toHaveLength(6);
  });

  it('gives it none where none is left', () => {
    for (const all of [
      [sparing(0), partOf('randaugment')],
      [partOf('randaugment'), sparing(0)],
    ]) {
      expect(new Set(methodsOf(all, 'crab', 20))).toEqual(new Set(['randaugment']));
    }
  });

  it('leaves the whole where nothing else is left', () => {
    expect(methodsOf([sparing(0)], 'crab', 2)).toEqual(['scene', 'scene']);
  });
});
