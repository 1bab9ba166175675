/**
 * @file The jobs that people come with, each from the start screen to the zip, by keyboard alone. Where a system's own window would
 * open, the test puts the files into it.
 */

import { cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { press, tabInto, tabTo, write } from './byKeyboard.ts';
import { findingsOf } from '../src/core/receipt/findings.ts';
import type { Receipt } from '../src/core/receipt/receipt.ts';
import { copyPictures, newFolder, SAMPLE } from './folders.ts';
import { countPresses, pressesOn } from './presses.ts';
import { SCAN, scan, scanFolder } from './scans.ts';
import { synthetic } from './sidecarRows.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { savedZip, type ZipContent } from './zip.ts';

/** How long who comes for the first time waits, in milliseconds. */
const PATIENCE = 120_000;

/** Opens the page and chooses a folder in the window of the system. */
async function chooseFolder(studio: StudioPage, page: Page, folder: string): Promise<void> {
  await studio.open('?device=wasm');
  page.on('filechooser', (chooser) => void chooser.setFiles(folder));
  await press(page, 'button', 'Choose a folder');
}

/** From Seeds to a run of so many variants of every seed that is over. */
async function grow(studio: StudioPage, page: Page, variants: number): Promise<void> {
  await press(page, 'button', 'Continue to recipe');
  await write(page, 'spinbutton', 'Variants per image', String(variants));
  await press(page, 'button', 'Start growing');
  await studio.grown();
}

/** From wherever one is to the zip on the disk. */
async function exportZip(page: Page): Promise<ZipContent> {
  const waiting = page.waitForEvent('download');
  await press(page, 'button', 'Export zip');
  return savedZip(await waiting);
}

/** Two classes with `each` pictures to train with, and one to validate and to test with. */
async function studyFolder(each: number): Promise<string> {
  const folder = await newFolder('study');
  for (const label of ['cat', 'dog']) {
    await copyPictures(label, join(folder, 'train', label), each);
    const last = (await readdir(join(SAMPLE, 'train', label))).sort().at(-1)!;
    await cp(join(SAMPLE, 'train', label, last), join(folder, 'val', label, last));
    await cp(join(SAMPLE, 'test', label), join(folder, 'test', label), { recursive: true });
  }
  return folder;
}

test('grey scans of 28 px: a square is moved off its margin, the small class topped up, grey stays grey, all are alike', async ({
  studio,
  page,
}) => {
  await chooseFolder(studio, page, await scanFolder({ benign: 4, malignant: 2 }));
  await expect(page.getByText('Your pictures have no colour; variants get none either.')).toBeVisible();
  await tabInto(page, page.locator('[data-seed="benign/1.png"]'), 'the picture with a margin');
  await page.keyboard.press('Enter');
  await tabTo(page, 'slider', 'Where the square lies');
  await page.keyboard.press('Home');
  await page.keyboard.press('End');
  await expect(page.getByRole('slider', { name: 'Where the square lies' })).toHaveAttribute('aria-valuetext', '100%');
  await page.keyboard.press('Escape');
  // Back to where it was, and there again.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await press(page, 'button', 'Continue to recipe');
  await tabTo(page, 'combobox', 'How many');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('6 seeds, up to 4 a class: 2 new images')).toBeVisible();
  await press(page, 'button', 'Start growing');
  await studio.grown();
  await press(page, 'button', 'Export');
  await press(page, 'checkbox', /Every picture in one size/u, 'Space');
  await write(page, 'spinbutton', 'Side, in pixels', String(SCAN));
  const { images, rows } = await exportZip(page);

  expect(rows.flatMap(({ file_name, crop }) => (crop === undefined ? [] : [[file_name, crop]]))).toEqual([
    ['benign/1.png', 1],
  ]);
  const square = await sharp(images.get('benign/1.png')).toColourspace('b-w').raw().toBuffer();
  expect(square.equals(scan(1, false))).toBe(true);
  for (const label of ['benign', 'malignant']) expect(rows.filter((row) => row.label === label)).toHaveLength(4);
  expect(images.size).toBe(8);
  for (const [path, bytes] of images) {
    const { format, width, height, channels } = await sharp(bytes).metadata();
    expect([format, width, height, channels], path).toEqual(['png', SCAN, SCAN, 1]);
  }
});

