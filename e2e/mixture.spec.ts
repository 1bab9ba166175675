/** @file Page and command give the same bits, whatever the method. */

import sharp from 'sharp';
import { expandInNode } from './expandInNode.ts';
import { pictureFolder } from './folders.ts';
import { rounded, synthetic } from './sidecarRows.ts';
import { expect, test } from './test.ts';
import { savedZip, type ZipContent } from './zip.ts';

test('a mixture of methods grows as the command grows it, bit for bit', async ({ studio, page }) => {
  const folder = await pictureFolder('few', ['cat', 'dog'], 2);
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await studio.goTo('Recipe');
  await page.getByLabel('Image size').selectOption('64');
  for (const [position, method] of [
    [2, 'randaugment'],
    [3, 'cutmix'],
  ] as const) {
    await studio.button('Add a method').click();
    await page.getByRole('combobox', { name: `Method ${position}` }).selectOption(method);
  }
  await studio.setNumber('Share of Guided imagination', 2);
  await studio.expand(4);
  await studio.grown();
  await studio.goTo('Export');
  const zip = await savedZip(await studio.exportZip());

  const node = await expandInNode(folder, { variants: 4, side: 64, mix: 'gif=2,randaugment=1,cutmix=1' });
  const rows = synthetic(zip);
  const methods = rows.map(({ method }) => method);
  expect([...new Set(methods)].map((id) => [id, methods.filter((other) => other === id).length])).toEqual(
    expect.arrayContaining([
      ['gif', 8],
      ['randaugment', 4],
      ['cutmix', 4],
    ]),
  );
  const figures = (of: ZipContent) => new Map(synthetic(of).map((row) => [row.file_name, rounded(row, 9)]));
  expect(figures(zip)).toEqual(figures(node));
  for (const { file_name } of rows) {
    const [here, there] = await Promise.all([zip, node].map(({ images }) => pixelsOf(images.get(file_name)!)));
    expect(here!.equals(there!), file_name).toBe(true);
  }
});

/** Every byte of the picture: two programs pack the same one into different files. */
const pixelsOf = (png: Uint8Array): Promise<Buffer> => sharp(png).removeAlpha().raw().toBuffer();
