import { describe, expect, it, vi } from 'vitest';
import { classIndex, imageId } from '../../core/brands.ts';
import { failure, success } from '../../protocol/failure.ts';
import type { Imagined, ImagineRequest } from '../../protocol/models.ts';
import { FIRST_RECIPE } from './state.ts';
import { toRecipe } from './toRecipe.ts';
import { createTwinKeeper } from './twin.ts';

const TWIN = {
  variants: [],
  trace: [{ classScore: 0.5, entropy: 1, terms: { consistency: 0.5, entropy: 0.25, diversity: 0.125 }, total: 0.875 }],
} as unknown as Imagined;
const FACTS = { names: ['cat', 'dog'], prompt: 'a {label}', active: [0, 1], blend: 0, known: 0 };

const request = (settings: Partial<typeof FIRST_RECIPE.settings>): ImagineRequest =>
  ({
    seed: { id: imageId('cat/1.png') },
    label: classIndex(0, 2),
    side: 128,
    recipe: toRecipe({ ...FIRST_RECIPE.settings, ...settings }),
  }) as ImagineRequest;

describe('createTwinKeeper', () => {
  it('asks once while only the guidance changes, and weighs the terms anew', async () => {
    const imagine = vi.fn((asked: ImagineRequest) =>
      Promise.resolve(success({ ...TWIN, seed: { ...TWIN.seed, top1: asked.side } })),
    );
    const twins = createTwinKeeper();
    await twins.of(request({}), FACTS, imagine);
    const heavier = request({ steps: 3, rule: 'adam', weights: { consistency: 2, entropy: 0, diversity: 4 } });
    const again = await twins.of(heavier, FACTS, imagine);
    expect(imagine).toHaveBeenCalledOnce();
    expect(imagine.mock.lastCall?.[0].recipe.steps).toBe(0);
    expect(again.ok && again.value.trace[0]!.total).toBe(1.5);
  });

  it('asks again for whatever changes the pictures or their reading', async () => {
    const imagine = vi.fn((asked: ImagineRequest) =>
      Promise.resolve(success({ ...TWIN, seed: { ...TWIN.seed, top1: asked.side } })),
    );
    const twins = createTwinKeeper();
    await twins.of(request({}), FACTS, imagine);
    await twins.of(request({ epsilon: 0.7 }), FACTS, imagine);
    await twins.of(request({ epsilon: 0.7, seed: 4 }), FACTS, imagine);
    await twins.of(request({ epsilon: 0.7, seed: 4 }), { ...FACTS, names: ['tabby', 'dog'] }, imagine);
    await twins.of(
      request({ epsilon: 0.7, seed: 4 }),
      { ...FACTS, names: ['tabby', 'dog'], blend: 0.5, known: 3 },
      imagine,
    );
    expect(imagine).toHaveBeenCalledTimes(5);
  });

  it('keeps no failure', async () => {
    const twins = createTwinKeeper();
    const failed = await twins.of(request({}), FACTS, () => Promise.resolve(failure('unexpected', 'no')));
    expect(failed.ok).toBe(false);
    expect((await twins.of(request({}), FACTS, () => Promise.resolve(success(TWIN)))).ok).toBe(true);
  });
});
