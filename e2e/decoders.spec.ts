/**
 * @file Two decoders, one contract: every picture goes through the browser's decoder and through the command's, and what comes out is
 * compared in pixels; what one refuses the other refuses in the same words.
 */

import { expect, test, type Page } from '@playwright/test';
import { openDecoders, throughBoth } from '../cli/harness/decoders.ts';
import { startServer, type HarnessServer } from '../cli/harness/server.ts';
import { READ, REFUSED } from '../src/testing/pictures/cases.ts';
import { filesOf, READ_ARCHIVES, REFUSED_FILES } from '../src/testing/pictures/files.ts';

/** Levels of 255, on white, that page and command may differ by: browsers multiply opacity in, and round. */
const TOLERANCE = 2;
/** Where the difference goes through a profile's curve, which makes it larger. */
const WIDER: Readonly<Record<string, number>> = {
  // Opacity multiplied in and taken out again.
  'WebP Display P3, opacity': 4,
  // A level of ink more or less.
  'JPEG CMYK, profile': 4,
};
/** Levels to what Chromium shows by itself: the most, and in the mean. */
const SHOWN = 4;
const SHOWN_MEAN = 0.5;
/** AVIF's colours are widened otherwise at edges. */
const SHOWN_AVIF = 1.5;

let server: HarnessServer;
let page: Page;
test.beforeAll(async ({ browser }) => {
  server = await startServer();
  page = await browser.newPage();
  await openDecoders(page, server);
});
test.afterAll(async () => {
  await page.close();
  await server.close();
});

for (const [name, make] of Object.entries(READ)) {
  test(`reads the same pixels of ${name}`, async () => {
    const both = await throughBoth(page, server, new Uint8Array(await make()));
    expect(both).toMatchObject({ commandRefuses: null, page: { ok: true, usedBits: both.commandBits } });
    if (!both.page.ok) return;
    expect(both.page.command?.most).toBeLessThanOrEqual(WIDER[name] ?? TOLERANCE);
    expect(both.page.view).toEqual([both.page.width, both.page.height]);
    expect(both.page.look?.most).toBeLessThanOrEqual(TOLERANCE);
    if (!both.page.browser) return;
    const avif = name.startsWith('AVIF');
    expect(both.page.browser.mean).toBeLessThan(avif ? SHOWN_AVIF : SHOWN_MEAN);
    if (!avif) expect(both.page.browser.most).toBeLessThanOrEqual(SHOWN);
  });
}

for (const archive of READ_ARCHIVES) {
  // 63 megapixels take ten seconds.
  test(`reads the same pixels of the files in ${archive}${archive.endsWith('px-mp63') ? ' @long' : ''}`, async () => {
    for (const [path, bytes] of await filesOf(archive)) {
      const both = await throughBoth(page, server, bytes);
      expect(both, path).toMatchObject({ commandRefuses: null, page: { ok: true, usedBits: both.commandBits } });
      if (both.page.ok) expect(both.page.command?.most, path).toBeLessThanOrEqual(TOLERANCE);
    }
  });
}

test('stretches the same', async () => {
  for (const name of ['PNG 12 of 16 bits', 'TIFF 12 of 16 bits', 'JPEG 4:2:0']) {
    const both = await throughBoth(page, server, new Uint8Array(await READ[name]!()), 12);
    expect(both.page, name).toMatchObject({ ok: true, command: { most: 0 } });
  }
});

test('refuses in the same words', async () => {
  for (const [name, { make, says }] of Object.entries(REFUSED)) {
    const { commandRefuses, page: there } = await throughBoth(page, server, new Uint8Array(await make()));
    expect(commandRefuses, name).toMatch(says);
    expect(there, name).toEqual({ ok: false, reason: commandRefuses });
  }
  for (const [archive, path, says] of REFUSED_FILES) {
    const { commandRefuses, page: there } = await throughBoth(page, server, (await filesOf(archive)).get(path)!);
    expect(commandRefuses, path).toMatch(says);
    expect(there, path).toEqual({ ok: false, reason: commandRefuses });
  }
});
