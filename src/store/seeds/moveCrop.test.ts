import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import type { Stroke } from '../../core/mask/correct.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';
import { choiceOf, withChoice } from './choice.ts';

const CAT = imageId('cat/1.png');

describe('a square that is moved', () => {
  it('goes with its seed to the models, which look at it again, and is taken back', async () => {
    const page = fakeStudio();
    await page.open();
    const { actions, store, engine } = page;
    const cropOf = () => store.getState().seeds.images.get(CAT)!.crop;
    const looks = () => engine.embedded.filter(({ id }) => id === CAT).map(({ crop }) => crop);
    await page.until(({ seeds }) => seeds.preflight.kind === 'ready');
    expect(looks()).toEqual([undefined]);
    actions.seeds.moveCrop(CAT, 0.2);
    expect(cropOf()).toBe(0.2);
    await expect.poll(looks).toEqual([undefined, 0.2]);
    await page.until(({ seeds }) => seeds.preflight.kind === 'ready');
    actions.review.undo();
    expect(cropOf()).toBeUndefined();
    await expect.poll(looks).toEqual([undefined, 0.2, undefined]);
    actions.review.redo();
    actions.recipe.change({ variants: 1 });
    actions.run.expand();
    await page.until(({ run }) => run.phase.kind === 'finished');
    const sent = new Map(engine.requests.map(({ seed }) => [seed.id, seed.crop]));
    expect(sent.get(CAT)).toBe(0.2);
    expect([...sent.values()].filter((crop) => crop !== undefined)).toHaveLength(1);

    // What was grown is of this square.
    actions.seeds.moveCrop(CAT, 0.9);
    expect(cropOf()).toBe(0.2);
  });

  it('takes what was drawn on it along: the strokes stay on the object', async () => {
    const page = fakeStudio();
    await page.open();
    const { run, seeds } = page.store.getState();
    const mask: readonly Stroke[] = [
      { kind: 'box', includes: true, from: [0.2, 0.2], to: [0.4, 0.6] },
      { kind: 'brush', includes: false, radius: 0.1, points: [[0.5, 0.5]] },
    ];
    // Twice as wide as high: at its right end the square lies half of its side further right than in the middle.
    const wide = { ...seeds.images.get(CAT)!, width: 128, mask };
    const before = { run, seeds: { ...seeds, images: new Map(seeds.images).set(CAT, wide) } };
    const after = withChoice(before, CAT, { ...choiceOf(wide), crop: 1 });
    expect(after.seeds.images.get(CAT)!.mask).toEqual([
      { kind: 'box', includes: true, from: [-0.3, 0.2], to: [expect.closeTo(-0.1), 0.6] },
      { kind: 'brush', includes: false, radius: 0.1, points: [[0, 0.5]] },
    ]);
    const back = withChoice(after, CAT, choiceOf(wide));
    expect(back.seeds.images.get(CAT)!.mask![1]).toEqual(mask[1]);
  });

  it('is there again when the project is opened again', async () => {
    const projects = fakeProjects();
    const page = fakeStudio({ projects });
    await page.open();
    page.actions.seeds.moveCrop(CAT, 1);
    const { id } = page.store.getState().project.info!;
    page.actions.project.close();
    await page.until(({ project: { access } }) => access.kind === 'none');
    page.actions.project.open(id);
    await page.until(({ project: { access } }) => access.kind === 'open');
    expect(page.store.getState().seeds.images.get(CAT)!.crop).toBe(1);
  });
});
