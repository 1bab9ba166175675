/** `npm start`: installs what is missing, builds the studio, serves it on this machine and opens it in the browser. */
import { ensureInstalled } from './lib/install.mjs';
import { runModule } from './lib/process.mjs';

const VITE = 'vite/bin/vite.js';

/** Whether there is a screen for a browser to open on. */
const hasScreen =
  !process.env.CI && (process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY));

await ensureInstalled();
const built = await runModule(VITE, ['build', '--logLevel', 'warn']);
if (built !== 0) process.exit(built);
process.exit(await runModule(VITE, ['preview', ...(hasScreen ? ['--open'] : []), ...process.argv.slice(2)]));
