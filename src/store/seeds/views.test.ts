import { expect, it } from 'vitest';
import { partOf } from '../../core/run/recipe.ts';
import { pictureOf } from '../../testing/fakeEngine.ts';
import { fakeProjects } from '../../testing/fakeProjects.ts';
import { fakeStudio, type Picture } from '../../testing/fakeStudio.ts';

/** Two classes of pictures that the toy judge sees apart. */
const picturesOf = (perClass: number): readonly Picture[] =>
  ['cat', 'dog'].flatMap((label, c) =>
    Array.from({ length: perClass }, (_, i) => ({
      path: `${label}/${i}.png`,
      label,
      picture: pictureOf(Float32Array.from({ length: 6 }, (__, k) => Number(k === c) + 0.1 * Math.sin(3 * i + k))),
    })),
  );

it('looks at mirrored and cropped seeds once, learns from what helps, and says how many looks that took', async () => {
  const projects = fakeProjects();
  const page = fakeStudio({ projects, pictures: picturesOf(8) });
  await page.open();
  const { preflight, images } = page.store.getState().seeds;
  expect(page.engine.viewed).toHaveLength(images.size);
  expect(preflight).toMatchObject({ kind: 'ready', by: { mode: 'names and examples', forwards: 4 } });
  page.actions.recipe.change({ variants: 1, parts: [partOf('copy')] });
  page.actions.run.expand();
  await page.until(({ run }) => run.phase.kind === 'finished');
  expect(page.store.getState().run.judgeHead).toMatchObject({ forwards: 4 });
  expect(page.engine.viewed).toHaveLength(images.size);

  const { id } = page.store.getState().project.info!;
  page.actions.project.close();
  await page.until(({ project: { access } }) => access.kind === 'none');
  const next = fakeStudio({ projects });
  next.actions.project.open(id);
  await next.until(({ project: { access } }) => access.kind === 'open');
  next.actions.recipe.change({ judgeMode: 'examples' });
  await next.until(
    ({ seeds: { preflight: now } }) => now.kind === 'ready' && now.by?.mode === 'examples' && now.by.forwards === 4,
  );
  expect(next.engine.viewed).toEqual([]);
});

it('looks at each once where there are few', async () => {
  const page = fakeStudio({ pictures: picturesOf(7) });
  await page.open();
  expect(page.engine.viewed).toEqual([]);
  const { preflight } = page.store.getState().seeds;
  expect(preflight.kind === 'ready' && preflight.by).not.toHaveProperty('views');
});
