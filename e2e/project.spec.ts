import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';

test('a reload comes back to the same screen, in mid-run and in review', async ({ page, studio }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 3));
  await studio.expand(2);
  const bar = studio.progress;
  await expect(bar).not.toHaveAttribute('aria-valuenow', '0');
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();

  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
  const done = Number(await bar.getAttribute('aria-valuenow'));
  expect(done).toBeGreaterThan(0);
  await studio.button('Resume').click();
  await studio.grown();
  await expect(bar).toHaveAttribute('aria-valuenow', '12');

  await studio.goTo('Review');
  await page
    .getByRole('gridcell', { name: /variant 1,/u })
    .first()
    .click();
  await page.keyboard.press('x');
  const rejected = page.getByRole('gridcell', { name: /variant 1, rejected/u });
  await expect(rejected).toHaveCount(1);
  const names = await studio.names();
  await page.reload();
  await expect(rejected).toHaveCount(1);
  expect(await studio.names()).toEqual(names);
  await expect(page.getByRole('gridcell').locator('img').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rejected).toHaveCount(0);
});
