import { describe, expect, it } from 'vitest';
import type { ImportEvent } from '../../protocol/import.ts';
import { toyPicture } from '../../testing/fakeEngine.ts';
import { fakeStudio, imageEvent, PETS } from '../../testing/fakeStudio.ts';
import type { ImageId } from '../../core/brands.ts';

/** Pets, of which those have colour that are named. */
async function petsBut(coloured: readonly string[]) {
  const events = await Promise.all(
    PETS.map(async ({ path, label }, i): Promise<ImportEvent> => {
      const event = await imageEvent(path, toyPicture(i + 1), { label, split: null });
      if (event.kind !== 'image' || coloured.includes(path)) return event;
      return { ...event, image: { ...event.image, grey: true } };
    }),
  );
  const placed = { kind: 'placed', layout: 'classes', total: 4, refused: [], understood: null } as const;
  const studio = fakeStudio({ events: [placed, ...events] });
  await studio.open();
  return { ...studio, grey: () => studio.store.getState().recipe.settings.grey };
}

describe('a set without colour', () => {
  it('is grown without colour, unless the person wants some', async () => {
    const { actions, grey, store, until } = await petsBut([]);
    expect(grey()).toBe(true);
    actions.recipe.change({ grey: false });
    actions.recipe.reset();
    actions.seeds.leaveOutSeeds(['cat/1.png' as ImageId], true);
    expect(grey()).toBe(false);
    actions.run.expand();
    await until(({ run }) => run.phase.kind === 'finished');
    expect(store.getState().run.settings?.grey).toBe(false);
  });

  it('is one only where every picture that is grown has none', async () => {
    const { actions, grey, until } = await petsBut(['dog/2.png']);
    expect(grey()).toBeUndefined();
    actions.seeds.leaveOutSeeds(['dog/2.png' as ImageId], true);
    await until(({ recipe }) => recipe.settings.grey === true);
    actions.review.undo();
    await until(({ recipe }) => recipe.settings.grey === undefined);
  });
});
