/** @file New scenes: what is proposed, whose scenes are taken, and how an object is cut out. */

import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expandInNode } from './expandInNode.ts';
import { ballFolder, ballPicture } from './folders.ts';
import { readProject } from './projectContent.ts';
import { rounded, synthetic } from './sidecarRows.ts';
import { expect, test } from './test.ts';
import { savedZip, type ZipContent } from './zip.ts';

test('a recipe is proposed from what the pictures show, as the command proposes it', async ({ studio, page }) => {
  const folder = await ballFolder();
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByLabel('Image size').selectOption('64');
  const proposed = page.getByRole('region', { name: 'Proposed recipe' });
  const propose = studio.button('Propose a recipe for this set');
  await propose.click();
  await expect(proposed.getByText(/Trying methods on your pictures: \d+ of 20/u)).toBeVisible();
  await studio.button('Cancel').click();
  await propose.click();
  await studio.button('Use this recipe').click();
  await expect(proposed.getByText(/\d+ %.*\.$/u).first()).toBeVisible();
  await studio.expand(3);
  await studio.grown();
  await studio.goTo('Export');
  const zip = await savedZip(await studio.exportZip());

  const node = await expandInNode(folder, { variants: 3, side: 64, proposed: true, batch: 1 });
  const parts = ({ texts }: ZipContent) =>
    (JSON.parse(texts.get('offshoot.json')!) as { recipe: { parts: unknown } }).recipe.parts;
  expect(parts(zip)).toEqual(parts(node));
  const figures = (of: ZipContent) => synthetic(of).map((row) => rounded(row, 9));
  expect(figures(zip)).toEqual(figures(node));
});

test('backgrounds of a person take the place of other scenes, and are there after a reload @long', async ({
  studio,
  page,
}) => {
  const [folder, backgrounds] = [await ballFolder(), await mkdtemp(join(tmpdir(), 'offshoot-backgrounds-'))];
  for (const [name, ground] of [
    ['sand', '#e8d8a0'],
    ['sea', '#2878a8'],
  ] as const) {
    await sharp(ballPicture(ground, null))
      .png()
      .toFile(join(backgrounds, `${name}.png`));
  }
  // Of 12 bits in 16, which no browser shows, under a name that says nothing.
  const dim = Uint16Array.from({ length: 3 * 64 * 64 }, (_, i) => (i * 31) % 4096);
  await sharp(dim, { raw: { width: 64, height: 64, channels: 3 } })
    .toColourspace('rgb16')
    .tiff({ compression: 'none' })
    .toFile(join(backgrounds, 'slide'));
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.preflight();
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByLabel('Image size').selectOption('64');
  await page.getByRole('combobox', { name: 'Method' }).selectOption('scene');
  const chosen = page.getByRole('region', { name: 'Backgrounds' });
  await chosen.getByLabel('Choose backgrounds').setInputFiles(backgrounds);
  await expect(chosen.getByText('Scenes come from 3 backgrounds of yours.')).toBeVisible();
  await chosen.getByRole('button', { name: 'Stretch 12 bits' }).click();
  await expect(chosen.getByText('1 background uses 12 of 16 bits; 12 bits are stretched')).toBeVisible();
  // A change is stored a moment after it was made.
  await expect
    .poll(async () => (await readProject(page)).records['part recipe'])
    .toMatchObject({ backgrounds: [{}, {}, {}], settings: { stretch: 12 } });
  await page.reload();
  await studio.goTo('Recipe');
  await studio.advanced();
  await expect(chosen.getByText('Scenes come from 3 backgrounds of yours.')).toBeVisible();
  await studio.expand(2);
  await studio.grown();
  await expect(studio.button('Grow the unguided twin')).toBeVisible();
  await studio.goTo('Export');
  const zip = await savedZip(await studio.exportZip());

  const node = await expandInNode(folder, {
    variants: 2,
    side: 64,
    mix: 'scene=1',
    backgrounds,
    stretch: 12,
    batch: 1,
  });
  expect(runOf(zip).backgrounds).toHaveLength(3);
  expect(runOf(zip).backgrounds).toEqual(runOf(node).backgrounds);
  const figures = (of: ZipContent) => synthetic(of).map((row) => rounded(row, 9));
  expect(figures(zip)).toEqual(figures(node));
  // They are nobody's class, and not part of the set.
  expect([...zip.images.keys()].filter((path) => /sand|sea|slide/u.test(path))).toEqual([]);
});

test('a mask is seen and corrected, and what is drawn on it is kept and taken back', async ({ studio, page }) => {
  await studio.open('?device=wasm');
  await studio.chooseFolder(await ballFolder());
  await studio.preflight();
  await studio.goTo('Recipe');
  await studio.advanced();
  await page.getByLabel('Image size').selectOption('64');
  await page.getByLabel('Seed of the preview').selectOption({ label: '2.png' });
  const open = studio.button('Object and scene');
  await open.click();
  const editor = page.getByRole('dialog', { name: 'Object and scene' });
  await expect(editor.getByText(/no object stands out/u)).toBeVisible();
  const board = editor.getByRole('img', { name: /draw on it/u });
  await editor.getByLabel('Draw with').selectOption('box');
  const { x, y, width, height } = (await board.boundingBox())!;
  await page.mouse.move(x + 0.25 * width, y + 0.25 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.75 * width, y + 0.75 * height);
  await page.mouse.up();
  await expect(editor.getByText(/New scenes move what is bright/u)).toBeVisible();
  await page.reload();
  await studio.goTo('Recipe');
  await page.getByLabel('Seed of the preview').selectOption({ label: '2.png' });
  await open.click();
  await expect(editor.getByText(/New scenes move what is bright/u)).toBeVisible();
  // Bright in the middle, and nothing at the edge.
  const alphas = await editor.getByRole('img', { name: 'The object alone' }).evaluate((canvas: HTMLCanvasElement) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })!;
    copy.drawImage(canvas, 0, 0);
    return [0.5, 0.05].map((at) => copy.getImageData(at * canvas.width, at * canvas.width, 1, 1).data[3]!);
  });
  expect(alphas[0]).toBe(255);
  expect(alphas[1]).toBeLessThan(20);
  await editor.getByRole('button', { name: 'Undo' }).click();
  await expect(editor.getByText(/no object stands out/u)).toBeVisible();
});

const runOf = ({ texts }: ZipContent) =>
  (JSON.parse(texts.get('offshoot.json')!) as { readonly run: { readonly backgrounds?: unknown } }).run;
