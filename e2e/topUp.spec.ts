import { join } from 'node:path';
import { copyPictures, newFolder } from './folders.ts';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';

test('weak classes are topped up to a count, and the others stay @long', async ({ studio, page }) => {
  const folder = await newFolder('pets');
  for (const [label, count] of [
    ['bird', 3],
    ['cat', 2],
    ['dog', 1],
  ] as const)
    await copyPictures(label, join(folder, label), count);
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.goTo('Recipe');
  await page.getByRole('combobox', { name: 'How many' }).selectOption('Up to a count a class');
  await expect(page.getByRole('spinbutton', { name: 'Variants per image' })).toHaveCount(0);
  const outcomes = page.getByRole('list', { name: 'What each class comes to' }).getByRole('listitem');
  // The largest class is what the others are brought to.
  await expect(outcomes).toHaveText([/bird\s*3, enough/u, /cat\s*2 \+ 1/u, /dog\s*1 \+ 2/u]);
  await expect(page.getByText('6 seeds, up to 3 a class: 3 new images')).toBeVisible();
  await studio.setNumber('Images per class', 60);
  await expect(outcomes.last()).toHaveText(/dog\s*1 \+ 50 = 51, 50 of a seed at most/u);
  await studio.setNumber('Images per class', 1);
  await expect(studio.button('Start growing')).toBeDisabled();
  await studio.setNumber('Images per class', 3);
  await studio.button('Start growing').click();
  await studio.grown();
  await expect(page.getByRole('list', { name: 'Progress by class' }).getByRole('listitem')).toHaveText([
    /bird\s*has enough/u,
    /cat\s*1 of 1/u,
    /dog\s*2 of 2/u,
  ]);

  // It is still known after a reload: the very same variants come out again.
  await page.reload();
  await studio.goTo('Grow');
  await expect(page.getByText('3 of 3', { exact: true })).toBeVisible();
  await studio.button('Grow once more and compare').click();
  await expect(page.getByText('3 of 3 variants are the same, byte for byte.')).toBeVisible();
  await studio.goTo('Export');
  const { rows } = await savedZip(await studio.exportZip());
  for (const label of ['bird', 'cat', 'dog']) expect(rows.filter((row) => row.label === label)).toHaveLength(3);
});
