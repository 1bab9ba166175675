import type { Page } from '@playwright/test';
import { pictureFolder } from './folders.ts';
import { expect, test } from './test.ts';

const name = (page: Page) => page.getByRole('button', { name: /^pets/u });
const taken = (page: Page) => page.getByRole('alertdialog', { name: /is open in another tab/u });

async function rename(page: Page, to: string): Promise<void> {
  await name(page).click();
  const field = page.getByRole('textbox', { name: 'Project name' });
  await field.fill(to);
  await field.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: new RegExp(`^${to}`, 'u') })).toBeVisible();
}

test('a project in two tabs is changed by one at a time, and nothing is lost @long', async ({
  studio,
  page,
  context,
}) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 2));
  await expect(name(page)).toBeVisible();
  await rename(page, 'pets of tab 1');

  // A new tab does not take the project by itself; it says who has it when asked for it.
  const second = await context.newPage();
  await second.goto('./?device=wasm');
  await second.getByRole('button', { name: 'Open pets of tab 1' }).click();
  await expect(taken(second)).toBeVisible();
  await expect(taken(page)).toHaveCount(0);

  // Taken over, it has everything; the first tab looks on.
  await second.getByRole('button', { name: 'Use it here' }).click();
  await expect(second.getByRole('button', { name: /^pets of tab 1/u })).toBeVisible();
  await expect(taken(page)).toBeVisible();
  await expect(page.locator('main')).toHaveAttribute('inert', '');
  await rename(second, 'pets of tab 2');

  // And back, with what the second did.
  await page.bringToFront();
  await page.getByRole('button', { name: 'Use it here' }).click();
  await expect(page.getByRole('button', { name: /^pets of tab 2/u })).toBeVisible();
  await expect(taken(second)).toBeVisible();
  await rename(page, 'pets again');
  await page.reload();
  await expect(page.getByRole('button', { name: /^pets again/u })).toBeVisible();
});

test('a tab that does not answer is robbed, and what it still writes is refused @long', async ({
  studio,
  page,
  context,
}) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 2));
  await expect(page.getByLabel('Saved', { exact: true })).toBeVisible();

  // The first tab is busy for longer than anybody waits, with a change that it has not written yet.
  const second = await context.newPage();
  await second.goto('./?device=wasm');
  await second.getByRole('button', { name: 'Open pets' }).click();
  await expect(taken(second)).toBeVisible();
  const busy = page.evaluate(() => {
    const end = performance.now() + 8000;
    while (performance.now() < end);
  });
  await second.getByRole('button', { name: 'Use it here' }).click();
  await expect(name(second)).toBeVisible();
  await rename(second, 'pets, taken');
  await busy;
  await expect(taken(page)).toBeVisible();
  await second.reload();
  await expect(second.getByRole('button', { name: /^pets, taken/u })).toBeVisible();
});
