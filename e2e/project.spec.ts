import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';

test('a reload comes back to the same screen, in mid-run and in review', async ({ studio, page }) => {
  test.setTimeout(480_000);
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 3));
  await studio.expand(2);
  await studio.made(2);
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();

  await expect(studio.heading('Paused')).toBeVisible();
  await studio.made(2);
  await studio.button('Resume').click();
  await studio.grown();
  await expect(studio.progress).toHaveAttribute('aria-valuenow', '12');

  await studio.goTo('Review');
  await studio.variants.first().click();
  await page.keyboard.press('x');
  const rejected = page.getByRole('gridcell', { name: /variant 1, rejected/u });
  await expect(rejected).toHaveCount(1);
  const names = await studio.names();
  await page.reload();
  await expect(rejected).toHaveCount(1);
  expect(await studio.names()).toEqual(names);
  await expect(page.getByRole('row').locator('canvas').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(rejected).toHaveCount(0);
});

test('projects are listed, named, copied, and deleted with a way back', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 2));
  await expect(studio.button(/continue to recipe/iu)).toBeVisible();
  await studio.button('All projects').click();

  await studio.button('Rename pets').click();
  const field = page.getByRole('textbox', { name: 'Project name' });
  await field.fill('animals');
  await field.press('Enter');
  await studio.button('Duplicate animals').click();
  const copy = studio.button('Open animals copy');
  await expect(copy).toBeVisible();
  await expect(page.getByRole('listitem').filter({ has: copy })).toContainText('2 classes, 4 seeds');
  await expect(copy.locator('canvas')).toHaveCount(4);

  await studio.button('Delete animals').click();
  await expect(studio.button('Open animals')).toHaveCount(0);
  await studio.button('Undo').click();
  await expect(studio.button('Open animals')).toBeVisible();
  await studio.button('Delete animals').click();
  await expect(page.getByText('animals is deleted.')).toBeVisible();

  // The copy is a project of its own.
  await copy.click();
  await expect(studio.button(/continue to recipe/iu)).toBeVisible();
  await expect(page.getByRole('main').locator('canvas').first()).toBeVisible();
  await studio.button('All projects').click();
  await expect(copy).toBeVisible();
  await expect(studio.button('Open animals')).toHaveCount(0);
  await expect
    .poll(() =>
      page.evaluate(
        async () => (await indexedDB.databases()).filter(({ name }) => name?.startsWith('offshoot-project-')).length,
      ),
    )
    .toBe(1);
});
