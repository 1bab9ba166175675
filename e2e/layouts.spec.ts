import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { copyPictures, fill, newFolder } from './folders.ts';
import { expect, test } from './test.ts';
import { readZip } from './zip.ts';

const LAYOUTS = [
  'Class folders as they came',
  'Hugging Face',
  'Ultralytics',
  'A table',
  'Only the new pictures',
] as const;

/** The zips stay in this folder, for `bench/loaders.py`. */
const KEPT = process.env.EXPORTS;

/** A picture of its own, unlike any other. */
const noise = (background: string): Promise<Buffer> =>
  sharp({
    create: { width: 48, height: 40, channels: 3, background, noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
    .png()
    .toBuffer();

/** A set with splits, a name that classes share, and a test picture that is in train too. */
async function petsWithSplits(): Promise<string> {
  const folder = await newFolder('pets');
  for (const label of ['cat', 'dog']) await copyPictures(label, join(folder, 'train', label), 1);
  const shared = { 'train/cat/one.png': '#804020', 'train/dog/one.png': '#208040' };
  const heldOut = { 'valid/cat/v.png': '#334455', 'test/cat/t.png': '#556633', 'test/dog/t.png': '#663355' };
  for (const [path, colour] of Object.entries({ ...shared, ...heldOut }))
    await fill(folder, { [path]: await noise(colour) });
  await mkdir(join(folder, 'valid/dog'), { recursive: true });
  await cp(join(folder, 'train/dog/one.png'), join(folder, 'valid/dog/copy.png'));
  return folder;
}

test('every layout is written, read again and found right; a copy of a held-out picture is reported first', async ({
  studio,
  page,
}) => {
  test.setTimeout(600_000);
  await studio.open('?device=wasm');
  await studio.chooseFolder(await petsWithSplits());
  // The picture that is held out as well stays out of train, until a person wants it there.
  await page.getByText('1 training picture held out as well').click();
  await studio.button('Use them again').click();
  await studio.expand(1);
  await studio.grown();

  // One variant is rejected, and goes where no loader looks.
  await studio.goTo('Review');
  await page
    .getByRole('gridcell', { name: /variant 1,/u })
    .first()
    .click();
  await page.keyboard.press('x');
  await studio.goTo('Export');
  await page.getByRole('checkbox', { name: /Rejected variants/u }).check();

  // The cell for a notebook is made when somebody looks, and is another for each layout.
  const cell = page.locator('details', { hasText: 'In a notebook' }).locator('code');
  await expect(cell).toHaveCount(0);
  await page.getByText('In a notebook').click();
  const cells = new Set<string>();

  for (const layout of LAYOUTS) {
    await page.getByRole('radio', { name: layout }).check();
    await expect(cell).toContainText('.extractall(ROOT)');
    cells.add(await cell.innerText());
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export zip' }).click();
    // The original that is in train and in validation is named before anything is written.
    await expect(page.getByText('Some training pictures are near-copies')).toBeVisible();
    await page.getByText('Which ones').click();
    await expect(page.getByText('train/dog/one.png', { exact: false }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Write all' }).click();
    const download = await waiting;
    const path = join(await newFolder('saved'), `${layout.toLowerCase().replaceAll(' ', '-')}.zip`);
    await download.saveAs(path);
    if (KEPT) await cp(path, join(KEPT, `${layout.toLowerCase().replaceAll(' ', '-')}.zip`));

    const checks = page.getByRole('list', { name: 'Check of what was written' });
    await expect(checks).toBeVisible();
    const failed = await checks.getByLabel('Failed').count();
    // Byte for byte the same picture in train and in validation: the check says so again, and nothing else is wrong.
    const onlyNew = layout === 'Only the new pictures';
    expect(failed, layout).toBe(onlyNew ? 0 : 1);
    if (!onlyNew) await expect(checks).toContainText('is also in train');

    const { images, rows, texts } = await readZip(path);
    const originals = onlyNew ? 0 : 8;
    expect(rows, layout).toHaveLength(originals + 3);
    expect(images.size, layout).toBe(originals + 4);
    expect([...images.keys()].filter((name) => name.startsWith('rejected/'))).toHaveLength(1);
    expect([...texts.keys()]).toEqual(expect.arrayContaining(['README.md', 'croissant.json', 'offshoot.json']));
    for (const { file_name, seed_file_name } of rows) {
      expect(images.has(file_name), file_name).toBe(true);
      if (seed_file_name !== null && !onlyNew) expect(images.has(seed_file_name), seed_file_name).toBe(true);
    }
  }
  expect(cells.size).toBe(LAYOUTS.length);
});
