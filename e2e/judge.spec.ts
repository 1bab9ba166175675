import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expectAccessible } from './accessible.ts';
import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';
import { textureFolder } from './textures.ts';

test('textures without names are read by examples, and nobody is asked for words', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await textureFolder(6));
  expect(parseInt(await studio.preflight(), 10)).toBeGreaterThan(80);
  await expect(page.getByText(/cannot be read/u)).toHaveCount(0);
  const ways = page.getByRole('list', { name: 'Seeds read right' }).getByRole('listitem');
  await expect(ways).toHaveText([/^By names and examples/u, /^By examples/u, /^By their names/u, /^By guessing17%$/u]);
  const share = async (way: number) => parseInt(/(\d+)(?:\.\d)?%$/u.exec(await ways.nth(way).innerText())![1]!, 10);
  expect(await share(1)).toBeGreaterThan(80);
  expect(await share(2)).toBeLessThan(50);
  await studio.goTo('Recipe');
  await expect(page.getByText(/guess/u)).toHaveCount(0);
  await studio.advanced();
  await page.getByRole('combobox', { name: 'The judge knows the classes by' }).selectOption('names');
  await expect(page.getByText(/no better than guessing|only guesses at/u)).toBeVisible();
  await studio.button('What helps').click();
  await expect(page.getByText(/More pictures of it help/u)).toBeVisible();
  await expectAccessible(studio, 'a judge at chance');
});

test('a wrong label is found, and put right by a key', async ({ studio, page }) => {
  const folder = await pictureFolder('mixed', ['car', 'cat', 'flower'], 6);
  await rename(join(folder, 'car', 'noto-automobile.png'), join(folder, 'flower', 'planted.png'));
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  const review = page.getByRole('region', { name: 'Labels to check' });
  const planted = review.getByRole('option', { name: /^planted\.png, read as car/u });
  await expect(planted).toBeVisible();
  await planted.click();
  await expect(review.getByText(/labelled flower, read as car/u)).toBeVisible();
  await expectAccessible(studio, 'labels to check');

  const card = (name: string) =>
    page
      .getByRole('list', { name: 'Classes', exact: true })
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name, exact: true }) });
  await page.keyboard.press('r');
  await expect(planted).toHaveCount(0);
  await expect(page.getByText('Relabel planted.png to car')).toBeVisible();
  await expect(card('car').getByText('6 seeds')).toBeVisible();
  await studio.preflight();
  await expect(planted).toHaveCount(0);
  // Taken back, doubted again; kept as it is, doubted no more, also after a reload.
  await page.keyboard.press('Control+z');
  await expect(planted).toBeVisible();
  await expect(card('car').getByText('5 seeds')).toBeVisible();
  await planted.click();
  await page.keyboard.press('k');
  await expect(planted).toHaveCount(0);
  await expect(page.getByLabel('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await studio.preflight();
  await expect(page.getByRole('button', { name: /^planted\.png/u })).toBeVisible();
  await expect(planted).toHaveCount(0);
});
