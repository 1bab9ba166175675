import { pictureFolder } from './folders.ts';
import { readProject } from './projectContent.ts';
import { expect, test } from './test.ts';

test('a full browser pauses the run, says how much is needed, loses nothing, and goes on when there is room', async ({
  studio,
  page,
  context,
}) => {
  test.setTimeout(600_000);
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 5));
  // The browser goes on giving out room that it has counted before, for half a minute: the run must take longer than that.
  await studio.goTo('Recipe');
  await page.getByLabel('Image size').selectOption('224');
  await studio.expand(4);
  await studio.made(2);

  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(1, Math.floor(used / 2)) });
  await expect(studio.heading('Paused')).toBeVisible({ timeout: 120_000 });
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
  expect(Object.keys(whole.records).filter((key) => key.startsWith('variant '))).toHaveLength(40);
});
