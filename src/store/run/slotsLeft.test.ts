import { expect, it } from 'vitest';
import { partOf, resolveRecipe } from '../../core/run/recipe.ts';
import { projectState, SEEDS } from '../../testing/projects.ts';
import { slotsLeft } from './slotsLeft.ts';

const seed = SEEDS[0]!;

it('is behind what a seed has been asked for, in streams that nothing was drawn from', () => {
  const state = projectState();
  const has = state.run.families.get(seed)!.length;
  const settings = { ...resolveRecipe(state.run.settings!, { side: 64, epsilon: 0.5 }), variants: has + 2 };
  const reading = { ...state.run.seedReadings.get(seed)!, drawn: 20, asked: has };
  const run = { ...state.run, settings, seedReadings: new Map([[seed, reading]]) };
  const left = slotsLeft({ ...state, run }, seed, settings);
  expect(left.slots.map(({ k, number }) => [k, number])).toEqual([
    [has + 1, 20],
    [has + 2, 21],
  ]);
  // Two methods that select draw every other stream.
  const parts = [partOf('gif'), partOf('randaugment')];
  expect(slotsLeft({ ...state, run }, seed, { ...settings, parts, select: { tries: 3 } }).unusedFrom).toBe(40);
  const grown = { ...run, seedReadings: state.run.seedReadings };
  expect(slotsLeft({ ...state, run: grown }, seed, settings).slots).toEqual([]);
});
