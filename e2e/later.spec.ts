import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';

test('a screen whose code does not arrive says so, and leaves all others as they are', async ({ studio, page }) => {
  studio.tolerated.push(/ERR_FAILED|Failed to fetch dynamically imported module/u);
  await page.route(/ReceiptView-.*\.js/u, (route) => route.abort());
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.preflight();
  await studio.goTo('Receipt');
  await expect(page.getByRole('alert').filter({ hasText: 'This screen could not be loaded.' })).toBeVisible();
  await studio.goTo('Seeds');
  await expect(studio.heading('pets')).toBeVisible();
  // What failed is asked for again by a reload.
  await studio.goTo('Receipt');
  await page.unroute(/ReceiptView-.*\.js/u);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByText(/Does a classifier that is trained on the grown set/u)).toBeVisible();
});
