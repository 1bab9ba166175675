import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { newFolder, SAMPLE } from './folders.ts';
import { expect, test } from './test.ts';

test('a class code is given a readable name, and a judge that goes by names changes at once', async ({
  studio,
  page,
}) => {
  const folder = await newFolder('codes');
  await cp(join(SAMPLE, 'train/flower'), join(folder, 'n11939491'), { recursive: true });
  await cp(join(SAMPLE, 'train/car'), join(folder, 'car'), { recursive: true });
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  // As long as the judge learns from the pictures, nobody needs a name.
  await studio.preflight();
  await expect(page.getByText('1 class name cannot be read')).toHaveCount(0);
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByRole('combobox', { name: 'The judge knows the classes by' }).selectOption('names');
  await studio.goTo('Seeds');
  await expect(page.getByText('1 class name cannot be read')).toBeVisible();
  await expect(page.getByText(/“n11939491” reads like a code/u)).toBeVisible();
  const classes = page.getByRole('list', { name: 'Classes', exact: true });
  await expect(classes.getByRole('heading', { name: 'n11939491' })).toBeVisible();
  const share = async () => parseInt(await studio.preflight(), 10);
  await expect.poll(share).toBeLessThan(100);
  const before = await share();

  const name = page.getByRole('textbox', { name: 'Readable name of n11939491' });
  await name.fill('flower');
  await name.press('Enter');
  await expect.poll(share).toBeGreaterThan(before);
  // Every screen calls it so; the folder keeps its name: only what the judge is asked about has changed.
  await expect(classes.getByRole('heading', { name: 'flower' })).toBeVisible();
  await expect(name).toBeVisible();
});
