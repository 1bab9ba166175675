import { copyPictures, newFolder } from './folders.ts';
import { join } from 'node:path';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';

test('a class that a split lacks is said before the export, and a picture is moved there', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  const folder = await newFolder('pets');
  for (const label of ['cat', 'dog', 'fish']) await copyPictures(label, join(folder, 'train', label), 2);
  for (const label of ['cat', 'fish']) await copyPictures(label, join(folder, 'test', label), 1);
  await studio.chooseFolder(folder);
  await studio.expand(1);
  await studio.grown();
  await studio.goTo('Export');
  const waiting = page.waitForEvent('download');
  await studio.button('Export zip').click();
  await expect(page.getByText('Not every split has pictures of every class.')).toBeVisible();
  await expect(page.getByText('dog has no test picture')).toBeVisible();
  await studio.button('Move a picture there').click();
  const { images, texts } = await savedZip(await waiting);
  const places = [...images.keys()];
  expect(places.filter((path) => path.startsWith('test/dog/'))).toHaveLength(1);
  expect(places.filter((path) => path.startsWith('train/dog/') && !path.includes('__'))).toHaveLength(1);
  expect(texts.get('classes.txt')).toBe('cat\ndog\nfish\n');
  const checks = page.getByRole('list', { name: 'Check of what was written' });
  await expect(checks).toContainText('3 classes have the same numbers in every split');

  // Nothing is offered where there would be nothing to write.
  await page.getByRole('radio', { name: 'Only the new pictures' }).check();
  await page.getByRole('checkbox', { name: /not yet reviewed/u }).uncheck();
  await page.getByRole('checkbox', { name: /Accepted/u }).uncheck();
  await expect(page.getByText('There is nothing to export.')).toBeVisible();
  await expect(studio.button('Export zip')).toHaveCount(0);
});
