import { tabTo } from './byKeyboard.ts';
import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';

test('the whole way is walked by keyboard alone', async ({ studio, page }) => {
  const folder = await pictureFolder('pets', ['cat', 'dog'], 1);
  await studio.open('?device=wasm');
  page.on('filechooser', (chooser) => void chooser.setFiles(folder));
  await tabTo(page, 'button', 'Choose a folder');
  await page.keyboard.press('Enter');
  await expect(studio.heading('pets')).toBeVisible();
  await tabTo(page, 'button', 'Continue to recipe');
  // Then a seed of the first class, which is left out and taken in again where it lies.
  const seed = page.getByRole('list', { name: 'Seeds of cat' }).getByRole('button');
  await seed.focus();
  await page.keyboard.press('x');
  await expect(page.getByText('1 to grow in 1 class, 1 left out')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('2 to grow in 2 classes')).toBeVisible();
  await studio.button('Continue to recipe').focus();
  await page.keyboard.press('Enter');
  const far = page.getByRole('slider', { name: 'How far from the original' });
  await page.getByRole('radio', { name: 'Subtle' }).focus();
  await page.keyboard.press(' ');
  await expect(far).toHaveAttribute('aria-valuetext', '50%');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Balanced' })).toBeChecked();
  await expect(far).toHaveAttribute('aria-valuetext', 'as suggested');
  await tabTo(page, 'spinbutton', 'Variants per image');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2');
  await tabTo(page, 'button', 'Start growing');
  await page.keyboard.press('Enter');
  await studio.grown();
  await tabTo(page, 'button', 'Review');
  await page.keyboard.press('Enter');

  // Focus on the grid is focus on its first variant.
  await tabTo(page, 'grid', 'Variants by seed');
  await page.keyboard.press('x');
  await page.keyboard.press(' ');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('1');
  const names = await studio.names();
  expect(names.map((name) => name.split(', ')[2])).toEqual(['rejected', 'accepted', 'unreviewed', 'unreviewed']);
  expect(names[3]).toContain('relabelled cat');

  // The same by name, and a closer look on the way.
  await page.keyboard.press('z');
  await expect(page.getByRole('region', { name: 'Loupe' })).toContainText('Still dog?');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Loupe' })).toBeHidden();
  await page.keyboard.press('l');
  const found = page.getByRole('listbox', { name: 'Class' }).getByRole('option');
  await expect(found).toHaveText(['cat', 'dog', 'The folder’s class']);
  await page.keyboard.type('ca');
  await expect(found).toHaveText(['cat']);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('folder');
  await page.keyboard.press('Enter');
  expect((await studio.names())[3]).not.toContain('relabelled');
  const heads = page.getByRole('grid').getByRole('rowheader');
  await page.keyboard.press('f');
  await expect(heads).toHaveCount(0);
  await page.keyboard.press('f');
  // A heading a class, and a head a family.
  await expect(heads).toHaveCount(4);

  await tabTo(page, 'button', 'Export');
  await page.keyboard.press('Enter');
  await tabTo(page, 'button', 'Export zip');
  const waiting = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const { images } = await savedZip(await waiting);
  expect(images.size).toBe(2 + 3);
});

test('keys rest while someone types', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await page.getByRole('textbox', { name: 'Prompt' }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
});
