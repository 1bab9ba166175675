import { expectAccessible } from './accessible.ts';
import { pictureFolder } from './folders.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';

/** What adapts the prior, on the screen of models. */
async function adapting(studio: StudioPage) {
  await studio.button(/^WASM/u).click();
  await studio.button('Choose models').click();
  return studio.page.getByRole('region', { name: 'Adapt the prior to your pictures' });
}

test('a reload comes back to the same screen, in mid-run and in review, and adapting the prior goes on', async ({
  studio,
  page,
}) => {
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

  const section = await adapting(studio);
  await section.getByText('Settings', { exact: true }).click();
  await section.getByRole('spinbutton', { name: 'Steps (at most)' }).fill('4');
  await section.getByRole('button', { name: 'Adapt to 6 pictures' }).press('Enter');
  await expect(section.getByRole('img', { name: 'Before 1' })).toBeVisible();
  await section.getByRole('button', { name: 'Stop' }).press('Enter');
  await expect(section.getByText(/^Stopped after step [04] of 4\./u)).toBeVisible();
  await expectAccessible(studio, 'adapting the prior');
  await page.reload();
  await (await adapting(studio)).getByRole('button', { name: 'Go on' }).click();
  await expect(section.getByText(/^On 1 picture that took no part .* goes from 0\.\d+ to 0\.\d+ \(−/u)).toBeVisible();
  await section.getByRole('button', { name: 'Use this prior' }).click();
  await expect(section.getByText('This prior is in use.')).toBeVisible();
  const card = page.getByRole('listitem').filter({ hasText: 'on 6 pictures of a data set' });
  await expect(card.getByText('In use')).toBeVisible();
  // The seeds are read again by its side, and it can be taken away again.
  await card.getByRole('button', { name: /^Remove/u }).click();
  await expect(card).toHaveCount(0);
  await expect(section.getByRole('button', { name: 'Use this prior' })).toHaveCount(0);
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
