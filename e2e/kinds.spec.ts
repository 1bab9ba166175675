/** @file Kinds of pictures in the built page: the decoders that are loaded only for them, in its workers and under its policy. */

import { READ } from '../src/testing/pictures/cases.ts';
import { fill, newFolder } from './folders.ts';
import { expect, test } from './test.ts';

test('a folder of every kind of picture is read and grown', async ({ studio, page }) => {
  const files = {
    'cat/a.avif': await READ['AVIF 4:2:0']!(),
    'cat/b.tif': await READ['TIFF lzw, tiles']!(),
    'cat/c.png': await READ['PNG 16 bits, profile']!(),
    'cat/d.jpg': await READ['JPEG CMYK, profile']!(),
    'dog/a.png': await READ['PNG animated, default hidden']!(),
    'dog/b.gif': await READ['GIF frame in a larger screen']!(),
    // A bitmap under the name of another kind.
    'dog/c.jpg': await READ['BMP 8 bits, run lengths']!(),
    'dog/d.webp': await READ['WebP orientation 6']!(),
  };
  const folder = await newFolder('kinds');
  await fill(folder, files);
  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  await expect(page.getByRole('list', { name: 'Classes' }).getByRole('heading')).toHaveText(['cat', 'dog']);
  await expect(page.getByText(/skipped file/u)).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Classes' }).getByText('4 seeds', { exact: true })).toHaveCount(2);
  await studio.expand(1);
  await studio.grown();
});
