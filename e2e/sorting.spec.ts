import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible, expectFits } from './accessible.ts';
import { copyPictures, newFolder, pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';

test('a folder of loose pictures is sorted into classes by keyboard, and grown from', async ({ studio, page }) => {
  const folder = await newFolder('phone');
  await copyPictures('cat', folder, 2);
  await copyPictures('dog', folder, 3);
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.button('Put the 5 pictures into classes').click();
  await expectAccessible(studio, 'sorting');
  await expectFits(studio, 'sorting');

  const tray = page.getByRole('listbox', { name: 'Pictures without a class' });
  const use = studio.button(/^Use \d+ pictures?$/u);
  await expect(use).toBeDisabled();
  await tray.getByRole('option').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('1');
  await expect(page.getByRole('list', { name: 'Pictures of class 1' }).getByRole('button')).toHaveCount(2);
  await tray.getByRole('option').first().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('2');
  await expect(tray).toBeHidden();

  // Keys are letters and numbers while somebody writes a name; a class may be called like a split.
  await page.getByRole('textbox', { name: 'Name of class 1' }).focus();
  await page.keyboard.type('cat 1');
  await page.keyboard.press('Tab');
  await page.getByRole('textbox', { name: 'Name of class 2' }).focus();
  await page.keyboard.type('test');
  await page.keyboard.press('Enter');
  await use.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Seeds of cat 1' }).getByRole('button')).toHaveCount(2);
  await expect(page.getByRole('list', { name: 'Seeds of test' }).getByRole('button')).toHaveCount(3);
  await expect(page.getByText(/test 3/u)).toHaveCount(0);
});

test('classes are made of photographs from several places', async ({ studio, page }) => {
  const folder = await pictureFolder('pets', ['cat', 'dog', 'fish'], 2);
  const of = async (label: string) => (await readdir(join(folder, label))).map((name) => join(folder, label, name));
  await studio.open('?device=wasm');
  await studio.button('Name classes, add photos').click();
  const name = async (place: number, to: string) => {
    const field = page.getByRole('textbox', { name: `Name of class ${place}` });
    await field.fill(to);
    await field.press('Enter');
  };
  await page.getByLabel('Add pictures to class 1').setInputFiles(await of('cat'));
  await name(1, 'cat');
  await page.getByLabel('Add pictures to cat').setInputFiles(await of('cat'));
  await expect(page.getByText('4 pictures', { exact: true })).toBeVisible();
  await name(2, 'dog');
  await page.getByLabel('Add pictures to dog').setInputFiles(await of('dog'));
  await studio.button('Add a class').click();
  await page.keyboard.type('fish');
  await page.keyboard.press('Enter');
  await page.getByLabel('Add pictures to fish').setInputFiles(await of('fish'));

  // What is taken out of a class waits for another; what has none stays out.
  await page.getByRole('list', { name: 'Pictures of fish' }).getByRole('button').first().click();
  await expect(page.getByText('1 picture without a class will stay out.')).toBeVisible();
  await studio.button('Use 7 pictures').click();
  await expect(page.getByRole('list', { name: 'Classes' }).getByRole('heading')).toHaveText(['cat', 'dog', 'fish']);
  // Two of one name are two files; that they are the same picture is said.
  await expect(page.getByRole('list', { name: 'Seeds of cat' }).getByRole('button')).toHaveCount(4);
  await expect(page.getByRole('list', { name: 'Seeds of fish' }).getByRole('button')).toHaveCount(1);
});
