import { join } from 'node:path';
import type { Download } from '@playwright/test';
import { newFolder, pictureFolder } from './folders.ts';
import { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { readZip } from './zip.ts';

async function saved(download: Download, name: string): Promise<string> {
  const path = join(await newFolder('saved'), name);
  await download.saveAs(path);
  return path;
}

/** Exports with these kinds of variants. */
async function exportWith(studio: StudioPage, kinds: readonly string[]): Promise<string> {
  const { page } = studio;
  await studio.goTo('Export');
  for (const kind of ['Accepted variants', 'Variants not yet reviewed', 'Rejected variants']) {
    await page.getByRole('checkbox', { name: new RegExp(kind, 'u') }).setChecked(kinds.includes(kind));
  }
  const path = await saved(await studio.exportZip(), `${kinds.length}.zip`);
  await expect(page.getByRole('list', { name: 'Check of what was written' })).toBeVisible();
  await expect(page.getByLabel('Failed')).toHaveCount(0);
  return path;
}

test('a project goes out as a zip without a single variant, and grows again bit for bit where it is opened @long', async ({
  studio,
  page,
  browser,
}) => {
  test.setTimeout(600_000);
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.expand(2);
  await studio.grown();

  // One is rejected, one accepted, one grown anew from another stream.
  await studio.goTo('Review');
  const variant = (k: number) => page.getByRole('gridcell', { name: new RegExp(`variant ${k},`, 'u') });
  await variant(1).first().click();
  await page.keyboard.press('x');
  await variant(1).nth(1).click();
  await page.keyboard.press('p');
  const before = (await variant(2).nth(1).getAttribute('aria-label'))!;
  await variant(2).nth(1).click();
  await page.keyboard.press('r');
  await expect(variant(2).nth(1)).not.toHaveAttribute('aria-label', before, { timeout: 60_000 });
  const reviewed = await studio.names();

  const whole = await exportWith(studio, ['Accepted variants', 'Variants not yet reviewed', 'Rejected variants']);
  const bare = await exportWith(studio, []);
  expect([...(await readZip(bare)).images.keys()].filter((path) => path.includes('__gif'))).toEqual([]);

  // Another browser profile: nothing of the project is there.
  const context = await browser.newContext({ acceptDownloads: true });
  const fresh = await context.newPage();
  const elsewhere = new StudioPage(fresh);
  await elsewhere.open('?device=wasm');
  await elsewhere.chooseZip(bare);
  await expect(fresh.getByText('The project is open as it was.')).toBeVisible();
  await expect(elsewhere.variants).toHaveCount(4);
  expect(await elsewhere.names()).toEqual(reviewed);

  await elsewhere.goTo('Grow');
  await fresh.getByRole('button', { name: 'Grow once more and compare' }).click();
  await expect(fresh.getByText('4 pictures that had not come with the zip are back')).toBeVisible({ timeout: 90_000 });
  await fresh.getByRole('button', { name: 'Grow once more and compare' }).click();
  await expect(fresh.getByText('4 of 4 variants are the same, byte for byte.')).toBeVisible({ timeout: 90_000 });

  const again = await exportWith(elsewhere, ['Accepted variants', 'Variants not yet reviewed', 'Rejected variants']);
  const [first, second] = [await readZip(whole), await readZip(again)];
  expect([...second.images.keys()].sort()).toEqual([...first.images.keys()].sort());
  for (const [path, bytes] of first.images) {
    expect(Buffer.from(second.images.get(path)!).equals(Buffer.from(bytes)), path).toBe(true);
  }
  expect(second.rows.map(({ nearest, ...row }) => row)).toEqual(first.rows.map(({ nearest, ...row }) => row));
});

/** Largest difference of any pixel between devices that the studio promises, in levels of 255; the README says so too. */
const TOLERANCE = 2;

test('what the CPU grew grows again on a GPU to within the promised tolerance @webgpu @long', async ({
  studio,
  page,
}) => {
  test.setTimeout(1_800_000);
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByLabel('Image size').selectOption('64');
  await studio.expand(2);
  await studio.grown();
  await expect(page.getByLabel('Saved', { exact: true })).toBeVisible();

  await page.goto('./?device=webgpu');
  await studio.goTo('Grow');
  await expect(studio.button('WebGPU')).toBeVisible();
  await page.getByRole('button', { name: 'Grow once more and compare' }).click();
  const result = page.getByText(/ of 4 variants are the same, byte for byte\./u);
  await expect(result).toBeVisible({ timeout: 1_500_000 });
  await expect(page.getByText('could not be made')).toHaveCount(0);
  const differing = page.getByText(/differ, by \d+ of 255 levels at most/u);
  const words = (await differing.count()) > 0 ? await differing.innerText() : 'by 0 of 255 levels';
  test.info().annotations.push({ type: 'measured', description: words });
  expect(Number(/by (\d+) of 255 levels/u.exec(words)![1])).toBeLessThanOrEqual(TOLERANCE);
});
