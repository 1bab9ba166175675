/** @file Related pictures: picked from a folder without labels, reviewed by key, exported with where they are from, opened again. */

import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expectAccessible, expectFits } from './accessible.ts';
import { newFolder, pictureFolder, SAMPLE } from './folders.ts';
import { expect, test } from './test.ts';
import { readZip } from './zip.ts';

const CLASSES = ['cat', 'dog'] as const;
/** Pictures of each class that are seeds; the others of the sample set are without labels. */
const SEEDS = 3;

/** The other pictures of the classes in one folder, under names that say nothing; and a seed once more. */
async function relatedFolder(): Promise<string> {
  const folder = await newFolder('related');
  let number = 0;
  for (const label of CLASSES) {
    const names = (await readdir(join(SAMPLE, 'train', label))).sort();
    for (const name of [names[0]!, ...names.slice(SEEDS)])
      await cp(join(SAMPLE, 'train', label, name), join(folder, `photo-${++number}.${name.split('.').at(-1)!}`));
  }
  return folder;
}

test('related pictures are picked, reviewed by key, exported and opened again', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', CLASSES, SEEDS));
  await studio.preflight();
  await studio.goTo('Recipe');
  const related = page.getByRole('region', { name: 'Related pictures' });
  await related.getByLabel('Choose related pictures').setInputFiles(await relatedFolder());
  await expect(related.getByText(/would be added/u)).toBeVisible({ timeout: 120_000 });
  const demand = related.getByRole('slider', { name: 'Should be right' });
  await demand.fill('0.6');
  await expect(related.getByText(/read that surely, \d+ % are right/u).first()).toBeVisible();
  await related.getByText(/pictures passed over$/u).click();
  await expect(related.getByText(/\d as good as copies of seeds/u)).toBeVisible();
  await expectAccessible(studio, 'related pictures');
  await expectFits(studio, 'related pictures');
  await related.getByRole('button', { name: /^Add \d+ pictures? to review$/u }).click();
  await expect(related.getByText(/\d+ related pictures? in this project\./u)).toBeVisible();

  // Nothing was grown: what was picked can be reviewed.
  await related.getByRole('button', { name: 'Review them' }).click();
  const cells = page.getByRole('gridcell', { name: /, related picture,/u });
  await expect(cells.first()).toBeVisible();
  const picked = await cells.count();
  expect(picked).toBeGreaterThan(2);
  await cells.first().click();
  await page.keyboard.press('p');
  await page.keyboard.press('x');
  await expect(cells.nth(0)).toHaveAccessibleName(/, accepted,/u);
  await expect(cells.nth(1)).toHaveAccessibleName(/, rejected,/u);
  await page.keyboard.press('Control+z');
  await expect(cells.nth(1)).toHaveAccessibleName(/, unreviewed,/u);
  await page.keyboard.press('Control+Shift+z');
  // The last is a dog.
  await cells.last().click();
  await page.keyboard.press('1');
  await expect(page.getByRole('gridcell', { name: /, related picture,.* relabelled cat/u })).toHaveCount(1);
  await expectAccessible(studio, 'review of related pictures');

  // Where it is from.
  await cells.first().click();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^[0-9a-f]{64}$/u)).toBeVisible();
  await expect(page.getByText('Foretold right')).toBeVisible();
  await expectAccessible(studio, 'a related picture');

  await studio.goTo('Export');
  const zip = join(await mkdtemp(join(tmpdir(), 'offshoot-picks-')), 'set.zip');
  await (await studio.exportZip()).saveAs(zip);
  await expect(page.getByText(/is written\./u)).toBeVisible();
  const { rows, images, texts } = await readZip(zip);
  const lines = rows.filter(({ source }) => source === 'picked');
  expect(lines).toHaveLength(picked - 1);
  for (const { file_name, how, p_label, entropy } of lines) {
    expect(images.has(file_name)).toBe(true);
    expect(how).toMatchObject({ from: expect.stringMatching(/^photo-\d+/u) });
    expect([p_label, entropy].every((figure) => typeof figure === 'number')).toBe(true);
  }
  expect(lines.filter(({ status }) => status === 'accepted')).toHaveLength(1);
  expect(texts.get('README.md')).toContain('picked from a folder without labels');

  // It is there after a reload, and opens again from the zip.
  await page.reload();
  await studio.goTo('Review');
  await expect(cells).toHaveCount(picked);
  await studio.goTo('Seeds');
  await studio.button('All projects').click();
  await studio.chooseZip(zip);
  await expect(cells).toHaveCount(picked - 1);
  await expect(cells.filter({ hasText: /./u }).first()).toBeVisible();
  await studio.goTo('Receipt');
  await expect(page.getByRole('checkbox', { name: 'what was picked' })).toBeEnabled();
});
