/**
 * `npm run test:e2e`: the end-to-end tests against the production build, which it makes first; with `--long` those that take an hour
 * instead. What follows goes to Playwright: `npm run test:e2e -- sample --project=wasm`.
 */
import { ensureChromium } from './lib/chromium.mjs';
import { runEndToEnd } from './lib/endToEnd.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runModule } from './lib/process.mjs';

const long = process.argv[2] === '--long';
const rest = process.argv.slice(long ? 3 : 2);
const chosen = long ? ['--grep', '@long'] : ['--grep-invert', '@long'];

await ensureInstalled();
const built = await runModule('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
const env = { CHROMIUM: await ensureChromium() };
process.exit(built || (await runEndToEnd([...chosen, ...rest], env)));
