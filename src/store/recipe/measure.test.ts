import { describe, expect, it } from 'vitest';
import { partOf } from '../../core/run/recipe.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';

/** A studio that has measured its recipe. */
async function measured(method: 'unguided' | 'scene') {
  const page = fakeStudio();
  await page.open();
  page.actions.recipe.change({ parts: [partOf(method)] });
  page.actions.recipe.measure();
  await page.until(({ recipe: { estimate } }) => estimate.kind !== 'none' && estimate.kind !== 'measuring');
  const { seeds, recipe } = page.store.getState();
  return { recipe, seeds: [...seeds.images.keys()], asked: page.engine.requests.map(({ seed }) => seed.id) };
}

describe('how long a run takes', () => {
  it('is what the first seed takes, a second time where that is quick, for all of them', async () => {
    const { recipe, seeds, asked } = await measured('unguided');
    expect(asked).toEqual([seeds[0], seeds[0]]);
    expect(recipe.estimate).toMatchObject({ kind: 'measured', images: seeds.length * recipe.settings.variants });
  });

  it('is not known by seeds of which nothing is made: four are tried, and nothing is told', async () => {
    const { recipe, seeds, asked } = await measured('scene');
    expect(seeds.length).toBeGreaterThan(3);
    expect(asked).toEqual(seeds.slice(0, 4));
    expect(recipe.estimate).toEqual({ kind: 'unknown' });
  });
});
