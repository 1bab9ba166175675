import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js';
import sharp from 'sharp';
import { fill, newFolder, pictureFolder } from './folders.ts';
import { problems } from './problems.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { filesOf, savedZip, writeZip } from './zip.ts';

/** Every skipped file with its reason, as the screen lists them. */
async function skippedFiles({ page }: StudioPage, count: number): Promise<Map<string, string>> {
  const list = page.locator('details').filter({ hasText: `${count} skipped file` });
  await list.locator('summary').click();
  const lines = await list.getByRole('listitem').evaluateAll((items) =>
    items.map((item) => {
      const path = item.querySelector('bdi')?.textContent ?? '';
      return [path, item.textContent.slice(path.length).trim()] as const;
    }),
  );
  return new Map(lines);
}

test('a folder with forty problems is read, grown and exported @long', async ({ studio, page }) => {
  const files = await problems();
  expect(Object.keys(files).length).toBeGreaterThanOrEqual(40);
  const folder = await newFolder('years of use');
  await fill(folder, Object.fromEntries(Object.entries(files).map(([path, { content }]) => [path, content])));
  const skipped = Object.entries(files).filter(([, problem]) => problem.skipped !== null);
  const read = Object.keys(files).filter((path) => files[path]!.skipped === null);

  await studio.open('?device=wasm');
  await studio.chooseFolder(folder);
  const reasons = await skippedFiles(studio, skipped.length);
  expect(reasons.size).toBe(skipped.length);
  for (const [path, { skipped: words }] of skipped) expect(reasons.get(path), path).toContain(words);
  await expect(page.getByRole('list', { name: 'Classes' }).getByRole('heading')).toHaveText(['cat', 'dog', 'כלב']);
  await expect(page.getByText('1 exact duplicate')).toBeVisible();
  await expect(page.getByText('1 very dark picture')).toBeVisible();
  await expect(page.getByText('1 very small picture')).toBeVisible();

  await studio.expand(1);
  await studio.grown();
  await studio.goTo('Export');
  const { images, rows } = await savedZip(await studio.exportZip());
  for (const path of read) expect(Buffer.from(images.get(path)!).equals(files[path]!.content), path).toBe(true);
  const variants = rows.filter(({ source }) => source === 'synthetic');
  expect(variants.map((row) => row.seed_file_name).sort()).toEqual([...read].sort());
  for (const { file_name } of variants) expect((await sharp(images.get(file_name)).metadata()).format).toBe('png');
  // Two seeds of one stem did not write over each other.
  expect(images.has('cat/twin__gif-k01.png') && images.has('cat/twin_png__gif-k01.png')).toBe(true);
});

test('a zip with hostile entries gives its pictures and nothing else', async ({ studio, page }) => {
  const folder = await pictureFolder('zipped', ['cat', 'dog'], 2);
  const pictures = await filesOf(folder);
  const picture = Object.values(pictures)[0]!;
  await writeZip(`${folder}.zip`, {
    ...pictures,
    '../outside.png': picture,
    'cat/../../../etc/outside.png': picture,
    '/absolute.png': picture,
    'C:\\windows\\absolute.png': picture,
    'cat/bomb.png': new Uint8Array(64 * 1024 * 1024),
  });
  await studio.open('?device=wasm');
  await studio.chooseZip(`${folder}.zip`);
  const reasons = await skippedFiles(studio, 5);
  expect([...reasons].sort()).toEqual([
    ['../outside.png', 'its path leaves the data set'],
    ['/absolute.png', 'its path is absolute'],
    ['C:\\windows\\absolute.png', 'its path is absolute'],
    ['cat/../../../etc/outside.png', 'its path leaves the data set'],
    ['cat/bomb.png', 'it unpacks to far more than any picture would'],
  ]);
  await expect(page.getByRole('list', { name: 'Seeds of cat' }).getByRole('button')).toHaveCount(2);
});

test('a file that is no zip, and a folder without pictures, say what was expected @long', async ({ studio, page }) => {
  const folder = await newFolder('nothing');
  await fill(folder, { 'not.zip': 'no zip', 'empty/readme.txt': 'nothing here' });
  await studio.open('?device=wasm');
  await studio.chooseZip(`${folder}/not.zip`);
  await expect(page.getByText('Expected a zip, got not.zip, which cannot be read as one')).toBeVisible();
  await studio.chooseFolder(folder);
  await expect(page.getByText(/Expected a folder for each class with images in/u)).toBeVisible();
  // The way stays open.
  await studio.chooseFolder(await pictureFolder('pets', ['cat'], 1));
  await expect(studio.heading('pets')).toBeVisible();
});

test('a zip of 100,000 entries with a bomb of 10 GB never keeps the page from answering for two seconds @long', async ({
  studio,
  page,
}) => {
  test.setTimeout(900_000);
  const folder = await pictureFolder('vast', ['cat', 'dog'], 2);
  const path = join(dirname(folder), 'vast.zip');
  const writer = new ZipWriter(Writable.toWeb(createWriteStream(path)) as WritableStream<Uint8Array>);
  for (const [name, content] of Object.entries(await filesOf(folder))) {
    await writer.add(name, new Uint8ArrayReader(content), { level: 0 });
  }
  await writer.add('cat/bomb.png', zeros(10 * 1024), { level: 1, zip64: true });
  const note = new Uint8Array(1);
  for (let i = 0; i < 100_000; i++) await writer.add(`notes/${i}.txt`, new Uint8ArrayReader(note), { level: 0 });
  await writer.close();

  await page.addInitScript(watchPauses);
  await studio.open('?device=wasm');
  await studio.chooseZip(path);
  await expect(page.getByText(/100,00\d skipped files/u)).toBeVisible();
  await page.getByText(/100,00\d skipped files/u).click();
  await expect(page.getByText('it unpacks to more than 256 MiB')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Seeds of cat' }).getByRole('button')).toHaveCount(2);
  const longest = await page.evaluate(() => (globalThis as { longestPause?: number }).longestPause);
  test.info().annotations.push({ type: 'measured', description: `longest pause of the page: ${longest!} ms` });
  expect(longest).toBeLessThan(2000);
});

/** A stream of zeros, in MiB. */
function zeros(mebibytes: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(1024 * 1024);
  let left = mebibytes;
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(piece);
      else controller.close();
    },
  });
}

/** Runs in the page: the longest time between two turns of its event loop, in milliseconds. */
function watchPauses(): void {
  const found = globalThis as { longestPause?: number };
  found.longestPause = 0;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    found.longestPause = Math.max(found.longestPause!, Math.round(now - last));
    last = now;
  }, 20);
}
