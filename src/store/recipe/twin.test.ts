import { describe, expect, it, vi } from 'vitest';
import { classIndex, imageId, runSeed } from '../../core/brands.ts';
import { partOf, resolveRecipe, type Recipe, type RecipePart, type ResolvedRecipe } from '../../core/run/recipe.ts';
import { slotsOf } from '../../core/run/slots.ts';
import { failure, success } from '../../protocol/failure.ts';
import type { Imagined, ImagineRequest } from '../../protocol/models.ts';
import { otherRecipe, weightsOf, workOf } from './compared.ts';
import { FIRST_RECIPE } from './state.ts';
import { createTwinKeeper, weighed } from './twin.ts';

const TWIN = {
  variants: [],
  trace: [{ classScore: 0.5, entropy: 1, terms: { consistency: 0.5, entropy: 0.25, diversity: 0.125 }, total: 0.875 }],
} as unknown as Imagined;
const FACTS = { names: ['cat', 'dog'], prompt: 'a {label}', active: [0, 1], prototypes: 0, known: 0 };

const SUGGESTED = { side: 128, epsilon: 0.5 };

const recipeOf = (change: Partial<Recipe> = {}): ResolvedRecipe =>
  resolveRecipe({ ...FIRST_RECIPE.settings, ...change }, SUGGESTED);

const request = (recipe: ResolvedRecipe): ImagineRequest =>
  ({
    seed: { id: imageId('cat/1.png') },
    label: classIndex(0, 2),
    recipe,
    slots: slotsOf(recipe, recipe.variants),
  }) as unknown as ImagineRequest;

const gif = (settings: Readonly<Record<string, unknown>>) =>
  ({ ...partOf('gif'), settings: { ...partOf('gif').settings, ...settings } }) as ReturnType<typeof partOf>;

const twinOf = (change: Partial<Recipe> = {}) => request(otherRecipe(recipeOf(change), 'unguided', 0.5)!);

describe('createTwinKeeper', () => {
  it('asks once while only the guidance changes', async () => {
    const imagine = vi.fn(() => Promise.resolve(success(TWIN)));
    const twins = createTwinKeeper();
    await twins.of(twinOf(), FACTS, imagine);
    await twins.of(twinOf({ parts: [gif({ steps: 3, rule: 'adam', consistency: 2 })] }), FACTS, imagine);
    expect(imagine).toHaveBeenCalledOnce();
  });

  it('asks again for whatever changes the pictures or their reading', async () => {
    const imagine = vi.fn(() => Promise.resolve(success(TWIN)));
    const twins = createTwinKeeper();
    const other = { parts: [gif({ epsilon: 0.7 })], runSeed: runSeed(4) };
    await twins.of(twinOf(), FACTS, imagine);
    await twins.of(twinOf({ parts: other.parts }), FACTS, imagine);
    await twins.of(twinOf(other), FACTS, imagine);
    await twins.of(twinOf(other), { ...FACTS, names: ['tabby', 'dog'] }, imagine);
    await twins.of(twinOf(other), { ...FACTS, names: ['tabby', 'dog'], prototypes: 0.5, known: 3 }, imagine);
    expect(imagine).toHaveBeenCalledTimes(5);
  });

  it('keeps no failure', async () => {
    const twins = createTwinKeeper();
    const failed = await twins.of(twinOf(), FACTS, () => Promise.resolve(failure({ code: 'unexpected', text: 'no' })));
    expect(failed.ok).toBe(false);
    expect((await twins.of(twinOf(), FACTS, () => Promise.resolve(success(TWIN)))).ok).toBe(true);
  });
});

describe('otherRecipe', () => {
  it('keeps what both methods can be told, and the streams', () => {
    const chosen = recipeOf({ parts: [gif({ epsilon: 0.7, granularity: 'element', steps: 4 })], runSeed: runSeed(9) });
    const other = otherRecipe(chosen, 'unguided', 0.5)!;
    const search = { start: 'wide', ballKept: 'end', granularity: 'element' };
    expect(other.parts).toEqual([{ method: 'unguided', share: 1, settings: { epsilon: 0.7, ...search } }]);
    expect([other.runSeed, other.side, other.variants]).toEqual([9, 128, 5]);
    expect(otherRecipe(chosen, 'gif', 0.5)).toBeNull();
  });

  it('takes no value that the other method does not allow', () => {
    const cutout = (share: number) => ({ ...partOf('cutout'), settings: { ...partOf('cutout').settings, share } });
    const shareBeside = (share: number) =>
      otherRecipe(recipeOf({ parts: [cutout(share) as RecipePart] }), 'join', 0.5)!.parts[0]!.settings;
    expect(shareBeside(0.4)).toMatchObject({ share: 0.4 });
    expect(shareBeside(0)).toEqual(partOf('join').settings);
  });

  it('takes the radius that the prior suggests where nobody chose one, and finds none without', () => {
    for (const method of ['randaugment', 'scene'] as const) {
      const chosen = recipeOf({ parts: [partOf(method)] });
      expect(otherRecipe(chosen, 'gif', null)).toBeNull();
      expect(otherRecipe(chosen, 'gif', 0.6)!.parts[0]!.settings).toMatchObject({ epsilon: 0.6 });
    }
  });
});

describe('what is said of any recipe', () => {
  it('weighs terms as it says, and by 1 where it says nothing', () => {
    const heavier = recipeOf({ parts: [gif({ consistency: 2, entropy: 0, differ: 4 })] });
    expect(weighed(TWIN, weightsOf(heavier)).trace[0]!.total).toBe(1.5);
    expect(weighed(TWIN, weightsOf(recipeOf({ parts: [partOf('copy')] }))).trace[0]!.total).toBe(0.875);
  });

  it('counts the steps and starts of each method by its share', () => {
    const { steps, starts } = workOf(recipeOf({ parts: [gif({ steps: 4, candidates: 5 }), partOf('copy', 3)] }));
    expect([steps, starts]).toEqual([1, 2]);
  });
});
