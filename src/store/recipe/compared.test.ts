import { describe, expect, it } from 'vitest';
import { runSeed } from '../../core/brands.ts';
import { isMethodId, METHOD_IDS, methodOf } from '../../core/methods/table.ts';
import { DEFAULT_RECIPE, partOf, unguidedPart, type Recipe, type RecipePart } from '../../core/run/recipe.ts';
import { unguidedTwin } from './compared.ts';

const recipe = (parts: readonly RecipePart[]): Recipe => ({ ...DEFAULT_RECIPE, runSeed: runSeed(7), parts });
const gif = { ...partOf('gif', 2), lessFor: [{ label: 'cat', times: 0.5 }] } as const;
const withRadius = { ...gif, settings: { ...gif.settings, epsilon: 0.4, granularity: 'element' } } as RecipePart;

describe('the unguided twin of a recipe', () => {
  it('has what both methods know, and all else as it was', () => {
    const asked = { ...recipe([withRadius, partOf('scene')]), select: { tries: 3 } };
    const twin = unguidedTwin(asked)!;
    const [part, other] = twin.parts;
    expect(part).toMatchObject({
      ...{ method: 'unguided', share: 2, lessFor: gif.lessFor },
      settings: { epsilon: 0.4, granularity: 'element', start: 'wide', ballKept: 'end' },
    });
    expect(other).toEqual(unguidedPart(partOf('scene')));
    expect({ ...twin, parts: [] }).toEqual({ ...asked, select: null, parts: [] });
  });

  it('has each method once', () => {
    expect(unguidedTwin(recipe([gif, partOf('unguided', 3)]))!.parts).toMatchObject([{ method: 'unguided', share: 5 }]);
  });

  it('is the same method without a choice where it has no twin by another name', () => {
    const twin = unguidedTwin(recipe([partOf('scene', 3), partOf('join'), partOf('randaugment', 2)]))!;
    expect(twin.parts).toMatchObject([
      { method: 'scene', share: 3, settings: { steps: 0 } },
      { method: 'join', settings: { steps: 0 } },
      { method: 'randaugment', share: 2 },
    ]);
    expect(unguidedTwin(twin)).toBeNull();
  });

  it('is none where nothing guides', () => {
    expect(unguidedTwin(recipe([partOf('unguided'), partOf('randaugment')]))).toBeNull();
    expect(unguidedTwin(recipe([unguidedPart(partOf('gif'))]))).toBeNull();
  });

  it('is a method of the table that has no twin itself', () => {
    const twins = METHOD_IDS.flatMap((id) => methodOf(id).twin ?? []);
    expect(twins).toEqual(['unguided', 'sd', 'dalle']);
    for (const twin of twins) expect(isMethodId(twin) && methodOf(twin).twin).toBeUndefined();
  });
});
