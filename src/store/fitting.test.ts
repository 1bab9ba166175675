import { expect, it, vi } from 'vitest';
import { classIndex, imageId } from '../core/brands.ts';
import { classMatrix } from '../core/judge/classMatrix.ts';
import { setJudge, type SeenSeed } from '../core/run/setJudge.ts';
import { createJudgeKeeper } from './fitting.ts';

const seeds: readonly SeenSeed[] = Array.from({ length: 8 }, (_, i) => ({
  key: `${i}`,
  id: imageId(`class/${i}.png`),
  label: classIndex(i % 2, 2),
  embedding: Float32Array.from({ length: 4 }, (__, k) => Number(k === i % 2) + 0.2 * Math.sin(3 * i + k)),
}));
const textOf = () => classMatrix([Float64Array.of(1, 0, 0, 0.1), Float64Array.of(0, 1, 0, 0)], 5);
const recipe = { judgeMode: 'auto', prototypes: 0 } as const;

it('gives what is made at once, and makes it once', async () => {
  const keeper = createJudgeKeeper();
  const judge = await keeper.of(textOf(), seeds, recipe);
  const atOnce = setJudge(textOf(), seeds, recipe);
  for (const { key } of seeds) expect(judge.classesFor(key)).toEqual(atOnce.classesFor(key));
  expect(await keeper.of(textOf(), [...seeds], { ...recipe })).toBe(judge);
});

it('makes another where anything that it depends on is another', async () => {
  const keeper = createJudgeKeeper();
  const judge = await keeper.of(textOf(), seeds, recipe);
  const relabelled = seeds.with(0, { ...seeds[0]!, label: classIndex(1, 2) });
  const again = seeds.with(0, { ...seeds[0]!, embedding: Float32Array.of(1, 1, 0, 0) });
  for (const other of [
    () => keeper.of(textOf(), relabelled, recipe),
    () => keeper.of(textOf(), again, recipe),
    () => keeper.of(textOf(), seeds.slice(1), recipe),
    () => keeper.of(textOf(), seeds, { ...recipe, judgeMode: 'examples' }),
    () => keeper.of({ ...textOf(), logitScale: 6 }, seeds, recipe),
    () => keeper.of(classMatrix([Float64Array.of(1, 0, 0, 0), Float64Array.of(0, 1, 0, 0)], 5), seeds, recipe),
  ]) {
    expect(await other()).not.toBe(judge);
    // The run's and the preview's are kept side by side.
    expect(await keeper.of(textOf(), seeds, recipe)).toBe(judge);
  }
});

it('lets the page have its turns, and shares what is under way', async () => {
  const clock = vi.spyOn(performance, 'now');
  let now = 0;
  clock.mockImplementation(() => (now += 20));
  const keeper = createJudgeKeeper();
  const order: string[] = [];
  const first = keeper.of(textOf(), seeds, recipe);
  expect(keeper.of(textOf(), seeds, recipe)).toBe(first);
  setTimeout(() => order.push('a press'));
  await first.then(() => order.push('the judge'));
  expect(order).toEqual(['a press', 'the judge']);
  clock.mockRestore();
});
