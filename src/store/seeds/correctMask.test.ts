import { describe, expect, it } from 'vitest';
import { imageId } from '../../core/brands.ts';
import type { Stroke } from '../../core/mask/correct.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio } from '../../testing/fakeStudio.ts';

const CAT = imageId('cat/1.png');
const BOX: Stroke = { kind: 'box', includes: true, from: [0, 0], to: [1, 1] };
const DOT: Stroke = { kind: 'brush', includes: false, radius: 0.1, points: [[0.5, 0.5]] };

describe('a corrected mask', () => {
  it('goes with its seed to the models, and is taken back stroke by stroke', async () => {
    const page = fakeStudio();
    await page.open();
    const { actions, store, engine } = page;
    const drawn = () => store.getState().seeds.images.get(CAT)!.mask;
    actions.seeds.correctMask(CAT, [BOX, DOT]);
    actions.recipe.change({ variants: 1 });
    actions.run.expand();
    await page.until(({ run }) => run.phase.kind === 'finished');
    const sent = new Map(engine.requests.map(({ seed }) => [seed.id, seed.mask]));
    expect(sent.get(CAT)).toEqual([BOX, DOT]);
    expect([...sent.values()].filter((mask) => mask !== undefined)).toHaveLength(1);
    actions.seeds.correctMask(CAT, drawn()!.slice(0, -1));
    expect(drawn()).toEqual([BOX]);
    actions.seeds.correctMask(CAT, []);
    expect('mask' in store.getState().seeds.images.get(CAT)!).toBe(false);
  });

  it('shows the layers with what was drawn', async () => {
    const page = fakeStudio();
    await page.open();
    page.actions.seeds.correctMask(CAT, [BOX]);
    expect(await page.layers(CAT)).toMatchObject({ ok: true, value: { alpha: Uint8ClampedArray.of(255), side: 64 } });
    expect(await page.layers(imageId('gone.png'))).toEqual({
      ok: false,
      error: { code: 'file-gone', path: 'gone.png' },
    });
  });

  it('is there again when the project is opened again', async () => {
    const projects = fakeProjects();
    const page = fakeStudio({ projects });
    await page.open();
    page.actions.seeds.correctMask(CAT, [BOX]);
    const { id } = page.store.getState().project.info!;
    page.actions.project.close();
    await page.until(({ project: { access } }) => access.kind === 'none');
    page.actions.project.open(id);
    await page.until(({ project: { access } }) => access.kind === 'open');
    expect(page.store.getState().seeds.images.get(CAT)!.mask).toEqual([BOX]);
  });

  it('is written before a page that is reloaded at once is gone', async () => {
    const projects = fakeProjects();
    const commits: string[] = [];
    const open: typeof projects.open = (name) => {
      const database = projects.open(name);
      const commit: typeof database.commit = (batch) => {
        commits.push(...batch.put.map(([[kind, key]]) => `${kind} ${key}`));
        return database.commit(batch);
      };
      return { ...database, commit };
    };
    const page = fakeStudio({ projects: { ...projects, open } });
    await page.open();
    // What was collected before is written by now.
    await new Promise((resolve) => setTimeout(resolve, 150));
    commits.length = 0;
    page.actions.seeds.correctMask(CAT, [BOX]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(commits).toContain(`seed ${CAT}`);
  });
});
