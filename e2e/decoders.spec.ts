/**
 * @file Two decoders, one contract: every picture goes through the browser's decoder and through the command's, and what comes out is
 * compared in pixels; what one refuses the other refuses in the same words.
 */

import { openDecoders, throughBoth } from '../cli/harness/decoders.ts';
import { startServer, type HarnessServer } from '../cli/harness/server.ts';
import { READ, REFUSED } from '../src/testing/pictures/cases.ts';
import { filesOf, READ_ARCHIVES, REFUSED_FILES } from '../src/testing/pictures/files.ts';
import { expect, test } from '@playwright/test';

/** Levels of 255, on white, that page and command may differ by: browsers multiply opacity in and round. */
const TOLERANCE = 2;
/** Opacity and a profile in one WebP: the rounding goes through the profile's curve. */
const OPACITY_AND_PROFILE = 4;
/**
 * Levels to what Chromium shows by itself. Where a file says nothing of colours, or says it by a profile, both round alike; AVIF's
 * colours are widened otherwise at edges.
 */
const SHOWN = 2;
const SHOWN_MEAN = 1.5;

let server: HarnessServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(() => server.close());
test.beforeEach(({ page }) => openDecoders(page, server));

for (const [name, make] of Object.entries(READ)) {
  test(`reads the same pixels of ${name}`, async ({ page }) => {
    const both = await throughBoth(page, server, new Uint8Array(await make()));
    expect(both.commandRefuses).toBeNull();
    expect(both.page).toMatchObject({ ok: true, usedBits: both.commandBits });
    if (!both.page.ok) return;
    expect(both.page.command?.most).toBeLessThanOrEqual(
      name === 'WebP Display P3, opacity' ? OPACITY_AND_PROFILE : TOLERANCE,
    );
    expect(both.page.view).toEqual([both.page.width, both.page.height]);
    expect(both.page.look?.most).toBeLessThanOrEqual(TOLERANCE);
    if (!both.page.browser) return;
    expect(both.page.browser.mean).toBeLessThan(SHOWN_MEAN);
    if (!name.startsWith('AVIF')) expect(both.page.browser.most).toBeLessThanOrEqual(SHOWN);
  });
}

for (const archive of READ_ARCHIVES) {
  test(`reads the same pixels of the files in ${archive}`, async ({ page }) => {
    for (const [path, bytes] of await filesOf(archive)) {
      const both = await throughBoth(page, server, bytes);
      expect(both, path).toMatchObject({ commandRefuses: null, page: { ok: true, usedBits: both.commandBits } });
      if (both.page.ok) expect(both.page.command?.most, path).toBeLessThanOrEqual(TOLERANCE);
    }
  });
}

test('stretches the same', async ({ page }) => {
  for (const name of ['PNG 12 of 16 bits', 'TIFF 12 of 16 bits', 'JPEG 4:2:0']) {
    const both = await throughBoth(page, server, new Uint8Array(await READ[name]!()), 12);
    expect(both.page, name).toMatchObject({ ok: true, command: { most: 0 } });
  }
});

test('refuses in the same words', async ({ page }) => {
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
