/** `npm run test:e2e`: the end-to-end tests against the production build, which it makes first; with `--long` those that take an hour. */
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runModule } from './lib/process.mjs';

await ensureInstalled();
const built = await runModule('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
const long = process.argv.includes('--long');
const args = ['test', ...(long ? ['--grep', '@long'] : [])];
const env = { CHROMIUM: await ensureChromium(), ...(long && { LONG: '1' }) };
process.exit(built || (await runModule('@playwright/test/cli.js', args, env)));
