import { afterEach, expect, it, vi } from 'vitest';
import { runSeed } from '../../core/brands.ts';
import { DEFAULT_RECIPE } from '../../core/run/recipe.ts';
import { recipeLink } from '../../store/recipe/link.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { followLink } from './useRecipeLink.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('opens the sample set where there are no pictures, and arrives once', async () => {
  const replaceState = vi.fn();
  vi.stubGlobal('history', { replaceState });
  vi.stubGlobal('location', { pathname: '/studio/', search: '?device=wasm' });
  vi.stubGlobal('dispatchEvent', vi.fn());
  vi.stubGlobal('HashChangeEvent', Event);
  const page = fakeStudio();
  const stop = followLink(recipeLink('recipe', { ...DEFAULT_RECIPE, runSeed: runSeed(7), variants: 3 }), page);
  expect(stop).toBeTypeOf('function');
  await page.until(({ view }) => view.step === 'recipe');
  const { seeds, recipe } = page.store.getState();
  expect([seeds.phase.kind, seeds.images.size]).toEqual(['ready', 4]);
  expect(recipe.settings).toMatchObject({ runSeed: 7, variants: 3 });
  expect(replaceState.mock.calls).toEqual([[null, '', '/studio/?device=wasm']]);
});
