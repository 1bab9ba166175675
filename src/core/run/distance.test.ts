import { describe, expect, it } from 'vitest';
import { runSeed } from '../brands.ts';
import { METHOD_IDS } from '../methods/table.ts';
import { atDistance, distanceOf, partsOfPreset, presetOfParts, reachesOf, RECIPE_PRESETS } from './distance.ts';
import { checkRecipe, DEFAULT_RECIPE, partOf, type RecipePart } from './recipe.ts';

const withSettings = (part: RecipePart, settings: object) =>
  ({ ...part, settings: { ...part.settings, ...settings } }) as RecipePart;

/** As it is proposed for a set with objects: three shares of scenes, two of RandAugment. */
const SCENES = [withSettings(partOf('scene', 3), { styleRadius: 0.4 }), partOf('randaugment', 2)];
const PROPOSALS = { default: DEFAULT_RECIPE.parts, scenes: SCENES, classical: [partOf('randaugment')] };
const yardstick = (parts: readonly RecipePart[]) => ({ parts, epsilon: 0.8 });

describe('how far a recipe goes', () => {
  it('is one factor for all of its methods, each setting in its own unit and rounded to its stops', () => {
    const bold = atDistance(SCENES, yardstick(SCENES), 1.5);
    expect(reachesOf(bold, yardstick(SCENES)).map(({ name, value }) => [name, value])).toEqual([
      ['placementRadius', 0.75],
      ['styleRadius', 0.6],
      ['magnitude', 14],
    ]);
    expect(bold[0]).toMatchObject({ share: 3, settings: { scenes: 3, mirror: 'half' } });
    expect(distanceOf(bold, yardstick(SCENES))).toBeCloseTo(1.5, 10);
  });

  it('is measured from the radius that the prior suggests where nobody chose one, and leaves it open at 1', () => {
    const { parts } = DEFAULT_RECIPE;
    expect(distanceOf(parts, yardstick(parts))).toBe(1);
    const far = atDistance(parts, yardstick(parts), 1.25);
    expect(far[0]!.settings).toMatchObject({ epsilon: 1 });
    expect(atDistance(far, yardstick(parts), 1)).toEqual(parts);
  });

  it('stays within the range of every setting, and where nothing is proposed to move', () => {
    const still = [withSettings(partOf('scene'), { styleRadius: 0, placementRadius: 0.8 })];
    expect(atDistance(still, yardstick(still), 2)[0]!.settings).toMatchObject({ styleRadius: 0, placementRadius: 1 });
    expect(distanceOf([partOf('copy')], yardstick(SCENES))).toBeNull();
  });

  it.each(METHOD_IDS)('goes no way with %s that a run refuses', (method) => {
    for (const times of [0, 0.5, 1, 2]) {
      const parts = atDistance([partOf(method)], yardstick(DEFAULT_RECIPE.parts), times);
      checkRecipe({ ...DEFAULT_RECIPE, runSeed: runSeed(0), parts });
    }
  });
});

describe('presets of a recipe', () => {
  it.each(Object.entries(PROPOSALS))('are real recipes that are told apart, where %s is proposed', (_, proposed) => {
    for (const preset of RECIPE_PRESETS) {
      const parts = partsOfPreset(preset, yardstick(proposed));
      checkRecipe({ ...DEFAULT_RECIPE, runSeed: runSeed(0), parts });
      expect(presetOfParts(parts, yardstick(proposed))).toBe(preset);
    }
  });

  it('are what is proposed in the middle, and the paper’s own apart from it', () => {
    expect(partsOfPreset('balanced', yardstick(SCENES))).toEqual(SCENES);
    expect(partsOfPreset('published', yardstick(SCENES))).toMatchObject([
      { method: 'gif', settings: { steps: 1, candidates: 1, start: 'published', gradientAt: 'perturbed' } },
    ]);
    expect(presetOfParts([partOf('cutmix')], yardstick(SCENES))).toBeNull();
  });
});
