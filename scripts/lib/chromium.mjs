import { access, constants } from 'node:fs/promises';
import { run, runModule } from './process.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

async function firstExecutable(paths) {
  for (const path of paths) {
    const found = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return path;
  }
  return null;
}

/** Playwright's own Chromium, whether it has been downloaded or not. */
async function playwrightPath() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/**
 * Finds a Chromium for the end-to-end tests, and gets one where there is none: `CHROMIUM` in the environment, an installed one,
 * Debian's when this is root, or Playwright's own.
 * @returns {Promise<string>} path of the program.
 */
export async function ensureChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined) {
    if ((await firstExecutable([named])) === null)
      throw new Error(`Expected Chromium at CHROMIUM=${named}, got nothing that runs.`);
    return named;
  }
  const installed = await firstExecutable([...PLACES, await playwrightPath()]);
  if (installed !== null) return installed;
  if (process.getuid?.() === 0) {
    console.log('Installing Chromium with apt-get ...');
    await run('apt-get', ['update', '-qq']);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      DEBIAN_FRONTEND: 'noninteractive',
    });
  } else {
    console.log("Downloading Playwright's Chromium ...");
    await runModule('@playwright/test/cli.js', ['install', 'chromium']);
  }
  const found = await firstExecutable([...PLACES, await playwrightPath()]);
  if (found === null)
    throw new Error(
      'Expected Chromium for the end-to-end tests, got none; install it, or name it: CHROMIUM=/path npm test.',
    );
  return found;
}
