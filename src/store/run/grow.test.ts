import { describe, expect, it } from 'vitest';
import { classMatrix } from '../../core/judge/classMatrix.ts';
import { failure } from '../../protocol/failure.ts';
import type { ImagineRequest } from '../../protocol/models.ts';
import { projectState, SEEDS } from '../../testing/projects.ts';
import type { Context } from '../context.ts';
import { setJudgeFor } from '../judging.ts';
import { partOf, resolveRecipe } from '../../core/run/recipe.ts';
import { slotsOf } from '../../core/run/slots.ts';
import { createMemory } from '../memory.ts';
import { growSeed } from './grow.ts';
import type { RunPlan } from './plan.ts';

/** A page whose models only take down what is asked of them. */
async function page(counts?: readonly number[]) {
  const state = projectState(0, counts);
  const asked: ImagineRequest[] = [];
  const context = {
    store: { getState: () => state },
    memory: createMemory(),
    blobs: { get: () => Promise.resolve(new Blob(['picture'])) },
    engine: {
      imagine(request: ImagineRequest) {
        asked.push(request);
        return Promise.resolve(failure({ code: 'unexpected', text: 'not here' }));
      },
    },
  } as unknown as Context;
  const judging = {
    names: ['cat', 'dog'],
    active: [0, 1],
    prompt: 'a {label}',
    text: classMatrix([Float32Array.of(1, 0), Float32Array.of(0, 1)], 1),
  };
  const settings = resolveRecipe(state.run.settings!, { side: 64, epsilon: 0.5 });
  const plan: RunPlan = {
    made: 1,
    settings,
    judging,
    set: await setJudgeFor(context, judging, [], settings),
    space: { judge: 'bb', side: 64 },
    classes: 2,
  };
  return { context, plan, asked };
}

describe('growSeed', () => {
  it('asks for less of a method for a class that gets less of it', async () => {
    const { context, plan, asked } = await page();
    const own = context.store.getState().seeds.images.get(SEEDS[0]!)!.label;
    const other = SEEDS.find((id) => context.store.getState().seeds.images.get(id)!.label !== own)!;
    const scene = { ...partOf('scene'), lessFor: [{ label: own, times: 0 }] };
    const mixed = { ...plan, settings: { ...plan.settings, parts: [scene, partOf('randaugment')] } };
    for (const id of [SEEDS[0]!, other]) {
      await growSeed(context, id, mixed, new AbortController().signal, () => undefined);
    }
    expect(asked.map(({ slots }) => slots.map(({ part }) => part))).toEqual([
      [1, 1, 1],
      [0, 1, 0],
    ]);
  });

  it('asks for as many variants as the run gives the seed', async () => {
    for (const counts of [undefined, [2, 0, 4, 1]]) {
      const { context, plan, asked } = await page(counts);
      for (const id of [SEEDS[0]!, SEEDS[2]!]) {
        await growSeed(context, id, plan, new AbortController().signal, () => undefined);
      }
      expect(asked.map(({ slots }) => slots)).toEqual(
        (counts ? [2, 4] : [3, 3]).map((count) => slotsOf(plan.settings, count)),
      );
    }
  });
});
