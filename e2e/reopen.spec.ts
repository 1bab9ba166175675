import { join } from 'node:path';
import { expect, test, type Download, type Page } from '@playwright/test';
import { newFolder, somePictures } from './folders.ts';
import { openStudio, setNumber, type StudioPage } from './studioPage.ts';
import { readZip } from './zip.ts';

async function saved(download: Download, name: string): Promise<string> {
  const path = join(await newFolder('saved'), name);
  await download.saveAs(path);
  return path;
}

/** Exports with these kinds of variants. */
async function exportWith(studio: StudioPage, page: Page, kinds: readonly string[]): Promise<string> {
  await studio.goTo('export');
  for (const kind of ['Accepted variants', 'Variants not yet reviewed', 'Rejected variants']) {
    await page.getByRole('checkbox', { name: new RegExp(kind, 'u') }).setChecked(kinds.includes(kind));
  }
  const path = await saved(await studio.exportZip(), `${kinds.length}.zip`);
  await expect(page.getByRole('list', { name: 'Check of what was written' })).toBeVisible();
  await expect(page.getByLabel('Failed')).toHaveCount(0);
  return path;
}

const cells = async (page: Page): Promise<string[]> => {
  await expect(page.getByRole('gridcell', { name: /variant 1,/u }).first()).toBeVisible();
  const labels = page.getByRole('gridcell', { name: /variant \d/u });
  return Promise.all((await labels.all()).map(async (cell) => (await cell.getAttribute('aria-label')) ?? ''));
};

test('a project goes out as a zip without a single variant, and grows again bit for bit where it is opened', async ({
  page,
  browser,
}) => {
  test.setTimeout(280_000);
  const folder = await newFolder('pets');
  await somePictures(folder, ['cat', 'dog'], 1);
  const studio = await openStudio(page, '?device=wasm');
  await page.getByLabel('Choose a folder').setInputFiles(folder);
  await studio.goTo('recipe');
  await setNumber(page, 'Variants per image', 2);
  await studio.expand();
  await expect(page.getByRole('heading', { name: 'Grown', exact: true })).toBeVisible({ timeout: 150_000 });

  // One is rejected, one accepted, one grown anew from another stream.
  await studio.goTo('review');
  const variant = (k: number) => page.getByRole('gridcell', { name: new RegExp(`variant ${k},`, 'u') });
  await variant(1).first().click();
  await page.keyboard.press('x');
  await variant(1).nth(1).click();
  await page.keyboard.press('p');
  const before = (await variant(2).nth(1).getAttribute('aria-label'))!;
  await variant(2).nth(1).click();
  await page.keyboard.press('r');
  await expect(variant(2).nth(1)).not.toHaveAttribute('aria-label', before, { timeout: 60_000 });
  const reviewed = await cells(page);

  const whole = await exportWith(studio, page, ['Accepted variants', 'Variants not yet reviewed', 'Rejected variants']);
  const bare = await exportWith(studio, page, []);
  expect([...(await readZip(bare)).images.keys()].filter((path) => path.includes('__gif'))).toEqual([]);

  // Another browser profile: nothing of the project is there.
  const context = await browser.newContext({ acceptDownloads: true });
  const fresh = await context.newPage();
  const elsewhere = await openStudio(fresh, '?device=wasm');
  await fresh.getByLabel('Choose a zip').setInputFiles(bare);
  await expect(fresh.getByText('The project is open as it was.')).toBeVisible();
  expect(await cells(fresh)).toEqual(reviewed);

  await elsewhere.goTo('grow');
  await fresh.getByRole('button', { name: 'Grow again' }).click();
  await expect(fresh.getByText('4 pictures that had not come with the zip are back')).toBeVisible({ timeout: 90_000 });
  await fresh.getByRole('button', { name: 'Grow again' }).click();
  await expect(fresh.getByText('4 of 4 variants are the same, byte for byte.')).toBeVisible({ timeout: 90_000 });

  const again = await exportWith(elsewhere, fresh, [
    'Accepted variants',
    'Variants not yet reviewed',
    'Rejected variants',
  ]);
  const [first, second] = [await readZip(whole), await readZip(again)];
  expect([...second.images.keys()].sort()).toEqual([...first.images.keys()].sort());
  for (const [path, bytes] of first.images) {
    expect(Buffer.from(second.images.get(path)!).equals(Buffer.from(bytes)), path).toBe(true);
  }
  expect(second.rows.map(({ nearest, ...row }) => row)).toEqual(first.rows.map(({ nearest, ...row }) => row));
  expect(studio.complaints).toEqual([]);
  expect(elsewhere.complaints).toEqual([]);
  await context.close();
});
