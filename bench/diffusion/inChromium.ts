/** @file The same in Chromium: the page, and the most memory that the browser's processes took. */

import { join, resolve } from 'node:path';
import { launchChromium } from '../../cli/harness/chromium.ts';
import type { Device } from '../../cli/harness/wire.ts';
import { browserMegabytes } from '../lib/browserUse.ts';
import { bundled, serve } from '../packs/site.ts';
import type { PageSettings } from './page.ts';
import type { Asked, Figures } from './variants.ts';

/** Longest that a variant may take, in milliseconds. */
const LONGEST = 3_600_000;

export async function measureInChromium(
  packs: { readonly prior: string; readonly judge: string },
  asked: Asked,
  threads: number,
  device: Device,
): Promise<Figures & { readonly peak: number; readonly before: number }> {
  const site = await serve({
    '/bench/page/': await bundled('page', join(import.meta.dirname, 'page.ts')),
    '/bench/prior/': resolve(packs.prior),
    '/bench/judge/': resolve(packs.judge),
    '/bench/ort/': join(import.meta.dirname, '../../node_modules/onnxruntime-web/dist'),
  });
  const browser = await launchChromium(device);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(LONGEST);
    // The runner of these scripts keeps the names of functions by a helper that the page does not have.
    await page.addInitScript('globalThis.__name = (it) => it');
    await page.goto(`${site.address}bench/`);
    const before = await browserMegabytes(browser, 'VmRSS');
    const settings: PageSettings = {
      ...asked,
      prior: '/bench/prior/',
      judge: '/bench/judge/',
      wasm: '/bench/ort/',
      threads,
      device,
    };
    const figures = await page.evaluate(async (given) => {
      const address = '/bench/page/page.js';
      const { measureHere } = (await import(address)) as { measureHere: (settings: PageSettings) => Promise<Figures> };
      return measureHere(given);
    }, settings);
    return {
      ...figures,
      before: before * 2 ** 20,
      peak: (await browserMegabytes(browser, 'VmHWM')) * 2 ** 20,
    };
  } finally {
    await browser.close();
    site.close();
  }
}
