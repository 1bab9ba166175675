/** @file The production build behind a server, and pages of a browser on it. */

import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { preview } from 'vite';
import { StudioPage } from '../../e2e/studioPage.ts';
import { watchLongTasks } from './longTasks.ts';

export interface StudioServer {
  /**
   * Opens the studio in a browser of its own, with nothing cached.
   *
   * @param prepare called with the context before the page is opened.
   */
  open(prepare?: (context: BrowserContext) => Promise<void>): Promise<OpenStudio>;
  close(): Promise<void>;
}

export interface OpenStudio {
  readonly studio: StudioPage;
  readonly page: Page;
  close(): Promise<void>;
}

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Another build than the present one, to be compared with. */
const BUILD = process.env.BUILD ?? 'dist';
const ARGS = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'];

/** Serves a build. @throws Error where there is none. */
export async function openStudioServer(): Promise<StudioServer> {
  if (!existsSync(`${BUILD}/index.html`)) {
    throw new Error(`Expected a build in ${BUILD}/, got none; run "npm run build".`);
  }
  const served = await preview({
    build: { outDir: BUILD },
    preview: { port: 4793, strictPort: true },
    logLevel: 'error',
  });
  const address = served.resolvedUrls!.local[0]!;
  const browsers = new Set<() => Promise<void>>();
  return {
    async open(prepare = () => Promise.resolve()) {
      // A profile on the disk: without one a browser keeps databases in its memory, and has no room for a large set.
      const profile = await mkdtemp(join(tmpdir(), 'offshoot-profile-'));
      const context = await chromium.launchPersistentContext(profile, {
        executablePath: CHROMIUM,
        args: [...ARGS, '--enable-precise-memory-info'],
        viewport: { width: 1440, height: 900 },
        serviceWorkers: 'block',
      });
      const close = async () => {
        await context.close();
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      };
      browsers.add(close);
      // The runner of these scripts keeps the names of functions by a helper that the page does not have.
      await context.addInitScript('globalThis.__name = (it) => it');
      await context.addInitScript(watchLongTasks);
      await prepare(context);
      const page = await context.newPage();
      // What is measured may take long.
      page.setDefaultTimeout(600_000);
      await page.goto(`${address}?device=wasm`);
      return { page, studio: new StudioPage(page), close };
    },
    async close() {
      // Those of parts that failed are still open.
      await Promise.all([...browsers].map((close) => close()));
      await served.close();
    },
  };
}
