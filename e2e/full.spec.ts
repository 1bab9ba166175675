import { expect, test } from '@playwright/test';
import { newFolder, somePictures } from './folders.ts';
import { readProject } from './projectContent.ts';
import { openStudio, setNumber } from './studioPage.ts';

test('a full browser pauses the run, says how much is needed, loses nothing, and goes on when there is room', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const folder = await newFolder('pets');
  await somePictures(folder, ['cat', 'dog'], 2);
  const studio = await openStudio(page, '?device=wasm');
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await studio.goTo('recipe');
  await setNumber(page, 'Variants per image', 2);
  await studio.expand();
  const bar = page.getByRole('progressbar', { name: 'Expansion' });
  await expect(bar).not.toHaveAttribute('aria-valuenow', '0', { timeout: 120_000 });

  const session = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(1, used - 1) });
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible({ timeout: 120_000 });
  const alert = page
    .getByRole('alert')
    .filter({ hasText: /Expected room for about [\d.]+ MB more, got 0\.0 MB left/u });
  await expect(alert).toBeVisible();
  const shown = Number(await bar.getAttribute('aria-valuenow'));

  // What is on screen can be exported.
  await studio.goTo('export');
  const download = await studio.exportZip();
  expect(await download.failure()).toBeNull();
  await studio.goTo('grow');

  // What is stored is whole: every variant with its picture.
  const { records, pictures } = await readProject(page);
  const stored = Object.entries(records).filter(([key]) => key.startsWith('variant '));
  expect(stored.length).toBeLessThan(shown);
  for (const [, variant] of stored) {
    expect(pictures).toHaveProperty([`picture ${(variant as { image: string }).image}`]);
  }

  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('heading', { name: 'Grown', exact: true })).toBeVisible({ timeout: 120_000 });
  await expect(alert).toHaveCount(0);
  await expect(page.getByLabel('Saved', { exact: true })).toBeVisible();
  const whole = await readProject(page);
  expect(Object.keys(whole.records).filter((key) => key.startsWith('variant '))).toHaveLength(8);
});
