import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import type { ImportEvent, ImportSource } from '../../protocol/import.ts';
import { toyPicture } from '../../testing/fakeEngine.ts';
import { fakeStudio, imageEvent, PETS } from '../../testing/fakeStudio.ts';
import { latch, type Latch } from '../../testing/latch.ts';
import type { ImageKey } from '../ids.ts';

const DARK = imageId('cat/1.png');

/** Pets of which one uses 12 of 16 bits: dark, until it is read with these bits. */
async function darkPets() {
  const events = await Promise.all(
    PETS.map(async ({ path, label }, i): Promise<ImportEvent> => {
      const event = await imageEvent(path, toyPicture(i + 1), { label, split: null });
      if (event.kind !== 'image' || path !== DARK) return event;
      return { ...event, image: { ...event.image, usedBits: 12, luminance: 0.02 } };
    }),
  );
  const asked: ImportSource[] = [];
  let lost: Latch | null = null;
  const studio = fakeStudio({
    read(source) {
      asked.push(source);
      if (source.hints?.stretch !== undefined && lost) {
        lost.open();
        return [];
      }
      if (source.hints?.stretch === undefined)
        return [{ kind: 'placed', layout: 'classes', total: 4, refused: [], understood: null }, ...events];
      const bright = events.find((event) => event.kind === 'image' && event.image.path === DARK);
      if (bright?.kind !== 'image' || source.kind !== 'files') throw new Error('Expected files.');
      return source.files.map(({ path }) => ({
        kind: 'image',
        image: { ...bright.image, path, luminance: 0.4, thumbnail: new Blob(['bright']) },
      }));
    },
  });
  await studio.open();
  /** From now on what is read again comes to nothing; or it comes again. */
  const lose = (next: Latch | null) => (lost = next);
  return { ...studio, asked, lose };
}

describe('pictures of few bits', () => {
  it('are embedded, shown and grown with the bits that are chosen, and so again in another visit', async () => {
    const { actions, engine, store, until, asked } = await darkPets();
    expect(store.getState().seeds.images.get(DARK)).toMatchObject({ usedBits: 12, flags: [{ kind: 'dark' }] });
    engine.hold('embedSeeds');
    actions.recipe.change({ stretch: 12 });
    const question = await engine.asked('embedSeeds');
    expect([question.ids.length, question.sight]).toEqual([4, { side: 64, stretch: 12 }]);
    await engine.release('embedSeeds');
    await until(({ seeds }) => seeds.preflight.kind === 'ready' && seeds.images.get(DARK)!.luminance === 0.4);
    // Only the one picture is read again, from what the project keeps.
    expect(asked.slice(1).map((source) => source.kind === 'files' && source.files.length)).toEqual([1]);
    const look = store.getState().seeds.images.get(DARK)!;
    expect(look.flags).toEqual([]);
    expect(look.thumbnail).toBe('thumbnail:cat/1.png#12');

    actions.recipe.change({ variants: 1 });
    actions.run.expand();
    await until(({ run }) => run.phase.kind === 'finished');
    expect(engine.requests.map(({ recipe }) => recipe.stretch)).toEqual([12, 12, 12, 12]);

    const { id } = store.getState().project.info!;
    actions.project.close();
    await until(({ project }) => project.access.kind === 'none');
    expect(store.getState().recipe.settings.stretch).toBeUndefined();
    actions.project.open(id);
    await until(({ project }) => project.access.kind === 'open');
    const { recipe, run, seeds } = store.getState();
    expect([recipe.settings.stretch, run.settings?.stretch, seeds.images.get(DARK)]).toEqual([12, 12, look]);
  });

  it('are shown so in the next visit, where this one ended before', async () => {
    const { actions, store, until, lose } = await darkPets();
    const lost = latch();
    lose(lost);
    actions.recipe.change({ stretch: 12 });
    await lost.passed;
    lose(null);
    const { id } = store.getState().project.info!;
    actions.project.close();
    await until(({ project }) => project.access.kind === 'none');
    actions.project.open(id);
    await until(({ seeds }) => seeds.images.get(DARK)?.luminance === 0.4);
  });

  it('come back as they were', async () => {
    const { actions, store, until } = await darkPets();
    const { thumbnail } = store.getState().seeds.images.get(DARK)!;
    const shown = (key: ImageKey) => until(({ seeds }) => seeds.images.get(DARK)!.thumbnail === key);
    actions.recipe.change({ stretch: 12 });
    await shown(`${thumbnail}#12` as ImageKey);
    actions.recipe.change({ stretch: 16 });
    await shown(thumbnail);
  });
});