test('loose photographs are sorted into classes and grown @long', async ({ studio, page }) => {
  const folder = await newFolder('phone');
  for (const label of ['cat', 'dog']) await copyPictures(label, folder, 2);
  await chooseFolder(studio, page, folder);
  await press(page, 'button', 'Put the 4 pictures into classes');
  const loose = page.getByRole('listbox', { name: 'Pictures without a class' }).getByRole('option');
  await expect(loose).toHaveCount(4);
  const names = await loose.evaluateAll((options) => options.map((option) => option.getAttribute('aria-label')!));
  await tabInto(page, loose, 'the loose pictures');
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('1');
  await tabInto(page, loose, 'the loose pictures');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('2');
  await write(page, 'textbox', 'Name of class 1', 'one');
  await write(page, 'textbox', 'Name of class 2', 'two');
  await press(page, 'button', 'Use 4 pictures');
  await grow(studio, page, 1);
  await press(page, 'button', 'Export');
  const zip = await exportZip(page);
  const originals = names.map((name, i) => `${i < 2 ? 'one' : 'two'}/${name}`);
  const grown = originals.map((path) => path.replace(/\.png$/u, '__gif-k01.png'));
  expect([...zip.images.keys()].sort()).toEqual([...originals, ...grown].sort());
});

test('a folder with splits: only train grows, validation and test leave as they came @long', async ({
  studio,
  page,
}) => {
  const study = await studyFolder(1);
  await chooseFolder(studio, page, study);
  await grow(studio, page, 1);
  await press(page, 'button', 'Export');
  const zip = await exportZip(page);
  expect(synthetic(zip).map(({ file_name }) => file_name.split('/')[0])).toEqual(['train', 'train']);
  for (const [path, bytes] of zip.images)
    if (!path.startsWith('train/'))
      expect(Buffer.from(bytes).equals(await readFile(join(study, path))), path).toBe(true);
});

test('a teacher grows, trains and exports, and the last question of the lesson has the receipt’s answer @long', async ({
  studio,
  page,
}) => {
  await chooseFolder(studio, page, await studyFolder(3));
  await grow(studio, page, 1);
  await press(page, 'button', 'Receipt');
  await write(page, 'spinbutton', 'Repeats', '2');
  await write(page, 'spinbutton', 'Updates', '4');
  await press(page, 'button', 'Train and compare');
  await expect(page.getByRole('article', { name: /^Receipt of/u })).toBeVisible();
  await press(page, 'button', 'Export');
  const { texts } = await exportZip(page);
  const { receipts } = JSON.parse(texts.get('offshoot.json')!) as { receipts: readonly { receipt: Receipt }[] };
  const gain = findingsOf(receipts[0]!.receipt).find((finding) => finding.code === 'gain')!;

  await page.keyboard.press('?');
  await press(page, 'link', 'Lesson');
  await press(page, 'link', 'Does it help?');
  const choices = {
    better: 'Yes, more than chance',
    unclear: 'That cannot be told: the difference is no more than chance',
    worse: 'No, it harms',
  };
  const said = page.locator('form [role=status]');
  for (const verdict of ['better', 'unclear', 'worse'] as const) {
    await page.getByRole('radio', { name: choices[verdict] }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(said).toContainText(verdict === gain.gain.verdict ? 'Right.' : 'Not yet');
  }
});

test('from the first visit to a zip of the sample set: under 3 minutes, and under 12 presses @long', async ({
  studio,
  page,
}, { annotations }) => {
  await countPresses(page);
  await studio.open();
  const start = performance.now();
  await studio.button('Try the sample set').click();
  await studio.button('Continue to recipe').click();
  await studio.button('Start growing').click();
  // Who has no time for all of it stops: what is made by then is of every class alike.
  const grown = expect(studio.heading('Grown')).toBeVisible({ timeout: PATIENCE });
  const whole = await grown.then(
    () => true,
    () => false,
  );
  if (!whole) {
    await studio.button('Stop').click();
    await expect(studio.heading('Stopped; what is done is kept')).toBeVisible();
  }
  await studio.goTo('Review');
  await studio.goTo('Export');
  const zip = await savedZip(await studio.exportZip());
  const seconds = (performance.now() - start) / 1000;
  const presses = await pressesOn(page);
  annotations.push({
    type: 'figures',
    description: `${seconds.toFixed(0)} s, ${presses} presses, ${zip.images.size} pictures`,
  });
  const counts = new Map<string, number>();
  for (const { label } of synthetic(zip)) counts.set(label!, (counts.get(label!) ?? 0) + 1);
  expect(counts.size).toBe(10);
  // A seed of one class more, of five variants.
  expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(5);
  expect(presses).toBeLessThan(12);
  expect(seconds).toBeLessThan(180);
});
