import { expect, test } from '@playwright/test';
import { fill, newFolder, somePictures } from './folders.ts';
import { openStudio, setNumber } from './studioPage.ts';

test('a run pauses, goes on, and outlives its worker', async ({ page }) => {
  test.setTimeout(600_000);
  const folder = await newFolder('pets');
  await somePictures(folder, ['cat', 'dog'], 3);
  const studio = await openStudio(page, '?device=wasm');
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await studio.goTo('recipe');
  await setNumber(page, 'Variants per image', 2);
  await studio.expand();

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible({ timeout: 180_000 });
  const bar = page.getByRole('progressbar', { name: 'Expansion' });
  const before = Number(await bar.getAttribute('aria-valuenow'));
  await page.getByRole('button', { name: 'Resume' }).click();

  const [models] = page.workers().filter((worker) => worker.url().includes('model.worker'));
  await models!.evaluate(() => {
    self.close();
  });
  await expect(page.getByRole('heading', { name: 'Grown', exact: true })).toBeVisible({ timeout: 300_000 });
  await expect(bar).toHaveAttribute('aria-valuenow', '12');
  expect(before).toBeLessThan(12);
  expect(studio.complaints).toEqual([]);

  // Reject, and take it back; regrow a slot, and take that back too.
  await studio.goTo('review');
  const first = page.getByRole('gridcell', { name: /variant 1,/u }).first();
  const shown = (await first.getAttribute('aria-label'))!;
  await first.click();
  await page.keyboard.press('x');
  await expect(page.getByRole('gridcell', { name: /variant 1, rejected/u })).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('gridcell', { name: shown })).toHaveCount(1);
});

test('a folder with problems is read, and every refused file has its reason', async ({ page }) => {
  const folder = await newFolder('problems');
  await somePictures(folder, ['cat', 'dog'], 2);
  await fill(folder, {
    'cat/empty.png': '',
    'cat/corrupt.png': 'this is no picture',
    'cat/half.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46),
    'cat/notes.txt': 'a note',
    'cat/🐈 שלום.png': 'not a picture either',
    'loose.png': 'in no class',
  });
  const studio = await openStudio(page, '?device=wasm');
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await page.getByText('6 skipped files').click();
  for (const name of ['empty.png', 'corrupt.png', 'half.jpg', 'notes.txt', '🐈 שלום.png', 'loose.png']) {
    await expect(page.getByText(name, { exact: false }).first(), name).toBeVisible();
  }
  expect(studio.complaints).toEqual([]);
});
