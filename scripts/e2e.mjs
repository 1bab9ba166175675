/** `npm run test:e2e`: the end-to-end tests against the production build, which it makes first. */
import { ensureChromium } from './lib/chromium.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runModule } from './lib/process.mjs';

await ensureInstalled();
const built = await runModule('vite/bin/vite.js', ['build', '--logLevel', 'warn']);
process.exit(built || (await runModule('@playwright/test/cli.js', ['test'], { CHROMIUM: await ensureChromium() })));
