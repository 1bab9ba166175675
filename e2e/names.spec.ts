import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { newFolder, SAMPLE } from './folders.ts';
import { expect, test } from './test.ts';

test('a class code is given a readable name, and the pre-flight changes at once', async ({ studio, page }) => {
  const folder = await newFolder('codes');
  await cp(join(SAMPLE, 'train/flower'), join(folder, 'n11939491'), { recursive: true });
  await cp(join(SAMPLE, 'train/car'), join(folder, 'car'), { recursive: true });
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await expect(page.getByText('1 class name cannot be read')).toBeVisible();
  await expect(page.getByText(/“n11939491” reads like a code/u)).toBeVisible();
  const card = page.getByRole('list', { name: 'Classes' }).getByRole('listitem').filter({ hasText: 'n11939491' });
  const before = await studio.preflight();
  await expect(card.getByText('6 of 6 read as this class')).toBeHidden();

  const name = card.getByRole('textbox', { name: 'Readable name of n11939491' });
  await name.fill('flower');
  await name.press('Enter');
  await expect(card.getByText('6 of 6 read as this class')).toBeVisible();
  expect(await studio.preflight()).not.toBe(before);
  // The folder keeps its name: only what the judge is asked about has changed.
  await expect(card.getByRole('heading', { name: 'n11939491' })).toBeVisible();
});
