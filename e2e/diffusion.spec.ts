/** @file Packs that denoise: chosen, prompted, looked at on the way, grown, exported, and grown again; and one that decodes embeddings. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writePack } from '../src/testing/packFolders.ts';
import { tinyUnclip } from '../src/testing/tinyPacks.ts';
import { expectAccessible } from './accessible.ts';
import { newFolder, pictureFolder } from './folders.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { readZip } from './zip.ts';

/** The layout of published packs with random weights, of a megabyte. */
const DIFFUSION = join(import.meta.dirname, '../cli/reference/cases/diffusion/sd1-tiny');

const JUDGE = join(import.meta.dirname, '../public/models/starter-judge/pack.json');

/** An embedding prior for the judge that comes with the page. */
async function unclipFolder(): Promise<string> {
  const { embedding } = JSON.parse(await readFile(JUDGE, 'utf8')) as { embedding: { size: number } };
  const folder = join(await newFolder('unclip'), 'tiny-unclip');
  await writePack(folder, tinyUnclip(embedding.size));
  return folder;
}

/** Brings a pack as a folder, and takes it. */
async function takePack(studio: StudioPage, folder: string, title: string): Promise<void> {
  const { page } = studio;
  await studio.button(/^WASM/u).click();
  await studio.button('Choose models').click();
  await page.getByLabel('Choose a folder of models').setInputFiles(folder);
  await studio.button(`Use ${title}`).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'In use' }).filter({ hasText: title })).toBeVisible();
  await studio.button('Back').click();
}

async function typeText({ page }: StudioPage, name: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name });
  await field.fill(text);
  await field.press('Enter');
}

test('a diffusion pack grows what its recipe asks for, and again byte for byte', async ({ studio, page }, info) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.preflight();
  await takePack(studio, DIFFUSION, 'sd1-tiny');

  // The recipe that nobody had changed is the pack's own kind of guidance.
  await studio.goTo('Recipe');
  await studio.advanced();
  await expect(page.getByRole('combobox', { name: 'Method' })).toHaveValue('gif-sd');
  await page.getByRole('combobox', { name: 'Settings as published' }).selectOption({ label: 'Flowers' });
  await studio.setNumber('Denoising steps', 6);
  await typeText(studio, 'Domains', 'a drawing of');
  await typeText(studio, 'Adjectives', 'bright');
  await expect(page.getByText('a drawing of bright cat', { exact: true })).toBeVisible();

  const first = page.getByRole('img', { name: 'Variant 1', exact: true });
  await expect(page.getByText(/^the result: /u)).toBeVisible();
  const look = () => first.evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const end = await look();
  await page.getByRole('slider', { name: 'On the way' }).focus();
  await page.keyboard.press('Home');
  await expect(page.getByText(/^denoising, step 1 of 3: /u)).toBeVisible();
  await expect.poll(look).not.toBe(end);
  await expectAccessible(studio, 'Recipe');

  await studio.expand(1);
  await studio.grown();
  await studio.goTo('Export');
  const path = info.outputPath('grown.zip');
  await (await studio.exportZip()).saveAs(path);
  const { rows, texts } = await readZip(path);
  const made = rows.filter(({ method }) => method === 'gif-sd');
  expect(made.map(({ how }) => how?.prompt)).toEqual(['a drawing of bright cat', 'a drawing of bright dog']);
  for (const row of made) expect(row).toMatchObject({ strength: 0.5, guidance_scale: 8, epsilon: 0.8 });
  expect(texts.get('README.md')).toContain('sd1-tiny');

  // The pack is still here when the page comes back, and gives the same pictures.
  await page.reload();
  await expect(studio.heading('Export')).toBeVisible();
  await studio.goTo('Seeds');
  await studio.button('All projects').click();
  await studio.chooseZip(path);
  await expect(studio.variants).toHaveCount(2);
  await studio.goTo('Grow');
  await studio.button('Grow once more and compare').click();
  await expect(page.getByText('2 of 2 variants are the same, byte for byte.')).toBeVisible();

  // Prompts alone bring a class to a count: the seed gives nothing but its class, and what came before stays as a run of its own.
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByRole('combobox', { name: 'Method' }).selectOption('text-to-image');
  await studio.setNumber('Denoising steps', 3);
  await page.getByRole('combobox', { name: 'How many' }).selectOption('class');
  await studio.setNumber('Images per class', 4);
  await studio.button('Start growing').click();
  await studio.grown();
  await studio.goTo('Review');
  await expect(studio.variants).toHaveCount(6);
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByRole('combobox', { name: 'Method' }).selectOption('gif-sd');
  await studio.goTo('Grow');

  // Another kind of prior is not made for this recipe: it says so, and what it is made for is taken by one press.
  await takePack(studio, await unclipFolder(), 'Tiny unCLIP');
  await studio.goTo('Recipe');
  await expect(
    page.getByText(/^Guided diffusion needs a prior that denoises.*, got a prior that makes/u).first(),
  ).toBeVisible();
  await studio.button('Take Guided embedding instead').click();
  await studio.advanced();
  await expect(page.getByText('a photo of a cat', { exact: true })).toBeVisible();
  await expect(page.getByText(/^the result: /u)).toBeVisible();
  await expect(first).toBeVisible();
});
