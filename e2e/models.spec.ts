/** @file A pack from the hub: added by keyboard, chosen, grown with, offline and after a reload too. */

import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePack } from '../src/testing/packFolders.ts';
import { tinySafety } from '../src/testing/tinyPacks.ts';
import { expectAccessible, expectFits } from './accessible.ts';
import { pictureFolder } from './folders.ts';
import { studioWithHub } from './hub.ts';
import type { StudioPage } from './studioPage.ts';
import { expect, test } from './test.ts';
import { savedZip } from './zip.ts';

test.use({ serviceWorkers: 'allow' });

/** Presses what has the focus once it is this button. */
async function press({ page }: StudioPage, name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name, exact: typeof name === 'string' });
  await button.focus();
  await page.keyboard.press('Enter');
}

/** Expands once, and takes the pictures home. */
async function grow(studio: StudioPage): Promise<ReadonlyMap<string, Uint8Array>> {
  await studio.expand(1);
  await studio.grown();
  await studio.goTo('Export');
  const { images, texts } = await savedZip(await studio.exportZip());
  expect(texts.get('README.md')).toContain('CLIP ViT-B/32');
  return images;
}

test('a pack of the hub is added, used, and works offline', async ({ studio, page, context, baseURL }) => {
  // The first answer breaks off on purpose.
  studio.tolerated.push(/ERR_CONTENT_LENGTH_MISMATCH|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION/u);
  await using hub = await studioWithHub(new URL(baseURL!).origin);
  studio.origins.push(hub.origin);
  await page.goto(`${hub.origin}/?device=wasm&hub=/hub/`);
  await studio.chooseFolder(await pictureFolder('pets', ['cat', 'dog'], 1));
  await studio.preflight();
  expect(hub.asked).toEqual([]);

  await press(studio, /^WASM/u);
  await press(studio, 'Choose models');
  await expect(studio.heading('Models')).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Device and models' })).toBeHidden();
  await press(studio, 'Add CLIP ViT-B/32');
  await expect(studio.button('Use CLIP ViT-B/32')).toBeEnabled();
  expect(hub.asked.filter((path) => path.includes('vision')).at(-1)).toMatch(/ bytes=\d{3,}-$/u);
  await press(studio, 'Use CLIP ViT-B/32');
  await expect(page.getByRole('listitem').filter({ hasText: 'In use' }).filter({ hasText: 'CLIP' })).toBeVisible();
  await expectFits(studio, 'Models');
  await expectAccessible(studio, 'Models');
  await press(studio, 'Back');
  await studio.preflight();
  const first = await grow(studio);

  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  // All that the page needs is kept: the runtime and the starter models too.
  await page.evaluate(async () => {
    const list = await (await fetch('precache.js')).text();
    const { shell, large } = JSON.parse(list.slice(list.indexOf('{'), list.lastIndexOf('}') + 1)) as Record<
      'shell' | 'large',
      string[]
    >;
    await Promise.all([...shell, ...large].map((path) => fetch(path)));
  });
  await context.setOffline(true);
  const asked = hub.asked.length;
  await page.reload();
  const again = await grow(studio);
  expect([...again.keys()]).toEqual([...first.keys()]);
  for (const [path, bytes] of again) expect(bytes, path).toEqual(first.get(path));
  expect(hub.asked).toHaveLength(asked);

  // A check from one's own files needs no network either: what reaches its threshold starts as rejected, and says so.
  await press(studio, /^WASM/u);
  await press(studio, 'Choose models');
  await page.getByLabel('Choose files or a zip').setInputFiles(await safetyFiles());
  await press(studio, 'Use Tiny safety');
  await page.getByRole('spinbutton', { name: 'Reject from a score of' }).fill('0');
  await expectFits(studio, 'Models');
  await expectAccessible(studio, 'Models');
  await press(studio, 'Back');
  await studio.expand(1);
  await studio.grown();
  await studio.goTo('Review');
  await expect(page.getByRole('gridcell', { name: /variant 1, rejected/u })).toHaveCount(2);
  await studio.variants.first().click();
  await expect(page.getByText(/^safety: a score of 0\.\d\d, rejected from 0 on$/u)).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Focused variant' }).getByText('Safety score')).toBeVisible();
});

/** A safety classifier of a few bytes with its manifest. */
async function safetyFiles(): Promise<readonly string[]> {
  const folder = join(await mkdtemp(join(tmpdir(), 'offshoot-')), 'safety');
  await writePack(folder, tinySafety());
  return (await readdir(folder)).map((name) => join(folder, name));
}
