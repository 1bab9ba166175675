/**
 * `npm run test:e2e`: the end-to-end tests against the production build, which it makes first; `npm run test:long`: those that
 * take long besides. What follows `--` goes to Playwright: `npm run test:e2e -- sample --project=wasm`.
 */
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runModule } from './lib/process.mjs';

const [first, ...rest] = process.argv.slice(2);
const chosen = first === '--long' ? rest : ['--grep-invert', '@long', ...process.argv.slice(2)];

await ensureInstalled();
const built = await runModule('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
const chromium = { CHROMIUM: await ensureChromium() };
process.exit(built || (await runModule('@playwright/test/cli.js', ['test', ...chosen], chromium)));
