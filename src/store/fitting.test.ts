import { expect, it } from 'vitest';
import { createInsightService } from '../../workers/insight/insightService.ts';
import { failure } from '../protocol/failure.ts';
import { classIndex, imageId } from '../core/brands.ts';
import { classMatrix } from '../core/judge/classMatrix.ts';
import { learntOf, setJudge } from '../core/run/setJudge.ts';
import { createJudgeKeeper, type KnownExample } from './fitting.ts';
import { saying } from '../testing/saying.ts';

const workers = createInsightService();
const seeds: readonly KnownExample[] = Array.from({ length: 8 }, (_, i) => ({
  key: `${i}`,
  id: imageId(`class/${i}.png`),
  label: classIndex(i % 2, 2),
  embedding: Float32Array.from({ length: 4 }, (__, k) => Number(k === i % 2) + 0.2 * Math.sin(3 * i + k)),
}));
const textOf = () => classMatrix([Float64Array.of(1, 0, 0, 0.1), Float64Array.of(0, 1, 0, 0)], 5);
const recipe = { judgeMode: 'auto', prototypes: 0 } as const;

it('gives what is made at once, and makes it once', async () => {
  const keeper = createJudgeKeeper();
  const judge = await keeper.of(textOf(), seeds, recipe, workers);
  const atOnce = setJudge(textOf(), seeds, recipe);
  for (const { key } of seeds) expect(judge.classesFor(key)).toEqual(atOnce.classesFor(key));
  expect(await keeper.of(textOf(), [...seeds], { ...recipe }, workers)).toBe(judge);
});

it('tells how far it has come, to who asks first', async () => {
  const keeper = createJudgeKeeper();
  const shares: number[] = [];
  await Promise.all([
    keeper.of(textOf(), seeds, recipe, workers, (share) => shares.push(share)),
    keeper.of(textOf(), seeds, recipe, workers, () => {
      throw new Error('Expected one learning, got two.');
    }),
  ]);
  expect(shares.length).toBeGreaterThan(10);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(1);
});

it('makes another where anything that it depends on is another', async () => {
  const keeper = createJudgeKeeper();
  const judge = await keeper.of(textOf(), seeds, recipe, workers);
  const relabelled = seeds.with(0, { ...seeds[0]!, label: classIndex(1, 2) });
  const again = seeds.with(0, { ...seeds[0]!, embedding: Float32Array.of(1, 1, 0, 0) });
  for (const other of [
    () => keeper.of(textOf(), relabelled, recipe, workers),
    () => keeper.of(textOf(), again, recipe, workers),
    () => keeper.of(textOf(), seeds.slice(1), recipe, workers),
    () => keeper.of(textOf(), seeds, { ...recipe, judgeMode: 'examples' }, workers),
    () => keeper.of({ ...textOf(), logitScale: 6 }, seeds, recipe, workers),
    () => keeper.of(classMatrix([Float64Array.of(1, 0, 0, 0), Float64Array.of(0, 1, 0, 0)], 5), seeds, recipe, workers),
  ]) {
    expect(await other()).not.toBe(judge);
    // The run's and the preview's are kept side by side.
    expect(await keeper.of(textOf(), seeds, recipe, workers)).toBe(judge);
  }
});

it('shares what is under way, and asks again after a failure', async () => {
  const keeper = createJudgeKeeper();
  const first = keeper.of(textOf(), seeds, recipe, workers);
  expect(keeper.of(textOf(), seeds, recipe, workers)).toBe(first);
  const other = { ...recipe, judgeMode: 'examples' } as const;
  const lost = { head: () => Promise.resolve(failure({ code: 'worker-lost', what: 'computation' })) };
  await expect(saying(keeper.of(textOf(), seeds, other, lost))).rejects.toThrow('its worker died. Try again');
  expect((await keeper.of(textOf(), seeds, other, workers)).mode).toBe('examples');
});

it('keeps one judge of a large set, and no embeddings of those before it', async () => {
  const keeper = createJudgeKeeper();
  const many = Array.from({ length: 2002 }, (_, i) => ({ ...seeds[i % 8]!, key: `${i}`, id: imageId(`${i}.png`) }));
  const byNames = { ...recipe, judgeMode: 'names' } as const;
  const judge = await keeper.of(textOf(), many, byNames, workers);
  expect(await keeper.of(textOf(), many, byNames, workers)).toBe(judge);
  for (const other of [many.slice(1), many.slice(2)]) {
    const before = await keeper.of(textOf(), many, byNames, workers);
    await keeper.of(textOf(), other, byNames, workers);
    expect(await keeper.of(textOf(), many, byNames, workers)).not.toBe(before);
  }
});

it('learns of a very large set once, however many of the others are known', async () => {
  const keeper = createJudgeKeeper();
  let learnt = 0;
  const counted: Pick<typeof workers, 'head'> = {
    head: (question, ...rest) => {
      learnt++;
      return workers.head(question, ...rest);
    },
  };
  const many = Array.from({ length: 4100 }, (_, i) => ({ ...seeds[i % 8]!, key: `${i}`, id: imageId(`${i}.png`) }));
  const few = learntOf(many);
  expect(few).toHaveLength(4000);
  const [byFew, byAll] = [
    await keeper.of(textOf(), few, recipe, counted),
    await keeper.of(textOf(), many, recipe, counted),
  ];
  expect(learnt).toBe(1);
  expect(byAll.head).toBe(byFew.head);
  expect([byFew.seeds.length, byAll.seeds.length]).toEqual([4000, 4100]);
  const other = { ...recipe, judgeMode: 'examples' } as const;
  expect((await keeper.of(textOf(), many, other, counted)).mode).toBe('examples');
  expect(learnt).toBe(2);
}, 60_000);

it('lets the judge of a large set go where it is told to, and keeps those of small ones', async () => {
  const keeper = createJudgeKeeper();
  const many = Array.from({ length: 2002 }, (_, i) => ({ ...seeds[i % 8]!, key: `${i}`, id: imageId(`${i}.png`) }));
  const byNames = { ...recipe, judgeMode: 'names' } as const;
  const large = await keeper.of(textOf(), many, byNames, workers);
  keeper.letGo();
  expect(await keeper.of(textOf(), many, byNames, workers)).not.toBe(large);
  const small = await keeper.of(textOf(), seeds, recipe, workers);
  keeper.letGo();
  expect(await keeper.of(textOf(), seeds, recipe, workers)).toBe(small);
});
