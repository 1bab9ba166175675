import { expect, test, type Page } from '@playwright/test';
import { newFolder, somePictures } from './folders.ts';
import { openStudio, setNumber } from './studioPage.ts';

/** A run over two classes with three seeds each, K = 2. */
async function expandPets(page: Page) {
  const folder = await newFolder('pets');
  await somePictures(folder, ['cat', 'dog'], 3);
  const studio = await openStudio(page, '?device=wasm');
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await studio.goTo('recipe');
  await setNumber(page, 'Variants per image', 2);
  await studio.expand();
  return studio;
}

test('a reload comes back to the same screen, in mid-run and in review', async ({ page }) => {
  const studio = await expandPets(page);
  const bar = page.getByRole('progressbar', { name: 'Expansion' });
  await expect(bar).not.toHaveAttribute('aria-valuenow', '0');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();

  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
  const done = Number(await bar.getAttribute('aria-valuenow'));
  expect(done).toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('heading', { name: 'Grown', exact: true })).toBeVisible();
  await expect(bar).toHaveAttribute('aria-valuenow', '12');

  await studio.goTo('review');
  await page
    .getByRole('gridcell', { name: /variant 1,/u })
    .first()
    .click();
  await page.keyboard.press('x');
  const rejected = page.getByRole('gridcell', { name: /variant 1, rejected/u });
  await expect(rejected).toHaveCount(1);
  const names = await studio.variants.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')));
  await page.reload();
  await expect(rejected).toHaveCount(1);
  expect(await studio.variants.evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label')))).toEqual(
    names,
  );
  await expect(page.getByRole('gridcell').locator('img').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rejected).toHaveCount(0);
  expect(studio.complaints).toEqual([]);
});
