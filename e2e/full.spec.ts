import { pictureFolder } from './folders.ts';
import { readProject } from './projectContent.ts';
import { expect, test } from './test.ts';

/** Bytes that the browser has for the page: more than the seeds and what its database keeps beside them take, and less than all that with 24 variants. */
const ROOM = 900_000;

test('a full browser pauses the run, says how much is needed, loses nothing, and goes on when there is room @long', async ({
  studio,
  page,
  context,
  baseURL,
}) => {
  // Room from the beginning, and little of it: of plenty the browser goes on giving out what it has counted, for half a minute.
  const session = await context.newCDPSession(page);
  const { origin } = new URL(baseURL!);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: ROOM });
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 3));
  await studio.expand(4);
  await expect(studio.heading('Paused')).toBeVisible();
  const alert = page.getByRole('alert').filter({ hasText: /Expected room for about [\d.]+ MB more, got none/u });
  await expect(alert).toBeVisible();
  const shown = Number(await studio.progress.getAttribute('aria-valuenow'));

  // What is on screen can be exported.
  await studio.goTo('Export');
  const download = await studio.exportZip();
  expect(await download.failure()).toBeNull();
  await studio.goTo('Grow');

  // What is stored is whole: every variant with its picture.
  const { records, pictures } = await readProject(page);
  const stored = Object.entries(records).filter(([key]) => key.startsWith('variant '));
  expect(stored.length).toBeGreaterThan(0);
  expect(stored.length).toBeLessThan(shown);
  for (const [, variant] of stored) {
    expect(pictures).toHaveProperty([`picture ${(variant as { image: string }).image}`]);
  }

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await studio.button('Resume').click();
  await studio.grown();
  await expect(alert).toHaveCount(0);
  await expect(page.getByLabel('Saved', { exact: true })).toBeVisible();
  const whole = await readProject(page);
  expect(Object.keys(whole.records).filter((key) => key.startsWith('variant '))).toHaveLength(24);
});
