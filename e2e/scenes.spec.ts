/** @file New scenes and joined pictures: page and command give the same bits, and say the same of seeds without an object. */

import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expandInNode } from './expandInNode.ts';
import { rounded, synthetic } from './sidecarRows.ts';
import { expect, test } from './test.ts';
import { savedZip, type ZipContent } from './zip.ts';

/** A ball, or nothing, on a ground of stripes. */
const picture = (ground: string, ball: string | null): Buffer =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="128" height="128"><rect width="128" height="128" fill="${ground}"/>` +
      (ball === null ? '' : `<circle cx="60" cy="66" r="30" fill="${ball}" stroke="#202020" stroke-width="3"/>`) +
      '</svg>',
  );

async function ballFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'offshoot-balls-'));
  for (const [name, ground, ball] of [
    ['red/1', '#d8e8f0', '#c03028'],
    ['red/2', '#e0e0d0', '#a82018'],
    ['blue/1', '#f0f0e8', '#2038b0'],
    ['blue/2', '#c8d8c0', null],
  ] as const) {
    await mkdir(join(folder, name.split('/')[0]!), { recursive: true });
    await sharp(picture(ground, ball))
      .png()
      .toFile(join(folder, `${name}.png`));
  }
  return folder;
}

test('scenes and joined pictures grow as the command grows them, bit for bit', async ({ studio, page }) => {
  const folder = await ballFolder();
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.goTo('Recipe');
  await page.getByLabel('Image size').selectOption('64');
  for (const [position, method] of [
    [2, 'scene'],
    [3, 'join'],
  ] as const) {
    await studio.button('Add a method').click();
    await page.getByRole('combobox', { name: `Method ${position}` }).selectOption(method);
  }
  await studio.expand(3);
  await studio.grown();
  await expect(page.getByText('New scene: no object stands out (1 seed)')).toBeVisible();
  await studio.goTo('Export');
  const zip = await savedZip(await studio.exportZip());

  const node = await expandInNode(folder, { variants: 3, side: 64, mix: 'gif=1,scene=1,join=1' });
  const methods = synthetic(zip).map(({ method }) => method);
  expect(methods.filter((id) => id === 'scene')).toHaveLength(3);
  const figures = (of: ZipContent) => new Map(synthetic(of).map((row) => [row.file_name, rounded(row, 9)]));
  expect(figures(zip)).toEqual(figures(node));
  for (const { file_name } of synthetic(zip)) {
    const [here, there] = await Promise.all([zip, node].map(({ images }) => pixelsOf(images.get(file_name)!)));
    expect(here!.equals(there!), file_name).toBe(true);
  }
});

test('a recipe is proposed from what the pictures show, as the command proposes it', async ({ studio, page }) => {
  const folder = await ballFolder();
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.goTo('Recipe');
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

test('backgrounds of a person take the place of other scenes, and are there after a reload', async ({
  studio,
  page,
}) => {
  const [folder, backgrounds] = [await ballFolder(), await mkdtemp(join(tmpdir(), 'offshoot-backgrounds-'))];
  for (const [name, ground] of [
    ['sand', '#e8d8a0'],
    ['sea', '#2878a8'],
  ] as const) {
    await sharp(picture(ground, null))
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
  await page.getByLabel('Image size').selectOption('64');
  await page.getByRole('combobox', { name: 'Method' }).selectOption('scene');
  const chosen = page.getByRole('region', { name: 'Backgrounds' });
  await chosen.getByLabel('Choose backgrounds').setInputFiles(backgrounds);
  await expect(chosen.getByText('Scenes come from 3 backgrounds of yours.')).toBeVisible();
  await chosen.getByRole('button', { name: 'Stretch 12 bits' }).click();
  await expect(chosen.getByText('1 background uses 12 of 16 bits; 12 bits are stretched')).toBeVisible();
  // What was changed within the last second is not stored yet.
  await page.waitForTimeout(1500);
  await expect(page.getByLabel('Saved', { exact: true })).toBeVisible();
  await page.reload();
  await studio.goTo('Recipe');
  await expect(chosen.getByText('Scenes come from 3 backgrounds of yours.')).toBeVisible();
  await studio.expand(2);
  await studio.grown();
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

/** Every byte of the picture: two programs pack the same one into different files. */
const pixelsOf = (png: Uint8Array): Promise<Buffer> => sharp(png).removeAlpha().raw().toBuffer();
